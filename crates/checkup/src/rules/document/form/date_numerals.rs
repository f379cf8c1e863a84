//! Is 成文日期 written in Arabic figures?

use gongwen::placed::Role;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::numerals::NumeralDate;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, format};

const CARD: RuleCard = RuleCard {
    id: "FMT002",
    title: "成文日期不用阿拉伯数字",
    requirements: DOC_1,
    basis: format("7.3.5.4"),
    effective: REGULATION_DAY,
    text: "成文日期中的数字用阿拉伯数字，年份标全，月、日不编虚位。2012年7月1日以前的公文用汉字，不算错。",
    why: "日期写法统一，才好登记和检索。",
    examples: &[
        Example { given: "日期：二〇一四年五月二十日", then: "提示：2014年5月20日" },
        Example { given: "日期：二〇一一年五月二十日", then: "不提示：当时的规定用汉字" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find).fixes(Fixes::Safe);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    for element in subject.of(|role| matches!(role, Role::Date | Role::PrintedOn)) {
        let text = &element.text;
        let Some(date) = NumeralDate::find(text.source) else { continue };
        let range = text.range_of_bytes(date.bytes.start, date.bytes.end);
        let right = date.arabic();
        out.add(
            Draft::found(format!("“{}”应写“{right}”", text.slice(&range)))
                .at(text, &range)
                .safe(text, &range, right.as_str())
                .hint(format!("改为“{right}”。")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn the_ring_that_is_typed_for_zero_is_read_too() {
        hits("FMT002", &["日期：二○一四年十二月三日"]);
        passes("FMT002", &["日期：2014年12月3日"]);
    }
}

//! Do month and day bear a leading zero?

use std::sync::LazyLock;

use gongwen::placed::Role;
use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, format};
use crate::text::Text;

const CARD: RuleCard = RuleCard {
    id: "FMT003",
    title: "月日编了虚位",
    requirements: DOC_1,
    basis: format("7.3.5.4"),
    effective: REGULATION_DAY,
    text: "月、日不编虚位：1月5日不写01月05日。",
    why: "虚位是机器的写法，不是公文的写法。",
    examples: &[
        Example { given: "文：于2026年05月06日前报送。", then: "提示：5月6日" },
        Example { given: "文：于2026年5月6日前报送，编号05月刊。", then: "不提示：没有虚位" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Safe);

static ZERO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"年(0[1-9])月|[年月](0[1-9])日|[^\d](0[1-9])月(?:\d{1,2}日)").expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    scan(subject.body(), out);
    for element in subject.of(|role| matches!(role, Role::Date | Role::PrintedOn | Role::Note)) {
        scan(&element.text, out);
    }
}

fn scan(text: &Text<'_>, out: &mut Findings) {
    let mut from = 0;
    // Matches may share 月, so each search begins at the end of the zero before it.
    while let Some(found) = ZERO.captures_at(text.source, from) {
        let Some(number) = (1..=3).find_map(|group| found.get(group)) else { break };
        from = number.end();
        let zero = text.range_of_bytes(number.start(), number.start() + 1);
        let mark = zero.start..zero.start + 3;
        let right = &number.as_str()[1..];
        out.add(
            Draft::found(format!("“{}”的虚位应去掉", text.slice(&mark)))
                .at(text, &mark)
                .safe(text, &zero, "")
                .hint(format!("写“{right}”。")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn month_and_day_are_two_places() {
        assert_eq!(found("FMT003", "日期：2026年03月02日")[0].count, 2);
        passes("FMT003", &["日期：2026年10月20日", "文：电话0512－01。"]);
    }
}

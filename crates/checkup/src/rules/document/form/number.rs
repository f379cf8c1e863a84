//! Is 发文字号 written with 〔〕, the full year, no 第 and no leading zero?

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
    id: "FMT001",
    title: "发文字号写法",
    requirements: DOC_1,
    basis: format("7.2.5"),
    effective: REGULATION_DAY,
    text: "发文字号的年份用全称并用六角括号“〔〕”括起，序号不编虚位、不加“第”字，后加“号”字；引用别的公文的字号也这样写。",
    why: "字号是查一件公文的钥匙，写法不一就查不到。",
    examples: &[
        Example { given: "文号：青办发[2026]第03号", then: "提示：青办发〔2026〕3号" },
        Example { given: "文号：青办发〔2026〕3号", then: "不提示：写法正确" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find).fixes(Fixes::Safe);

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([\p{Han}])([\[［（(【〔])((?:19|20)\d{2})([\]］）)】〕])(第?)(\d{1,5})号")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    scan(subject.body(), out);
    for element in subject.of(|role| role == Role::Number) {
        scan(&element.text, out);
    }
}

fn scan(text: &Text<'_>, out: &mut Findings) {
    for found in NUMBER.captures_iter(text.source) {
        let group = |index: usize| found.get(index).map_or("", |group| group.as_str());
        let serial = group(6).trim_start_matches('0');
        let sound = group(2) == "〔" && group(4) == "〕" && group(5).is_empty() && serial == group(6);
        let (Some(open), Some(whole)) = (found.get(2), found.get(0)) else { continue };
        // The files of courts are numbered （2026）苏01民终5号 and stand in round brackets.
        if sound || serial.is_empty() {
            continue;
        }
        let range = text.range_of_bytes(open.start(), whole.end());
        let right = format!("〔{}〕{serial}号", group(3));
        let draft = Draft::found(format!("“{}”应写“{right}”", text.slice(&range))).at(text, &range);
        out.add(draft.safe(text, &range, right.as_str()).hint(format!("改为“{right}”。")));
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, hits, passes};

    #[test]
    fn brackets_the_word_and_zeros_are_mended_at_once() {
        let found = found("FMT001", "文号：青办发（2026）第012号");
        let fix = found[0].fix.as_ref().expect("mechanical");
        assert_eq!((fix.edits[0].before.as_str(), fix.edits[0].after.as_str()), ("（2026）第012号", "〔2026〕12号"));
        hits("FMT001", &["文：按照《防汛办法》（青政发[2024]3号）执行。"]);
        passes("FMT001", &["文：案号为（2026）江01民终5号。"]);
    }
}

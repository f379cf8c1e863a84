//! Is the percent sign dropped from a range?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, NUMERALS_DAY, numerals};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T19",
    title: "百分比范围",
    requirements: INF_2,
    basis: numerals("5.1.3"),
    effective: NUMERALS_DAY,
    text: "百分比的范围两头都写百分号，如5%～10%。",
    why: "“5～10%”会读成5到0.1。",
    examples: &[
        Example { given: "下降5～10%。", then: "提示：前一个数少了百分号" },
        Example { given: "下降5%～10%，涉及5～10户。", then: "不提示：两头都有；户数可省" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\d+(?:\.\d+)?[～~—–至-]\d+(?:\.\d+)?[%％]").expect("the pattern is fixed and tested")
    });
    let body = &subject.body;
    for range in body.matches(&BARE) {
        let joined = body
            .before(range.start)
            .is_some_and(|before| before.is_ascii_alphanumeric() || matches!(before, '.' | '-' | '—'));
        if joined {
            continue;
        }
        let mut end = range.start;
        while body.at(end).is_some_and(|character| character.is_ascii_digit() || character == '.') {
            end += 1;
        }
        let first = range.start..end;
        let draft = Draft::advice(format!("“{}”前一个数少了百分号", body.slice(&range))).at(body, &range);
        out.add(draft.ask(body, &first, format!("{}%", body.slice(&first))).hint("两个数都写百分号。"));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn codes_and_full_ranges_are_fine() {
        passes("T19", &["编号A3-10%。", "由5%至10%。", "5至10户。"]);
        hits("T19", &["提高3至5%。", "误差0.5-1.5%。"]);
    }
}

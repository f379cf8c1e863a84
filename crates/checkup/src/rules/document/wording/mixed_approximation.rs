//! Is 几 written after Arabic figures?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{NUMERALS_DAY, numerals};
use crate::rules::document::basis::DOC_1;

const CARD: RuleCard = RuleCard {
    id: "NUM012",
    title: "带几的概数用了阿拉伯数字",
    requirements: DOC_1,
    basis: numerals("4.2.2"),
    effective: NUMERALS_DAY,
    text: "含“几”的概数用汉字：十几、二十几、三百几十，不写10几、20几。",
    why: "一个数里两种写法，读着别扭，也说明没有核实。",
    examples: &[
        Example { given: "文：走访20几户。", then: "提示：二十几" },
        Example {
            given: "文：走访二十几户、20余户。", then: "不提示：汉字；余可以配阿拉伯数字"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Ask);

static MIXED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"([1-9])0几").expect("the pattern is fixed and tested"));

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    const TENS: [&str; 9] = ["十", "二十", "三十", "四十", "五十", "六十", "七十", "八十", "九十"];
    let body = subject.body();
    for range in body.matches(&MIXED) {
        if body.before(range.start).is_some_and(|before| before.is_ascii_digit() || before == '.') {
            continue;
        }
        let tens = body.at(range.start).and_then(|digit| digit.to_digit(10)).map_or(0, |digit| digit as usize - 1);
        let right = format!("{}几", TENS[tens]);
        out.add(
            Draft::found(format!("“{}”应写“{right}”", body.slice(&range)))
                .at(body, &range)
                .ask(body, &range, right.as_str())
                .hint(format!("写“{right}”；能写出实数的写实数。")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn the_tens_are_written_out() {
        assert_eq!(found("NUM012", "文：走访30几户。")[0].fix.as_ref().expect("offers one").edits[0].after, "三十几");
        passes("NUM012", &["文：第2030几何图形。"]);
    }
}

//! Is 万 or 亿 dropped from the first number of a range?

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
    id: "NUM011",
    title: "数值范围漏了万亿",
    requirements: DOC_1,
    basis: numerals("5.1.3"),
    effective: NUMERALS_DAY,
    text: "数值范围的前后两个数都写“万”“亿”：13万～17万元，不写13～17万元。",
    why: "13～17万元可以读成13元到17万元。",
    examples: &[
        Example { given: "文：每村补助13～17万元。", then: "提示：13万～17万元" },
        Example {
            given: "文：每村补助13万～17万元，每户补助13～17元。", then: "不提示：前后都写了；没有万"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Ask);

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(\d+(?:\.\d+)?)[～~—－-](\d+(?:\.\d+)?)([万亿])").expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for found in RANGE.captures_iter(body.source) {
        let (Some(whole), Some(first), Some(second), Some(unit)) =
            (found.get(0), found.get(1), found.get(2), found.get(3))
        else {
            continue;
        };
        let value = |text: &str| text.parse::<f64>().unwrap_or(0.0);
        let range = body.range_of_bytes(whole.start(), whole.end());
        // 2026-12万 is no range of amounts, and neither is one that falls.
        let joined = body.before(range.start).is_some_and(|before| before.is_ascii_digit() || "-—－.".contains(before));
        if joined || value(second.as_str()) <= value(first.as_str()) {
            continue;
        }
        let number = body.range_of_bytes(first.start(), first.end());
        let right = format!("{}{}", first.as_str(), unit.as_str());
        out.add(
            Draft::found(format!("“{}”的前一个数漏了“{}”", body.slice(&range), unit.as_str()))
                .at(body, &range)
                .ask(body, &number, right.as_str())
                .hint(format!("写“{right}～{}{}”。", second.as_str(), unit.as_str())),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn years_and_codes_are_no_amounts() {
        passes("NUM011", &["文：2026-03-2万人参加。", "文：编号17-13万。"]);
        hits("NUM011", &["文：总投资1.2～1.6亿元。"]);
    }
}

//! Does a citation give the title first and the number after it?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};
use crate::text::short;

const CARD: RuleCard = RuleCard {
    id: "POL003",
    title: "引文先标题后文号",
    requirements: DOC_1,
    basis: practice("引文"),
    effective: REGULATION_DAY,
    text: "引用公文先引标题，后用圆括号引文号：《标题》（×〔20××〕×号）。",
    why: "先说是什么，再说是哪一件，读的人不用倒着找。",
    examples: &[
        Example {
            given: "文：按照江发〔2025〕8号《关于加强防汛工作的意见》办理。", then: "提示：标题应在前"
        },
        Example {
            given: "文：按照《关于加强防汛工作的意见》（江发〔2025〕8号）办理。", then: "不提示：标题在前"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Ask);

static REVERSED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(\p{Han}{1,8}〔(?:19|20)\d{2}〕\d{1,5}号)(?:文件?)?(《[^《》]{2,80}》)")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for found in REVERSED.captures_iter(body.source) {
        let (Some(number), Some(title), Some(whole)) = (found.get(1), found.get(2), found.get(0)) else { continue };
        let prefix = issuer_length(number.as_str());
        let skipped = number.as_str().len() - prefix;
        let range = body.range_of_bytes(whole.start() + skipped, whole.end());
        let right = format!("{}（{}）", title.as_str(), &number.as_str()[skipped..]);
        out.add(
            Draft::found(format!("“{}”先写了文号", short(body.slice(&range))))
                .at(body, &range)
                .ask(body, &range, right.as_str())
                .hint("标题在前，文号放在标题后的圆括号里。"),
        );
    }
}

/// How many bytes at the end of 按照江发〔2025〕8号 are the number: words such as 按照 before it are none of it.
fn issuer_length(number: &str) -> usize {
    const BEFORE: &[&str] = &[
        "按照", "根据", "依据", "落实", "贯彻", "执行", "遵照", "印发", "转发", "以", "见", "和", "及", "与", "对",
        "由", "在", "将", "的",
    ];
    let mut start = 0;
    for word in BEFORE {
        if let Some(found) = number.find(word) {
            start = start.max(found + word.len());
        }
    }
    number.len() - start
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn the_two_change_places_and_people_confirm() {
        let found = found("POL003", super::CARD.examples[0].given);
        let edit = &found[0].fix.as_ref().expect("offers one").edits[0];
        assert_eq!(edit.after, "《关于加强防汛工作的意见》（江发〔2025〕8号）");
        passes("POL003", &["文：见青办发〔2026〕3号。《条例》另行印发。"]);
    }
}

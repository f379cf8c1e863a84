//! Is one number cited with two titles?

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "POL004",
    title: "同一文号引了两个标题",
    requirements: DOC_1,
    basis: regulation("第二十条第四项"),
    effective: REGULATION_DAY,
    text: "引文应当准确：一个文号只有一个标题，前后引用要一致。",
    why: "两处不一样，至少错一处。",
    examples: &[
        Example {
            given: "文：按照《关于加强防汛工作的意见》（江发〔2025〕8号）部署。¶落实《关于做好抗旱工作的意见》（江发〔2025〕8号）。",
            then: "提示：江发〔2025〕8号有两个标题",
        },
        Example {
            given: "文：按照《关于加强防汛工作的意见》（江发〔2025〕8号）部署。¶落实《关于做好抗旱工作的意见》（江发〔2025〕9号）。",
            then: "不提示：两个文号",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

static CITED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"《([^《》]{2,80})》[（(]([^（）()]{1,12}〔(?:19|20)\d{2}〕\d{1,5}号)")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    let mut seen: BTreeMap<&str, (&str, Range<usize>)> = BTreeMap::new();
    for found in CITED.captures_iter(body.source) {
        let (Some(title), Some(number)) = (found.get(1), found.get(2)) else { continue };
        let range = body.range_of_bytes(title.start(), title.end());
        let (first, at) = seen.entry(number.as_str()).or_insert((title.as_str(), range.clone()));
        if *first != title.as_str() {
            out.add(
                Draft::found(format!("{}前面引作《{first}》，这里引作《{}》", number.as_str(), title.as_str()))
                    .at(body, &range)
                    .also_here(body, at)
                    .hint("查对原文，两处改为一致。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn the_first_citation_is_shown_beside_the_second() {
        assert_eq!(found("POL004", super::CARD.examples[0].given)[0].related[0].text, "关于加强防汛工作的意见");
        passes("POL004", &["文：《甲意见》（江发〔2025〕8号）。¶《甲意见》（江发〔2025〕8号）。"]);
    }
}

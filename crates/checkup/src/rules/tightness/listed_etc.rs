//! Does a comma of enumeration stand before 等?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PUNCTUATION_DAY, punctuation};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T12",
    title: "顿号后接“等”",
    requirements: INF_2,
    basis: punctuation("附录B.1.2"),
    effective: PUNCTUATION_DAY,
    text: "列举之后直接写“等”，前面不加顿号。",
    why: "“等”已经表示列举没有完。",
    examples: &[
        Example { given: "划线、公示、登记、等工作。", then: "提示：登记、等" },
        Example {
            given: "划线、公示、登记等工作；定方案、等批复。", then: "不提示：没有顿号；“等批复”的等是等待"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    const OTHER_WORDS: &[&str] = &[
        "等级",
        "等候",
        "等待",
        "等额",
        "等同",
        "等于",
        "等值",
        "等比",
        "等距",
        "等批",
        "等通知",
        "等人",
        "等到",
        "等着",
        "等温",
        "等高",
        "等腰",
        "等外",
    ];
    for text in subject.parts() {
        for index in 1..text.len() {
            if text.at(index) == Some('、')
                && text.at(index + 1) == Some('等')
                && !text.has_any_at(index + 1, OTHER_WORDS)
            {
                let range = index..index + 1;
                let draft = Draft::advice("“等”前不用顿号").at(text, &(index..index + 2));
                out.add(draft.safe(text, &range, "").hint("删去“等”前的顿号。"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn words_that_begin_with_the_same_character_are_no_etc() {
        passes("T12", &["分类、等级、数量。", "排队、等候。"]);
        hits("T12", &["区水利局、区财政局、等12个单位。"]);
    }
}

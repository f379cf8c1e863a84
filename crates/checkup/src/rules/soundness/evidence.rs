//! Is there evidence for praise and results?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S06",
    title: "结论缺佐证",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "写了满意率、好评、表彰、排名、试点推广一类结论，而没有附佐证材料的，建议附上。",
    why: "校核的人要凭材料核实，没有附件就要打电话一件件问。",
    examples: &[
        Example {
            given: "10月，群众满意率达98%，获评市级示范。", then: "提示：没有附佐证材料"
        },
        Example {
            given: "附件：1；10月，群众满意率达98%，获评市级示范。", then: "不提示：附了材料"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    if 0 < subject.item.attachments {
        return;
    }
    for range in subject.words_of(Group::Evidence) {
        // What is still to come needs no evidence yet.
        if subject.body.slice(&subject.sentence_at(range.start)).contains(['将', '拟']) {
            continue;
        }
        if subject.is_cited(range) || subject.body.has_any_before(range.start, &["提高", "提升", "调查"]) {
            continue;
        }
        let word = subject.body.slice(range);
        out.add(
            Draft::advice(format!("“{word}”没有附佐证材料"))
                .at(&subject.body, range)
                .hint("加附件：调查表、工单对比、表彰文件、照片等任一种。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_plan_to_please_is_no_claim() {
        passes("S06", &["10月，为提高满意度，临江街道划线。", "印发《全市推广方案》。下一步，将在全市推广。"]);
        hits("S06", &["做法在全市推广。"]);
    }
}

//! Does it end in a promise without a date or a name?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::begin_in;
use crate::rules::basis::{INF_2_DOC_3, PRACTICE, SPEECH_DAY};
use crate::subject::Subject;
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T06",
    title: "下一步没有下文",
    requirements: INF_2_DOC_3,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "“下一步”“今后”“接下来”的打算，应写明谁在什么时候做到什么；没有的建议删去。",
    why: "没有期限和责任人的打算不是信息。",
    examples: &[
        Example {
            given: "10月，划线120处。下一步，将进一步加大力度推广。", then: "提示：谁、什么时候都没有"
        },
        Example {
            given: "10月，划线120处。下一步，由区水利局12月底前完成清淤3公里。",
            then: "不提示：有人、有期限、有数",
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let body = &subject.body;
    for sentence in &subject.sentences {
        let promises = body.has_any_at(sentence.start, &["下一步", "下步", "今后", "接下来", "下阶段", "下一阶段"]);
        if promises && begin_in(&subject.anchors, sentence) == 0 {
            let message = format!("“{}”没有说谁在什么时候做到什么", short(body.slice(sentence)));
            out.add(Draft::advice(message).at(body, sentence).hint("补上责任单位、期限和要做到的数；没有就删去。"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_named_document_or_deadline_is_enough() {
        passes("T06", &["10月划线。下一步，年底前推广。", "划线为下一步扩面打底。"]);
        hits("T06", &["今后，我们将继续努力。"]);
    }
}

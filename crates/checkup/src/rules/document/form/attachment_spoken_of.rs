//! Is there an attachment where the text speaks of one?

use gongwen::placed::{Part, Role};
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, format};

const CARD: RuleCard = RuleCard {
    id: "FMT012",
    title: "写了见附件而没有附件",
    requirements: DOC_1,
    basis: format("7.3.4"),
    effective: REGULATION_DAY,
    text: "正文里写了“见附件”的，要有附件说明。",
    why: "收文的机关翻到最后，没有。",
    examples: &[
        Example { given: "文：物资清单见附件。", then: "提示：没有附件" },
        Example {
            given: "文：物资清单见附件。｜附件说明：附件：物资清单", then: "不提示：有附件说明"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let attached = !subject.placed.document.attachments.is_empty()
        || subject.of(|role| matches!(role, Role::AttachmentLine(_))).next().is_some()
        || subject.lines.iter().any(|line| matches!(line.part, Part::Attachment(_)));
    if attached || subject.is_internal() {
        return;
    }
    let body = subject.body();
    for word in ["见附件", "详见附表", "附后）", "见附表"] {
        for (byte, _) in body.source.match_indices(word) {
            let range = body.range_of_bytes(byte, byte + word.trim_end_matches('）').len());
            out.add(
                Draft::found(format!("写了“{}”，没有附件说明，也没有附件", body.slice(&range)))
                    .at(body, &range)
                    .hint("补上附件和附件说明，或者改去这句话。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn a_bound_attachment_is_enough() {
        passes("FMT012", &["文：物资清单见附件。｜附件：物资清单¶沙袋100只。"]);
    }
}

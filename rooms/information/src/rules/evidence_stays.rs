//! Evidence that lay before a signer is not taken away.

use crate::model::Signature;
use kernel::{AttachmentId, Example, Refusal, RuleCard};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.evidence_stays",
    title: "过关后佐证只增不减",
    requirements: &["INF-1", "INF-2"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "有人签过字以后，佐证材料可以再加，不能撤掉签字时在场的。",
    why: "签字凭的是当时的佐证。",
    examples: &[Example {
        given: "校核人对着照片签了“内容实”，退回后起草人把照片删了", then: "不能保存"
    }],
};

/// Refuses a save that drops evidence after anybody signed.
#[must_use]
pub fn check(signatures: &[Signature], before: &[AttachmentId], after: &[AttachmentId]) -> Option<Refusal> {
    let dropped = before.iter().filter(|id| !after.contains(id)).count();
    (!signatures.is_empty() && 0 < dropped).then(|| {
        conflict(
            &CARD,
            format!("有{dropped}份佐证材料在签字时已经在场，不能撤掉。"),
            "请保留原有佐证；有更准确的，另外添加并在正文说明。",
        )
        .field("evidence")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Gate;
    use crate::rules::people::{person, signature, uuid};

    #[test]
    fn after_a_signature_evidence_only_grows() {
        let (photo, list) = (AttachmentId::new(uuid(1)), AttachmentId::new(uuid(2)));
        let signed = [signature(Gate::Check, person(2))];
        assert!(check(&signed, &[photo], &[list]).is_some());
        assert_eq!(check(&signed, &[photo], &[photo, list]), None);
        assert_eq!(check(&[], &[photo], &[]), None);
    }
}

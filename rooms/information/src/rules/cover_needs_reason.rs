//! A cover stands with its reason on record.

use crate::model::Reason;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.cover_needs_reason",
    title: "指定代为校核人要写明理由",
    requirements: &["INF-1"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "指定代为校核人要写明为什么需要，理由随信息一起留存，审批人和信息科都看得到。",
    why: "例外要让后面的人看得见。",
    examples: &[Example { given: "只填了人名没有写理由", then: "不能保存" }],
};

/// Refuses a cover without a reason.
#[must_use]
pub fn check(reason: Option<&Reason>) -> Option<Refusal> {
    reason.is_none().then(|| {
        invalid(&CARD, "指定代为校核人没有写理由。", "请写明为什么需要，例如“在岗2人，没有专职校核人”。")
            .field("reason")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn no_reason_no_cover() {
        assert!(check(None).is_some());
        let reason = Reason::parse("reason", "理由", "在岗2人，没有专职校核人").expect("fits");
        assert_eq!(check(Some(&reason)), None);
    }
}

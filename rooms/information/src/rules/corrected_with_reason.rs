//! Whatever is on record is corrected or taken back with a reason, and never deleted.

use kernel::{Example, Refusal, RuleCard};

use crate::model::{Reason, Standing};

use super::{SPEECH_DAY, conflict, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.record.corrected_with_reason",
    title: "更正和撤销要写明理由",
    requirements: &["INF-4", "INF-5", "INF-6"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "登记过的采用、批示、差错和免考，错了就更正或撤销，写明理由；原来的一条留着，注明何时由谁因何撤销，不删除。",
    why: "积分变了，单位要能查到是哪一条、为什么变。",
    examples: &[Example {
        given: "编辑发现第214期应为第215期，点了“更正”没有写理由",
        then: "不能更正；写明“期号看错”后可以更正，原条留痕",
    }],
};

/// Refuses a correction or a withdrawal without its reason.
#[must_use]
pub fn check(reason: Option<&Reason>) -> Option<Refusal> {
    reason.is_none().then(|| {
        invalid(&CARD, "没有写明理由。", "请写明哪里登错了、根据什么改，理由随原条一起留存，单位看得到。")
            .field("reason")
    })
}

/// Refuses to correct or take back what no longer counts.
#[must_use]
pub fn stands(standing: Standing) -> Option<Refusal> {
    match standing {
        Standing::Stands => None,
        Standing::Withdrawn => Some(conflict(&CARD, "这一条已经更正或撤销过了。", "请刷新后在现行的那一条上办理。")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::reason;

    #[test]
    fn a_reason_and_something_that_stands() {
        assert_eq!(check(None).expect("no reason").field, Some("reason"));
        assert_eq!(check(Some(&reason("期号看错"))), None);
        assert_eq!(stands(Standing::Stands), None);
        assert!(stands(Standing::Withdrawn).is_some());
    }
}

//! A unit speaks about its own points with the voice of its head.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.review.review_signed_by_head",
    title: "申请复核由单位主要负责人签",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（四）"),
    effective: SPEECH_DAY,
    text: "单位可以就自己的积分、差错和任务申请复核：信息员起草，主要负责人签后送信息科；主要负责人也可以直接申请。",
    why: "对考核结果有不同意见是单位的意见，不是个人的意见。",
    examples: &[Example {
        given: "信息员写好复核申请", then: "先到主要负责人处，签后才送信息科"
    }],
};

/// Refuses anybody who neither reports for the unit nor heads it.
#[must_use]
pub fn asks(actor: &Actor, unit: UnitId) -> Option<Refusal> {
    let may = [Role::Reporter, Role::UnitHead].iter().any(|role| actor.seat(unit, *role).is_some());
    (!may).then(|| forbidden(&CARD, "复核由本单位信息员或主要负责人提出，您不能办理。", "请联系本单位信息员。"))
}

/// Refuses anybody who does not head the unit.
#[must_use]
pub fn signs(actor: &Actor, unit: UnitId) -> Option<Refusal> {
    let heads = actor.seat(unit, Role::UnitHead).is_some();
    (!heads).then(|| forbidden(&CARD, "复核申请由单位主要负责人签，您不能签。", "请等主要负责人签。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn the_reporter_writes_and_the_head_signs() {
        let reporter = actor(1, unit(1), Role::Reporter, Tenure::Own);
        let head = actor(2, unit(1), Role::UnitHead, Tenure::Own);
        assert_eq!((asks(&reporter, unit(1)), asks(&head, unit(1))), (None, None));
        assert!(signs(&reporter, unit(1)).is_some());
        assert_eq!(signs(&head, unit(1)), None);
        assert!(asks(&head, unit(2)).is_some(), "another unit's points are not theirs to dispute");
    }
}

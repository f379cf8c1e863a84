//! A named unit answers through its head in person.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_answer_by_head",
    title: "异议由主要负责人亲自提出",
    requirements: &["INF-6", "DOC-2"],
    basis: speech("三（四）"),
    effective: SPEECH_DAY,
    text: "对通报批评的意见，无异议也好、有异议也好，由被通报单位的主要负责人亲自答复；单位的人都能看到，代理、B角不能代答。",
    why: "单位第一责任人要对本单位的答复负责。",
    examples: &[Example {
        given: "信息员替单位点了“无异议”", then: "不能点，由主要负责人答复"
    }],
};

/// Refuses anybody but the head of the unit in person.
#[must_use]
pub fn check(actor: &Actor, unit: UnitId) -> Option<Refusal> {
    actor.own_seat(unit, Role::UnitHead).is_none().then(|| {
        forbidden(&CARD, "对通报的意见由本单位主要负责人亲自答复，您不能代答。", "请提醒主要负责人在期限内答复。")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn the_head_in_person_and_nobody_for_him() {
        assert_eq!(check(&actor(1, unit(1), Role::UnitHead, Tenure::Own), unit(1)), None);
        assert!(check(&actor(1, unit(1), Role::UnitHead, Tenure::Acting), unit(1)).is_some());
        assert!(check(&actor(1, unit(2), Role::UnitHead, Tenure::Own), unit(1)).is_some());
        assert!(check(&actor(1, unit(1), Role::Reporter, Tenure::Own), unit(1)).is_some());
    }
}

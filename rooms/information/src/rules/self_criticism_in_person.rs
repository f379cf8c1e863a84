//! The head of the unit writes the self-criticism, and reports in person what was mended.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.self_criticism.self_criticism_in_person",
    title: "书面检查由主要负责人作出",
    requirements: &["INF-7"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "责令向区委作出的书面检查，由单位主要负责人亲自提交；整改完成也由主要负责人亲自报告，分管负责人、B角不能代。",
    why: "第一责任人要向区委负责。",
    examples: &[Example { given: "分管负责人替单位交了检查", then: "不收，由主要负责人提交" }],
};

/// Refuses anybody but the head of the unit in person.
#[must_use]
pub fn check(actor: &Actor, unit: UnitId) -> Option<Refusal> {
    actor
        .own_seat(unit, Role::UnitHead)
        .is_none()
        .then(|| forbidden(&CARD, "书面检查和整改报告由本单位主要负责人亲自提交。", "请由主要负责人登录提交。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn no_deputy_and_no_stand_in() {
        assert_eq!(check(&actor(1, unit(1), Role::UnitHead, Tenure::Own), unit(1)), None);
        assert!(check(&actor(1, unit(1), Role::UnitHead, Tenure::Acting), unit(1)).is_some());
        assert!(check(&actor(1, unit(1), Role::DeputyHead, Tenure::Own), unit(1)).is_some());
    }
}

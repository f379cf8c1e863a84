//! The first gate is passed by a checker of the unit, or by the cover that a small office named.

use crate::model::Cover;
use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.checker_or_cover",
    title: "校核由本单位校核人或指定的代为校核人办理",
    requirements: &["INF-1"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "校核由本单位的校核人办理；小单位没有另外的校核人的，由指定的代为校核人办理。",
    why: "校核要有明确的人负责。",
    examples: &[Example { given: "外单位同志打开了待校核的信息", then: "不能校核" }],
};

/// Refuses anybody who neither is a checker of the unit nor its named cover.
#[must_use]
pub fn check(actor: &Actor, unit: UnitId, cover: Option<&Cover>) -> Option<Refusal> {
    let covers = cover.is_some_and(|cover| cover.person == actor.person);
    (!covers && actor.seat(unit, Role::Checker).is_none()).then(|| {
        forbidden(
            &CARD,
            "您不是这个单位的校核人，也不是指定的代为校核人。",
            "请由本单位校核人办理；没有校核人的小单位，由主要负责人指定代为校核人并写明理由。",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, cover, person, unit};

    #[test]
    fn the_named_cover_checks_though_no_checker() {
        let helper = actor(7, unit(2), Role::Reporter, Tenure::Own);
        assert!(check(&helper, unit(1), None).is_some());
        assert_eq!(check(&helper, unit(1), Some(&cover(person(7)))), None);
    }

    #[test]
    fn a_stand_in_of_the_checker_checks_but_a_checker_of_another_unit_does_not() {
        assert_eq!(check(&actor(2, unit(1), Role::Checker, Tenure::Acting), unit(1), None), None);
        assert!(check(&actor(2, unit(2), Role::Checker, Tenure::Own), unit(1), None).is_some());
    }
}

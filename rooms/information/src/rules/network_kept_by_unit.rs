//! A unit names its own reporters; the section keeps the whole list.

use super::section_handles;
use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.network.network_kept_by_unit",
    title: "信息员由本单位指定",
    requirements: &["INF-10"],
    basis: speech("二"),
    effective: SPEECH_DAY,
    text: "信息员、B角和村（社区）信息员由本单位主要负责人或分管负责人指定，信息科也可以代为登记；村（社区）信息员还可以由本单位信息员登记。",
    why: "谁报信息由单位定，网络由信息科管全。",
    examples: &[Example { given: "信息员想把自己换成别人", then: "请主要负责人指定" }],
};

/// Refuses anybody but the unit's leaders and the section.
#[must_use]
pub fn check(actor: &Actor, unit: UnitId, office: UnitId) -> Option<Refusal> {
    let leads = actor.seat(unit, Role::UnitHead).is_some() || actor.seat(unit, Role::DeputyHead).is_some();
    (!leads && section_handles::check(actor, office).is_some()).then(|| {
        forbidden(&CARD, "信息员由本单位负责人指定，您不能指定。", "请主要负责人或分管负责人指定，或报信息科登记。")
    })
}

/// For reporters below the unit, its own reporter may do it too.
#[must_use]
pub fn below_unit(actor: &Actor, unit: UnitId, office: UnitId) -> Option<Refusal> {
    if actor.seat(unit, Role::Reporter).is_some() { None } else { check(actor, unit, office) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn the_head_names_the_reporter_registers_the_village() {
        let head = actor(3, unit(1), Role::UnitHead, Tenure::Own);
        let reporter = actor(1, unit(1), Role::Reporter, Tenure::Own);
        assert_eq!(check(&head, unit(1), unit(9)), None);
        assert!(check(&reporter, unit(1), unit(9)).is_some());
        assert_eq!(below_unit(&reporter, unit(1), unit(9)), None);
        assert!(below_unit(&reporter, unit(2), unit(9)).is_some());
    }
}

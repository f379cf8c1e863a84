//! Items are written by the unit's reporters, stand-ins included.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.unit_drafts",
    title: "信息由本单位信息员起草",
    requirements: &["INF-1", "INF-10"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "起草、修改、撤回由本单位信息员（含B角）办理。",
    why: "每个单位有明确的人写、有人接。",
    examples: &[Example { given: "外单位信息员打开了这条信息", then: "不能修改" }],
};

/// Refuses anybody without a reporter's seat in the unit.
#[must_use]
pub fn check(actor: &Actor, unit: UnitId) -> Option<Refusal> {
    actor
        .seat(unit, Role::Reporter)
        .is_none()
        .then(|| forbidden(&CARD, "您不是这个单位的信息员，不能办理。", "请由本单位信息员或其B角办理。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn the_stand_in_writes_too_and_the_neighbour_does_not() {
        assert_eq!(check(&actor(1, unit(1), Role::Reporter, Tenure::Acting), unit(1)), None);
        assert!(check(&actor(1, unit(2), Role::Reporter, Tenure::Own), unit(1)).is_some());
    }
}

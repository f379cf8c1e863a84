//! An objection is answered by somebody who had no hand in what it is about.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use crate::model::{Circular, CircularName};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_answered_by_other",
    title: "异议由没经手的人答复",
    requirements: &["INF-6"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "异议由信息科科长或办公室主任答复；起草过这份通报、复核过这个单位、登记过所涉差错的人不能答复，被通报单位的人也不能答复。",
    why: "自己下的结论自己复核，等于没有复核。",
    examples: &[Example {
        given: "科长登记了一条迟报，单位对这条有异议", then: "科长不能答复，由主任答复"
    }],
};

/// Refuses whoever had a hand in naming the unit, and whoever is not chief or director.
#[must_use]
pub fn check(circular: &Circular, name: &CircularName, actor: &Actor, office: UnitId) -> Option<Refusal> {
    let sits = actor.seat(office, Role::SectionChief).is_some() || actor.seat(office, Role::Director).is_some();
    let message = if !sits {
        "异议由信息科科长或办公室主任答复，您不能答复。"
    } else if circular.writers.contains(&actor.person) {
        "这份通报是您起草的，不能由您答复对它的异议。"
    } else if name.reviewers.contains(&actor.person) {
        "这个单位是您复核的，不能由您答复它的异议。"
    } else if name.entered_by.contains(&actor.person) {
        "所涉的差错是您登记的，不能由您答复对它的异议。"
    } else if actor.sits_in(name.unit) {
        "您也在被通报单位任职，不能答复它的异议。"
    } else {
        return None;
    };
    Some(forbidden(&CARD, message, "请由没有经手的科长、主任或其B角答复。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, criticism, day, name, objected, person, unit};

    #[test]
    fn neither_drafter_nor_reviewer_nor_whoever_entered_the_fault() {
        let mut objecting = objected(name(unit(1)), day(3));
        objecting.reviewers = vec![person(4)];
        objecting.entered_by = vec![person(5)];
        let circular = criticism(vec![objecting.clone()]);
        let may = |n, role| check(&circular, &objecting, &actor(n, unit(9), role, Tenure::Own), unit(9)).is_none();
        assert!(!may(3, Role::SectionChief), "person 3 drafted it");
        assert!(!may(4, Role::SectionChief) && !may(5, Role::Director));
        assert!(may(6, Role::SectionChief) && may(7, Role::Director));
        assert!(!may(8, Role::Editor));
    }
}

//! Whoever entered a fact does not judge the complaint about it.

use kernel::{Actor, Example, PersonId, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.review.review_answered_by_another",
    title: "复核由没有经手登记的人答复",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "复核由信息科编辑、科长或办公室主任答复；登记过有争议的那条采用、批示或差错的人，不答复这次复核。",
    why: "自己记的自己复核，等于没有复核。",
    examples: &[Example {
        given: "科长登记了一条差错，单位申请复核", then: "由编辑或主任答复，科长不能答复"
    }],
};

/// Refuses anybody outside the section, and whoever entered what is disputed.
#[must_use]
pub fn check(actor: &Actor, office: UnitId, entered_by: &[PersonId]) -> Option<Refusal> {
    let roles = [Role::Editor, Role::SectionChief, Role::Director];
    if !roles.iter().any(|role| actor.seat(office, *role).is_some()) {
        return Some(forbidden(&CARD, "复核由信息科或办公室主任答复，您不能办理。", "请等信息科答复。"));
    }
    entered_by.contains(&actor.person).then(|| {
        forbidden(&CARD, "有争议的记录是您登记的，您不能答复这次复核。", "请由信息科其他同志或办公室主任答复。")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, person, unit};

    #[test]
    fn the_section_answers_but_not_the_hand_that_entered_it() {
        let chief = actor(8, unit(9), Role::SectionChief, Tenure::Own);
        assert_eq!(check(&chief, unit(9), &[person(7)]), None);
        assert!(check(&chief, unit(9), &[person(7), person(8)]).is_some());
        assert_eq!(check(&actor(6, unit(9), Role::Director, Tenure::Acting), unit(9), &[person(8)]), None);
        assert!(check(&actor(8, unit(1), Role::UnitHead, Tenure::Own), unit(9), &[]).is_some());
    }
}

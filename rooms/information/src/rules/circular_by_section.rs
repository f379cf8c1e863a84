//! A circular is drafted and reviewed by the information section; its chief opens the hearing.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_by_section",
    title: "通报由信息科起草复核，听取意见由科长发起",
    requirements: &["INF-6", "INF-11"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "通报由信息科编辑或科长起草、复核；是否听取意见、何时发给被通报单位，由科长决定。系统只算出候选名单，不自动通报任何单位。",
    why: "点名批评是人的决定，要有人负责。",
    examples: &[Example {
        given: "编辑复核完名单想直接发给单位听取意见", then: "不能发，由科长发起"
    }],
};

/// Refuses anybody who is neither editor nor chief of the section in the Office.
#[must_use]
pub fn check(actor: &Actor, office: UnitId) -> Option<Refusal> {
    let sits = actor.seat(office, Role::Editor).is_some() || actor.seat(office, Role::SectionChief).is_some();
    (!sits).then(|| forbidden(&CARD, "通报由信息科起草和复核，您不能办理。", "请联系区委办公室信息科。"))
}

/// Refuses anybody but the section's chief.
#[must_use]
pub fn chief(actor: &Actor, office: UnitId) -> Option<Refusal> {
    actor
        .seat(office, Role::SectionChief)
        .is_none()
        .then(|| forbidden(&CARD, "听取意见由信息科科长发起，您不能发起。", "请信息科科长复核名单后发起。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn the_editor_drafts_and_the_chief_opens_the_hearing() {
        let editor = actor(1, unit(9), Role::Editor, Tenure::Own);
        let chief = actor(2, unit(9), Role::SectionChief, Tenure::Own);
        let elsewhere = actor(3, unit(1), Role::SectionChief, Tenure::Own);
        assert_eq!((check(&editor, unit(9)), check(&chief, unit(9)), chief_of(&chief)), (None, None, None));
        assert!(chief_of(&editor).is_some() && check(&elsewhere, unit(9)).is_some());
    }

    fn chief_of(actor: &Actor) -> Option<Refusal> {
        chief(actor, unit(9))
    }
}

//! What goes upward is signed by the director in person.

use crate::model::{Direction, SignStep};
use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.issue.director_in_person",
    title: "上报刊物由主任亲自签",
    requirements: &["INF-3", "DOC-2"],
    basis: speech("三（四）"),
    effective: SPEECH_DAY,
    text: "上报上级的刊物，主任一级由主任本人签，B角不能代签；区内印发的可以由B角签。",
    why: "上报的信息单位一把手要亲自审核，区委办公室也一样。",
    examples: &[Example {
        given: "主任外出，B角打开了一期上报刊物", then: "不能代签，等主任本人签"
    }],
};

/// Refuses a stand-in at the director's step of what goes upward.
#[must_use]
pub fn check(direction: Direction, waiting: SignStep, actor: &Actor, office: UnitId) -> Option<Refusal> {
    let concerns = direction == Direction::Upward && waiting == SignStep::Director;
    (concerns && actor.own_seat(office, Role::Director).is_none())
        .then(|| forbidden(&CARD, "上报的刊物要由主任本人签发，不能代签。", "请等主任本人签发，或改用区内刊物印发。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn the_stand_in_signs_what_stays_in_the_district() {
        let acting = actor(1, unit(9), Role::Director, Tenure::Acting);
        assert_eq!(check(Direction::District, SignStep::Director, &acting, unit(9)), None);
        assert!(check(Direction::Upward, SignStep::Director, &acting, unit(9)).is_some());
        let own = actor(2, unit(9), Role::Director, Tenure::Own);
        assert_eq!(check(Direction::Upward, SignStep::Director, &own, unit(9)), None);
    }
}

//! A circular is signed by the director, then by a leader where one is due.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use crate::model::{CircularState, SignStep};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_signed_in_order",
    title: "通报逐级签发",
    requirements: &["INF-6", "INF-11"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "通报由办公室主任审核签发，再送区领导签发；一级一级来，到谁那里由谁签。",
    why: "点名批评是区委的名义，要逐级把关。",
    examples: &[Example {
        given: "主任还没有签，区领导先点了签发", then: "不能签，等主任签发"
    }],
};

/// The step that waits in this state.
#[must_use]
pub const fn step(state: &CircularState) -> Option<SignStep> {
    match state {
        CircularState::AtDirector => Some(SignStep::Director),
        CircularState::AtLeader => Some(SignStep::Leader),
        CircularState::Drafting | CircularState::Hearing { .. } | CircularState::Issued(_) | CircularState::Dropped => {
            None
        }
    }
}

/// Refuses anybody whose turn it is not.
#[must_use]
pub fn check(waiting: SignStep, actor: &Actor, office: UnitId) -> Option<Refusal> {
    let (may, role) = match waiting {
        SignStep::SectionChief => (actor.seat(office, Role::SectionChief).is_some(), Role::SectionChief),
        SignStep::Director => (actor.seat(office, Role::Director).is_some(), Role::Director),
        SignStep::Leader => (actor.has(Role::Leader), Role::Leader),
    };
    (!may).then(|| {
        forbidden(&CARD, format!("这份通报现在等{}，您不能签。", waiting.name()), format!("请由{}签发。", role.name()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn first_the_director_or_his_stand_in_then_a_leader() {
        let acting = actor(1, unit(9), Role::Director, Tenure::Acting);
        let leader = actor(2, unit(10), Role::Leader, Tenure::Own);
        assert_eq!(check(SignStep::Director, &acting, unit(9)), None);
        assert!(check(SignStep::Director, &leader, unit(9)).is_some());
        assert_eq!(check(SignStep::Leader, &leader, unit(9)), None);
        assert_eq!(step(&CircularState::Drafting), None);
    }
}

//! An issue is signed by the section chief, then the director, then a leader where one is due.

use crate::model::{IssueState, SignStep};
use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.issue.issue_signed_in_order",
    title: "刊物逐级审签",
    requirements: &["INF-3"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "每期刊物由编辑组期，科长审核，主任签发，需要区领导签发的再送区领导；一级一级来，到谁那里由谁签。",
    why: "逐级把关，哪一级看过都有记录。",
    examples: &[Example {
        given: "刊物还在科长处，主任先点了签发", then: "不能签，等科长审核"
    }],
};

/// The step that waits in this state.
#[must_use]
pub const fn step(state: IssueState) -> Option<SignStep> {
    match state {
        IssueState::AtSectionChief => Some(SignStep::SectionChief),
        IssueState::AtDirector => Some(SignStep::Director),
        IssueState::AtLeader => Some(SignStep::Leader),
        IssueState::Composing | IssueState::Issued => None,
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
        forbidden(&CARD, format!("这一期现在等{}，您不能签。", waiting.name()), format!("请由{}审签。", role.name()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn each_step_waits_for_its_own_post() {
        let chief = actor(1, unit(9), Role::SectionChief, Tenure::Own);
        let director = actor(2, unit(9), Role::Director, Tenure::Own);
        assert_eq!(check(SignStep::SectionChief, &chief, unit(9)), None);
        assert!(check(SignStep::SectionChief, &director, unit(9)).is_some());
        assert!(check(SignStep::Leader, &director, unit(9)).is_some());
    }

    #[test]
    fn nothing_waits_before_submitting_and_after_issuing() {
        assert_eq!(step(IssueState::Composing), None);
        assert_eq!(step(IssueState::Issued), None);
    }
}

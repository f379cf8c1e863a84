//! 反馈办理结果: the section brings the department's solution back to the unit that raised the problem (INF-12).

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role};

use crate::decide::{clear, gather, moves};
use crate::model::{Facts, Record, ReferralId, ReferralState, Submission, SubmissionChange, Verb};
use crate::rules::{section_handles, solution_comes_back};

/// Command 反馈办理结果.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverSolution {
    /// Which referral.
    pub id: ReferralId,
}

/// Why this actor can't deliver anything.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let answered = item.referrals.iter().any(|referral| match referral.state {
        ReferralState::Answered(_) => true,
        ReferralState::Sent | ReferralState::Delivered { .. } => false,
    });
    let none = (!answered).then(|| solution_comes_back::nothing_waits("反馈"));
    gather(Verb::DeliverSolution, item, facts, [section_handles::check(actor, facts.office), none])
}

/// Delivers it to the drafter and to the unit's head.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &DeliverSolution,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let standing = reasons(item, facts, actor);
    let own = if standing.is_empty() { solution_comes_back::deliverable(item, command.id) } else { None };
    clear(standing, [own])?;
    let told = item.referrals.iter().find(|referral| referral.id == command.id).map(|referral| match &referral.state {
        ReferralState::Answered(answer) | ReferralState::Delivered { answer, .. } => {
            format!("“{}”反映的问题，{}答复：{}", item.text.title, referral.to_name, answer.solution)
        }
        ReferralState::Sent => String::new(),
    });
    let told = told.expect("deliverable has just refused an unknown referral");
    let head = Addressee::Role { unit: item.unit, role: Role::UnitHead };
    let record = Record::SolutionDelivered { id: command.id, at: now };
    Ok(moves(Verb::DeliverSolution, item, facts, item.state, record, now)
        .with("delivered", "", command.id)
        .tell(Addressee::Person(item.drafter), told.clone())
        .tell(head, told)
        .under(&[section_handles::CARD.id, solution_comes_back::CARD.id]))
}

//! 答复转办: the department says what it did or will do.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use crate::decide::{clear, gather, moves};
use crate::model::{Answer, Facts, Reason, Record, ReferralId, ReferralState, Submission, SubmissionChange, Verb};
use crate::rules::solution_comes_back;

/// Command 答复转办.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerReferral {
    /// Which referral.
    pub id: ReferralId,
    /// What was done or will be done.
    pub solution: Reason,
}

/// Why this actor can't answer: one reason of each sort where no referral waits for the actor's department.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let waits = |state: &ReferralState| match state {
        ReferralState::Sent => true,
        ReferralState::Answered(_) | ReferralState::Delivered { .. } => false,
    };
    let mine = item.referrals.iter().filter(|referral| waits(&referral.state));
    let refused: Vec<_> = mine.map(|referral| solution_comes_back::department(actor, referral.to)).collect();
    let none = refused.is_empty().then(|| solution_comes_back::nothing_waits("答复"));
    let not_mine = if refused.iter().any(Option::is_none) { None } else { refused.into_iter().flatten().next() };
    gather(Verb::AnswerReferral, item, facts, [none, not_mine])
}

/// Answers.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &AnswerReferral,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let referral = item.referrals.iter().find(|referral| referral.id == command.id);
    let standing = reasons(item, facts, actor);
    // Asked of this very referral only where the standing reasons leave it open, so that nobody reads one reason twice.
    let own = if standing.is_empty() {
        [
            solution_comes_back::answerable(item, command.id),
            referral.and_then(|referral| solution_comes_back::department(actor, referral.to)),
        ]
    } else {
        [None, None]
    };
    clear(standing, own)?;
    let answer = Answer { solution: command.solution.clone(), by: actor.person, at: now };
    let record = Record::ReferralAnswered { id: command.id, answer };
    Ok(moves(Verb::AnswerReferral, item, facts, item.state, record, now)
        .with("solution", "", &command.solution)
        .under(&[solution_comes_back::CARD.id]))
}

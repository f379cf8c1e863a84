//! 撤回: the unit takes the item back as long as the section has not taken it in hand.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use crate::decide::{clear, gather, moves};
use crate::model::{Facts, Reason, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::{unit_drafts, withdraw_before_taken};

/// Command 撤回.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdraw {
    /// Why.
    pub reason: Reason,
}

/// Why this actor can't take it back.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(
        Verb::Withdraw,
        item,
        facts,
        [unit_drafts::check(actor, item.unit), withdraw_before_taken::check(item.taken.as_ref())],
    )
}

/// Takes it back; the next way through the gates is a new round.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Withdraw,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [])?;
    let round = item.round + 1;
    let record = Record::Withdrawn { reason: command.reason.clone(), round };
    Ok(moves(Verb::Withdraw, item, facts, State::Draft, record, now)
        .with("round", item.round, round)
        .with("reason", "", &command.reason)
        .under(&[unit_drafts::CARD.id, withdraw_before_taken::CARD.id]))
}

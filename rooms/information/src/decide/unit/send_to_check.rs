//! 送校核: the text goes to the first gate.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use crate::decide::{clear, gather, moves};
use crate::model::{Facts, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::{owed_needs_reason, unit_drafts};

/// Why this actor can't send it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(
        Verb::SendToCheck,
        item,
        facts,
        [unit_drafts::check(actor, item.unit), owed_needs_reason::check(&facts.findings.owed, &item.owed)],
    )
}

/// Sends it.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [])?;
    Ok(moves(Verb::SendToCheck, item, facts, State::Checking, Record::Sent { round: item.round }, now)
        .with("findings", "", facts.findings.count)
        .under(&[unit_drafts::CARD.id, owed_needs_reason::CARD.id]))
}

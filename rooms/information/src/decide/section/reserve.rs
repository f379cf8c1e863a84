//! 留存备用: kept for a later issue, with a reason that the unit hears.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal};

use super::in_hand;
use crate::decide::{clear, gather, moves};
use crate::model::{Facts, Reason, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::section_handles;

/// Command 留存备用.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserve {
    /// Why not now.
    pub reason: Reason,
}

/// Why this actor can't keep it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(Verb::Reserve, item, facts, in_hand(item, facts, actor))
}

/// Keeps it.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Reserve,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [])?;
    let told = format!("“{}”留存备用：{}", item.text.title, command.reason);
    let record = Record::Reserved { reason: command.reason.clone() };
    Ok(moves(Verb::Reserve, item, facts, State::Reserved, record, now)
        .with("reason", "", &command.reason)
        .tell(Addressee::Person(item.drafter), told)
        .under(&[section_handles::CARD.id]))
}

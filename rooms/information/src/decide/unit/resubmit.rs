//! 重新报送: what came back goes on. Straight back to whoever returned it only while what passed the gates still stands.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use crate::decide::{clear, gather, moves};
use crate::model::{Facts, Gate, Record, Resume, ReturnedBy, State, Submission, SubmissionChange, Verb};
use crate::rules::{owed_needs_reason, text_changed_passes_again, unit_drafts};

/// Why this actor can't send it on.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(
        Verb::Resubmit,
        item,
        facts,
        [unit_drafts::check(actor, item.unit), owed_needs_reason::check(&facts.findings.owed, &item.owed)],
    )
}

/// Sends it on.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [])?;
    let (state, round) = way(item);
    Ok(moves(Verb::Resubmit, item, facts, state, Record::Sent { round }, now)
        .with("round", item.round, round)
        .under(&[unit_drafts::CARD.id, owed_needs_reason::CARD.id, text_changed_passes_again::CARD.id]))
}

/// Where it goes from here, for the screen to say beforehand, and in which round.
#[must_use]
pub fn way(item: &Submission) -> (State, u32) {
    match item.state {
        State::Returned { by: ReturnedBy::Approver, resume: Resume::Direct }
            if text_changed_passes_again::still_stands(item, Gate::Check) =>
        {
            (State::Approving, item.round)
        }
        State::Returned { by: ReturnedBy::Section, resume: Resume::Direct }
            if text_changed_passes_again::still_stands(item, Gate::Approve) =>
        {
            (State::Reported, item.round)
        }
        // Whatever was signed in this round was another text: a new round says so.
        State::Returned { resume: Resume::Direct, .. } => (State::Checking, item.round + 1),
        State::Returned { resume: Resume::FromStart, .. }
        | State::Draft
        | State::Checking
        | State::Approving
        | State::Reported
        | State::Selected
        | State::Adopted
        | State::Reserved
        | State::Merged { .. }
        | State::Refused
        | State::Discarded => (State::Checking, item.round),
    }
}

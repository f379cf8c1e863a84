//! 作废: the unit gives an item up. A draft that nobody else saw needs no reason.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use crate::decide::{clear, gather, moves};
use crate::model::{Facts, Reason, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::unit_drafts;

/// Command 作废.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discard {
    /// Why.
    pub reason: Option<Reason>,
}

/// Why this actor can't give it up.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(Verb::Discard, item, facts, [unit_drafts::check(actor, item.unit)])
}

/// Gives it up.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Discard,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let seen_by_others = !item.signatures.is_empty() || item.state != State::Draft;
    let silent = (seen_by_others && command.reason.is_none()).then(no_reason);
    clear(reasons(item, facts, actor), [silent])?;
    let record = Record::Discarded { reason: command.reason.clone() };
    let words = command.reason.as_ref().map(ToString::to_string).unwrap_or_default();
    Ok(moves(Verb::Discard, item, facts, State::Discarded, record, now)
        .with("reason", "", words)
        .under(&[unit_drafts::CARD.id]))
}

fn no_reason() -> Refusal {
    Refusal::invalid("information.discard.reason", "这条信息别人已经看过，作废要写明原因。")
        .field("reason")
        .basis("本系统信息办理流程")
        .hint("请写明为什么不再报，例如“情况有变，另行报送”。")
}

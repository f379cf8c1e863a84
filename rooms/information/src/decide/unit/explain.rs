//! 补齐说明: a reporter writes why something owed is still missing.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use crate::decide::{clear, gather, stays};
use crate::model::{Facts, OwedReason, Phrase, Reason, Record, Submission, SubmissionChange, Verb};
use crate::rules::{owed_needs_reason, unit_drafts};

/// Command 补齐说明.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explain {
    /// The rule of the checkup.
    pub rule: Phrase,
    /// Why it is missing, and when it comes.
    pub reason: Reason,
}

/// Why this actor can't explain anything here.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(Verb::Explain, item, facts, [unit_drafts::check(actor, item.unit)])
}

/// Puts the reason beside the finding. Signatures given before it no longer open a gate: their signers have not seen it.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Explain,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [])?;
    let known = item.owed.iter().find(|reason| reason.rule == command.rule);
    let before = known.map(|reason| reason.reason.to_string()).unwrap_or_default();
    let reason = OwedReason { rule: command.rule.clone(), reason: command.reason.clone(), by: actor.person, at: now };
    Ok(stays(Verb::Explain, item, facts, Record::Explained(reason), now)
        .with("owed", before, format!("{}：{}", command.rule, command.reason))
        .under(&[owed_needs_reason::CARD.id]))
}

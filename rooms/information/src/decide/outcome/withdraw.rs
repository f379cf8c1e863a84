//! 撤销采用与批示: it no longer counts, and stays on record with the reason.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::told;
use crate::decide::clear;
use crate::model::{Outcome, OutcomeChange, OutcomeFacts, OutcomeRecord, OutcomeVerb, Reason};
use crate::rules::{corrected_with_reason, outcome_kept_by_section};

/// Why this actor can't take it back.
#[must_use]
pub fn reasons(old: &Outcome, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    super::correct::reasons(old, office, actor)
}

/// Takes it back.
pub fn decide(
    facts: &OutcomeFacts,
    old: &Outcome,
    actor: &Actor,
    reason: Option<&Reason>,
    now: Timestamp,
) -> Result<OutcomeChange, Vec<Refusal>> {
    clear(reasons(old, facts.office, actor), [corrected_with_reason::check(reason)])?;
    let reason = reason.expect("corrected_with_reason has just refused a missing one").clone();
    let text = format!("“{}”的{}（{}）已撤销。理由：{reason}", facts.item.title, old.words(), old.day);
    let record = OutcomeRecord::Withdrawn { id: old.id, reason: reason.clone() };
    Ok(told(OutcomeVerb::Withdraw, facts, record, &text, now)
        .with("outcome", old.words(), "")
        .with("reason", "", reason)
        .under(&[outcome_kept_by_section::CARD.id, corrected_with_reason::CARD.id]))
}

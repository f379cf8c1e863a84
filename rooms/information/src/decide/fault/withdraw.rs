//! 撤销差错: it no longer counts, and stays on record with the reason.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::told;
use crate::decide::clear;
use crate::model::{Fault, FaultChange, FaultFacts, FaultRecord, FaultVerb, Reason};
use crate::rules::{corrected_with_reason, section_handles};

/// Why this actor can't take it back.
#[must_use]
pub fn reasons(old: &Fault, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    [section_handles::check(actor, office), corrected_with_reason::stands(old.standing)].into_iter().flatten().collect()
}

/// Takes it back.
pub fn decide(
    facts: &FaultFacts,
    old: &Fault,
    actor: &Actor,
    reason: Option<&Reason>,
    now: Timestamp,
) -> Result<FaultChange, Vec<Refusal>> {
    clear(reasons(old, facts.office, actor), [corrected_with_reason::check(reason)])?;
    let reason = reason.expect("corrected_with_reason has just refused a missing one").clone();
    let text = format!("{}{}的一次{}已撤销。理由：{reason}", facts.unit_name, old.day, old.ground.name());
    let record = FaultRecord::Withdrawn { id: old.id, submission: old.submission, reason: reason.clone() };
    Ok(told(FaultVerb::Withdraw, facts, record, &text, now)
        .with("ground", old.ground.code(), "")
        .with("reason", "", reason)
        .under(&[section_handles::CARD.id, corrected_with_reason::CARD.id]))
}

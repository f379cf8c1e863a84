//! 撤销免考: it no longer counts, and stays on record with the reason.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::told;
use crate::decide::clear;
use crate::model::{ClassChange, ClassFacts, ClassRecord, ClassVerb, Exemption, Reason};
use crate::rules::{class_kept_by_chief, corrected_with_reason};

/// Why this actor can't take it back.
#[must_use]
pub fn reasons(old: &Exemption, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    let stands = corrected_with_reason::stands(old.standing);
    super::reasons(office, actor).into_iter().chain(stands).collect()
}

/// Takes it back.
pub fn decide(
    facts: &ClassFacts,
    old: &Exemption,
    actor: &Actor,
    reason: Option<&Reason>,
    now: Timestamp,
) -> Result<ClassChange, Vec<Refusal>> {
    clear(reasons(old, facts.office, actor), [corrected_with_reason::check(reason)])?;
    let reason = reason.expect("corrected_with_reason has just refused a missing one").clone();
    let text = format!("{}从{}到{}的免考已撤销。理由：{reason}", facts.unit_name, old.from, old.to);
    let record = ClassRecord::ExemptionWithdrawn { id: old.id, reason: reason.clone() };
    Ok(told(ClassVerb::WithdrawExemption, facts, record, text, now)
        .with("exemption", format!("{}至{}", old.from, old.to), "")
        .with("reason", "", reason)
        .under(&[class_kept_by_chief::CARD.id, corrected_with_reason::CARD.id]))
}

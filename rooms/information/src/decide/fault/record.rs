//! 登记差错: what a unit did wrong, with its day and proof; the unit knows at once.

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::{Actor, Refusal, UnitId};

use super::told;
use crate::decide::clear;
use crate::model::{Fault, FaultChange, FaultFacts, FaultId, FaultRecord, FaultVerb, NewFault, Standing};
use crate::rules::{day_not_in_future, fault_has_proof_and_is_told, section_handles};

/// Why this actor can't record faults.
#[must_use]
pub fn reasons(office: UnitId, actor: &Actor) -> Vec<Refusal> {
    section_handles::check(actor, office).into_iter().collect()
}

/// Puts it on record.
pub fn decide(
    facts: &FaultFacts,
    actor: &Actor,
    id: FaultId,
    command: &NewFault,
    now: Timestamp,
) -> Result<FaultChange, Vec<Refusal>> {
    let NewFault { ground, day, important, what, proof } = command.clone();
    let parts = fault_has_proof_and_is_told::check(day, what.as_ref(), proof.as_ref());
    let own = fault_has_proof_and_is_told::of_unit(facts.unit, &facts.unit_name, facts.item.as_ref());
    let input = parts.into_iter().chain([own, day_not_in_future::check(day, office_day(now))]);
    clear(reasons(facts.office, actor), input)?;
    let (Some(day), Some(what), Some(proof)) = (day, what, proof) else {
        unreachable!("fault_has_proof_and_is_told has just refused a missing part")
    };
    let weight = if important { "重要信息" } else { "" };
    let about = facts.item.as_ref().map(|item| format!("（“{}”）", item.title)).unwrap_or_default();
    let text = format!(
        "{}{day}{weight}{}一次{about}：{what}。依据：{proof}。有不同意见请向信息科说明。",
        facts.unit_name,
        ground.name()
    );
    let submission = facts.item.as_ref().map(|item| item.id);
    let fault = Fault {
        id,
        unit: facts.unit,
        ground,
        day,
        submission,
        important,
        what: what.clone(),
        proof: proof.clone(),
        standing: Standing::Stands,
    };
    Ok(told(FaultVerb::Record, facts, FaultRecord::Recorded(fault), &text, now)
        .with("ground", "", ground.code())
        .with("day", "", day)
        .with("important", "", important)
        .with("what", "", what)
        .with("proof", "", proof)
        .under(&[section_handles::CARD.id, fault_has_proof_and_is_told::CARD.id, day_not_in_future::CARD.id]))
}

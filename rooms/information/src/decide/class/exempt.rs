//! 登记免考: the unit need not meet its quota between two days.

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::{Actor, Refusal};

use super::{reasons, told};
use crate::decide::clear;
use crate::model::{ClassChange, ClassFacts, ClassRecord, ClassVerb, Exempt, Exemption, Standing};
use crate::rules::{class_kept_by_chief, exemption_has_reason};

/// Exempts the unit.
pub fn decide(
    facts: &ClassFacts,
    actor: &Actor,
    command: &Exempt,
    now: Timestamp,
) -> Result<ClassChange, Vec<Refusal>> {
    let Exempt { id, from, to, reason } = command.clone();
    let input = exemption_has_reason::check(from, to, reason.as_ref(), office_day(now));
    clear(reasons(facts.office, actor), input)?;
    let (Some(from), Some(to), Some(reason)) = (from, to, reason) else {
        unreachable!("exemption_has_reason has just refused a missing part")
    };
    let text = format!("{}从{from}到{to}免考。理由：{reason}", facts.unit_name);
    let exemption = Exemption { id, unit: facts.unit, from, to, reason: reason.clone(), standing: Standing::Stands };
    Ok(told(ClassVerb::Exempt, facts, ClassRecord::Exempted(exemption), text, now)
        .with("from", "", from)
        .with("to", "", to)
        .with("reason", "", reason)
        .under(&[class_kept_by_chief::CARD.id, exemption_has_reason::CARD.id]))
}

//! 定单位类别: from a day on, which is not over, the unit is of this class. What was counted stays.

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::{Actor, Refusal};

use super::{reasons, told};
use crate::decide::clear;
use crate::model::{ClassChange, ClassFacts, ClassRecord, ClassVerb, SetClass, class_name};
use crate::rules::{class_from_a_day, class_kept_by_chief};

/// Sets the class.
pub fn decide(
    facts: &ClassFacts,
    actor: &Actor,
    command: &SetClass,
    now: Timestamp,
) -> Result<ClassChange, Vec<Refusal>> {
    let SetClass { class, from, basis } = command.clone();
    clear(reasons(facts.office, actor), class_from_a_day::check(from, basis.as_ref(), office_day(now)))?;
    let (Some(from), Some(basis)) = (from, basis) else {
        unreachable!("class_from_a_day has just refused a missing part")
    };
    let text = format!("{}从{from}起按“{}”考核。依据：{basis}", facts.unit_name, class_name(class.as_str()));
    let record = ClassRecord::Set { class: class.clone(), from, basis: basis.clone() };
    Ok(told(ClassVerb::Set, facts, record, text, now)
        .with("class", &facts.class, class)
        .with("from", "", from)
        .with("basis", "", basis)
        .under(&[class_kept_by_chief::CARD.id, class_from_a_day::CARD.id]))
}

//! Verbs on what is asked of which unit: its class from a day on, exemptions from the quota (INF-5).

pub mod exempt;
pub mod set_class;
pub mod withdraw_exemption;

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role, UnitId};

use crate::model::{Change, ClassChange, ClassFacts, ClassRecord, ClassVerb};
use crate::rules::class_kept_by_chief;

/// Why this actor can't set classes or exempt units.
#[must_use]
pub fn reasons(office: UnitId, actor: &Actor) -> Vec<Refusal> {
    class_kept_by_chief::check(actor, office).into_iter().collect()
}

/// A change of which the unit's head is told.
fn told(verb: ClassVerb, facts: &ClassFacts, record: ClassRecord, text: String, now: Timestamp) -> ClassChange {
    let head = Addressee::Role { unit: facts.unit, role: Role::UnitHead };
    Change::new(verb.code(), (), record, now).tell(head, text)
}

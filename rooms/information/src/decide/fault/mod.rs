//! Verbs on faults of units: put on record with proof, told to the unit at once, taken back with a reason (INF-6).

pub mod record;
pub mod withdraw;

use jiff::Timestamp;
use kernel::{Addressee, Role};

use crate::model::{Change, FaultChange, FaultFacts, FaultRecord, FaultVerb};

/// A change of which the unit's head and its reporters are told.
fn told(verb: FaultVerb, facts: &FaultFacts, record: FaultRecord, text: &str, now: Timestamp) -> FaultChange {
    let role = |role| Addressee::Role { unit: facts.unit, role };
    Change::new(verb.code(), (), record, now).tell(role(Role::UnitHead), text).tell(role(Role::Reporter), text)
}

//! 无异议: the head of a named unit has nothing to say against it.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{hearing_only, turns};
use crate::decide::clear;
use crate::model::{Circular, CircularChange, CircularFacts, CircularName, CircularRecord, NameHearing, NameVerb};
use crate::rules::{circular_answer_by_head, circular_objection_in_time};

/// Why this actor can't answer for the unit.
#[must_use]
pub fn reasons(circular: &Circular, name: &CircularName, actor: &Actor, now: Timestamp) -> Vec<Refusal> {
    answering(NameVerb::Acknowledge, circular, name, actor, now)
}

/// The unit has no objection.
pub fn decide(
    circular: &Circular,
    name: &CircularName,
    facts: &CircularFacts,
    actor: &Actor,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, name, actor, now), [])?;
    let limit = name.hearing.limit().cloned().expect("refused above unless asked");
    let hearing = NameHearing::Acknowledged { limit, person: actor.person, at: now };
    let record = CircularRecord::Heard { unit: name.unit, hearing };
    Ok(turns(NameVerb::Acknowledge.code(), circular, facts, record, now)
        .with("name", "", &name.name)
        .under(&[circular_answer_by_head::CARD.id, circular_objection_in_time::CARD.id]))
}

/// What speaks against any answer of the unit.
pub(super) fn answering(
    verb: NameVerb,
    circular: &Circular,
    name: &CircularName,
    actor: &Actor,
    now: Timestamp,
) -> Vec<Refusal> {
    let closed = hearing_only(verb.name(), circular);
    // Where nobody is heard any more, that says enough.
    let late = if closed.is_some() { None } else { circular_objection_in_time::check(name, now) };
    [closed, circular_answer_by_head::check(actor, name.unit), late].into_iter().flatten().collect()
}

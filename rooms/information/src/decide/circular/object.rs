//! 提出异议: the head of a named unit says what is wrong with it.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role};

use super::acknowledge::answering;
use super::{objection_tasks, turns};
use crate::decide::clear;
use crate::model::{
    Circular, CircularChange, CircularFacts, CircularName, CircularRecord, NameHearing, NameVerb, Objection, Reason,
};
use crate::rules::{circular_answer_by_head, circular_objection_answered, circular_objection_in_time};

/// Command 提出异议.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// In the unit's words.
    pub words: Reason,
}

/// Why this actor can't object for the unit.
#[must_use]
pub fn reasons(circular: &Circular, name: &CircularName, actor: &Actor, now: Timestamp) -> Vec<Refusal> {
    answering(NameVerb::ObjectName, circular, name, actor, now)
}

/// The unit objects; chief and director are asked to answer.
pub fn decide(
    circular: &Circular,
    name: &CircularName,
    facts: &CircularFacts,
    actor: &Actor,
    command: &Object,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, name, actor, now), [])?;
    let limit = name.hearing.limit().cloned().expect("refused above unless asked");
    let objection = Objection { words: command.words.clone(), person: actor.person, at: now, answer: None };
    let record = CircularRecord::Heard { unit: name.unit, hearing: NameHearing::Objected { limit, objection } };
    let told = format!("{}对《{}》提出异议，请答复。", name.name, circular.title());
    let mut change = turns(NameVerb::ObjectName.code(), circular, facts, record, now)
        .with("name", "", &name.name)
        .with("words", "", &command.words)
        .tell(Addressee::Role { unit: facts.office, role: Role::SectionChief }, told.clone())
        .tell(Addressee::Role { unit: facts.office, role: Role::Director }, told)
        .under(&[
            circular_answer_by_head::CARD.id,
            circular_objection_in_time::CARD.id,
            circular_objection_answered::CARD.id,
        ]);
    if !circular.names().iter().any(CircularName::waits_for_answer) {
        change.tasks = objection_tasks(facts.office);
    }
    Ok(change)
}

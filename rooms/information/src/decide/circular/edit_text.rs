//! 修改通报文字: the section words the text above names or lines; the facts stay as computed.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{before_signing, moves};
use crate::decide::clear;
use crate::model::{Body, Circular, CircularChange, CircularFacts, CircularRecord, CircularVerb};
use crate::rules::circular_by_section;

/// Command 修改通报文字.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditText {
    /// The text.
    pub body: Body,
}

/// Why this actor can't word it.
#[must_use]
pub fn reasons(circular: &Circular, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    [before_signing(CircularVerb::EditText.name(), circular), circular_by_section::check(actor, facts.office)]
        .into_iter()
        .flatten()
        .collect()
}

/// Words it.
pub fn decide(
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    command: &EditText,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, facts, actor), [])?;
    let record = CircularRecord::TextEdited { body: command.body.clone(), person: actor.person };
    let mut change = moves(CircularVerb::EditText.code(), circular, facts, circular.state.clone(), record, now)
        .with("body", &circular.body, &command.body)
        .under(&[circular_by_section::CARD.id]);
    change.keep_tasks = true;
    change.tasks = Vec::new();
    Ok(change)
}

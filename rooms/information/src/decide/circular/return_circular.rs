//! 退回信息科: whoever's turn it is gives the circular back; the steps signed so far no longer count.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal};

use super::{moves, not_now};
use crate::decide::clear;
use crate::model::{Circular, CircularChange, CircularFacts, CircularRecord, CircularState, CircularVerb, Reason};
use crate::rules::circular_signed_in_order;

/// Command 退回信息科.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnCircular {
    /// What to change.
    pub words: Reason,
}

/// Why this actor can't give it back.
#[must_use]
pub fn reasons(circular: &Circular, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    match circular_signed_in_order::step(&circular.state) {
        None => vec![not_now(CircularVerb::ReturnCircular.name(), circular)],
        Some(step) => circular_signed_in_order::check(step, actor, facts.office).into_iter().collect(),
    }
}

/// Gives it back. Names that were heard stay heard.
pub fn decide(
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    command: &ReturnCircular,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, facts, actor), [])?;
    let record = CircularRecord::Returned { person: actor.person, words: command.words.clone() };
    let told = format!("《{}》退回信息科：{}", circular.title(), command.words);
    Ok(moves(CircularVerb::ReturnCircular.code(), circular, facts, CircularState::Drafting, record, now)
        .with("sign_offs", circular.sign_offs.len(), 0)
        .with("words", "", &command.words)
        .tell(Addressee::Person(circular.composer), told)
        .under(&[circular_signed_in_order::CARD.id]))
}

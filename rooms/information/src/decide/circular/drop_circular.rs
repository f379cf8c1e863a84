//! 撤销起草: the section gives a circular up before it is signed; units that were asked are told.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role};

use super::{before_signing, moves};
use crate::decide::clear;
use crate::model::{Circular, CircularChange, CircularFacts, CircularRecord, CircularState, CircularVerb, Reason};
use crate::rules::circular_by_section;

/// Command 撤销起草.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropCircular {
    /// Why.
    pub reason: Reason,
}

/// Why this actor can't give it up.
#[must_use]
pub fn reasons(circular: &Circular, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    let closed = before_signing(CircularVerb::DropCircular.name(), circular);
    let chief = if circular.was_heard() {
        circular_by_section::chief(actor, facts.office)
    } else {
        circular_by_section::check(actor, facts.office)
    };
    [closed, chief].into_iter().flatten().collect()
}

/// Gives it up.
pub fn decide(
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    command: &DropCircular,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, facts, actor), [])?;
    let record = CircularRecord::Dropped { reason: command.reason.clone() };
    let mut change = moves(CircularVerb::DropCircular.code(), circular, facts, CircularState::Dropped, record, now)
        .with("reason", "", &command.reason)
        .under(&[circular_by_section::CARD.id]);
    for name in circular.names().iter().filter(|name| name.hearing.limit().is_some()) {
        let told = format!("《{}》已撤销，不再通报：{}", circular.title(), command.reason);
        change = change.tell(Addressee::Role { unit: name.unit, role: Role::UnitHead }, told);
    }
    Ok(change)
}

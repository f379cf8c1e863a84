//! 报主任签发: heard and answered, the circular goes to the director, with the orders that it carries.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{before_signing, moves};
use crate::decide::clear;
use crate::model::{Circular, CircularChange, CircularFacts, CircularRecord, CircularState, CircularVerb};
use crate::rules::{
    circular_by_section, circular_heard_first, circular_objection_answered, circular_order_as_shown,
    circular_removal_has_reason,
};

/// Why this actor can't submit it.
#[must_use]
pub fn reasons(circular: &Circular, facts: &CircularFacts, actor: &Actor, now: Timestamp) -> Vec<Refusal> {
    let closed = before_signing(CircularVerb::SubmitCircular.name(), circular);
    let heard = if closed.is_some() { None } else { circular_heard_first::check(circular, now) };
    [
        closed,
        circular_by_section::check(actor, facts.office),
        circular_removal_has_reason::names(circular),
        heard,
        circular_objection_answered::check(circular),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Submits it.
pub fn decide(
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, facts, actor, now), [])?;
    let orders: Vec<_> =
        circular.named().filter_map(|name| Some((name.unit, facts.order_of(name.unit)?.clone()))).collect();
    let count = orders.len();
    let record = CircularRecord::Submitted { orders };
    Ok(moves(CircularVerb::SubmitCircular.code(), circular, facts, CircularState::AtDirector, record, now)
        .with("names", "", circular.named().map(|name| name.name.as_str()).collect::<Vec<_>>().join("，"))
        .with("orders", "", count)
        .under(&[
            circular_by_section::CARD.id,
            circular_removal_has_reason::CARD.id,
            circular_heard_first::CARD.id,
            circular_objection_answered::CARD.id,
            circular_order_as_shown::CARD.id,
        ]))
}

//! 重新计算: names or lines are computed again, before anybody was asked about them.

use jiff::{Timestamp, civil};
use kernel::{Actor, Refusal};

use super::{compute, drafting_only, moves};
use crate::decide::clear;
use crate::model::{Circular, CircularChange, CircularFacts, CircularRecord, CircularState, CircularVerb, Subject};
use crate::rules::{circular_by_section, circular_computed_before_hearing};

/// Command 重新计算.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refresh {
    /// What was computed.
    pub subject: Subject,
    /// The policy that computed it.
    pub policy: String,
    /// On which office day.
    pub computed_on: civil::Date,
}

/// Why this actor can't have it computed again.
#[must_use]
pub fn reasons(circular: &Circular, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    [
        drafting_only(CircularVerb::Refresh.name(), circular),
        circular_by_section::check(actor, facts.office),
        circular_computed_before_hearing::check(circular),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Computes it again; names that the section took out stay out.
pub fn decide(
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    command: Refresh,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, facts, actor), [])?;
    let Refresh { subject, policy, computed_on } = command;
    let record = CircularRecord::Refreshed {
        subject: compute::keeping_removals(subject, circular.names()),
        policy: policy.clone(),
        computed_on,
        person: actor.person,
    };
    Ok(moves(CircularVerb::Refresh.code(), circular, facts, CircularState::Drafting, record, now)
        .with("computed_on", circular.computed_on, computed_on)
        .with("policy", &circular.policy, policy)
        .under(&[circular_by_section::CARD.id, circular_computed_before_hearing::CARD.id]))
}

//! 恢复名单: the section puts a name back that it had taken off.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{drafting_only, moves};
use crate::decide::clear;
use crate::model::{Circular, CircularChange, CircularFacts, CircularName, CircularRecord, CircularState, NameVerb};
use crate::rules::{circular_by_section, circular_objection_answered};

/// Why this actor can't put it back.
#[must_use]
pub fn reasons(circular: &Circular, name: &CircularName, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    [
        drafting_only(NameVerb::RestoreName.name(), circular),
        circular_by_section::check(actor, facts.office),
        circular_objection_answered::final_when_upheld(name),
        name.named().then(|| there(name)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Puts it back.
pub fn decide(
    circular: &Circular,
    name: &CircularName,
    facts: &CircularFacts,
    actor: &Actor,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, name, facts, actor), [])?;
    let record = CircularRecord::NameRestored { unit: name.unit, person: actor.person };
    Ok(moves(NameVerb::RestoreName.code(), circular, facts, CircularState::Drafting, record, now)
        .with("name", "", &name.name)
        .under(&[circular_by_section::CARD.id, circular_objection_answered::CARD.id]))
}

fn there(name: &CircularName) -> Refusal {
    Refusal::conflict("information.circular.name_there", format!("{}已经在名单上。", name.name))
        .basis("本系统通报办理流程")
        .hint("不用恢复。")
}

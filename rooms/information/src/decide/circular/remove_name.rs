//! 移出名单: the section takes a name off, with a reason.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{drafting_only, moves};
use crate::decide::clear;
use crate::model::{
    Circular, CircularChange, CircularFacts, CircularName, CircularRecord, CircularState, NameVerb, Reason, Removal,
    RemovedBy,
};
use crate::rules::{circular_by_section, circular_removal_has_reason};

/// Command 移出名单.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveName {
    /// Why.
    pub reason: Option<Reason>,
}

/// Why this actor can't take it off.
#[must_use]
pub fn reasons(circular: &Circular, name: &CircularName, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    [
        drafting_only(NameVerb::RemoveName.name(), circular),
        circular_by_section::check(actor, facts.office),
        (!name.named()).then(|| gone(name)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Takes it off.
pub fn decide(
    circular: &Circular,
    name: &CircularName,
    facts: &CircularFacts,
    actor: &Actor,
    command: &RemoveName,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    let standing = reasons(circular, name, facts, actor);
    clear(standing, [circular_removal_has_reason::check(command.reason.as_ref())])?;
    let reason = command.reason.clone().expect("refused above without one");
    let removal = Removal { by: RemovedBy::Review, person: actor.person, reason: reason.clone(), at: now };
    let record = CircularRecord::NameRemoved { unit: name.unit, removal };
    Ok(moves(NameVerb::RemoveName.code(), circular, facts, CircularState::Drafting, record, now)
        .with("name", &name.name, "")
        .with("reason", "", reason)
        .under(&[circular_by_section::CARD.id, circular_removal_has_reason::CARD.id]))
}

fn gone(name: &CircularName) -> Refusal {
    Refusal::conflict("information.circular.name_gone", format!("{}已经不在名单上。", name.name))
        .basis("本系统通报办理流程")
        .hint("要放回名单，请点“恢复名单”。")
}

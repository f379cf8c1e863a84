//! 指定常设代为校核人: a small office names one cover for all its items, with its reason.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, UnitId};

use crate::decide::clear;
use crate::model::{Change, Cover, NetworkChange, NetworkFacts, NetworkRecord, Policy, SetStandingCover};
use crate::rules::{cover_for_small_office, cover_named_by_head, cover_needs_reason, section_handles};

/// Why this actor can't name a cover for the unit. The section may register what the head has decided on paper.
#[must_use]
pub fn reasons(unit: &NetworkFacts, policy: &Policy, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    let section = section_handles::check(actor, office).is_none();
    let namer = if section { None } else { cover_named_by_head::namer(actor, unit.id, &[]) };
    [namer, cover_for_small_office::check(unit.people, unit.checkers, policy)].into_iter().flatten().collect()
}

/// Names the cover.
pub fn decide(
    unit: &NetworkFacts,
    policy: &Policy,
    office: UnitId,
    actor: &Actor,
    command: &SetStandingCover,
    now: Timestamp,
) -> Result<NetworkChange, Vec<Refusal>> {
    let alone = cover_named_by_head::leaves_approver(&unit.approvers, command.person);
    let reason = cover_needs_reason::check(command.reason.as_ref());
    clear(reasons(unit, policy, office, actor), [alone, reason])?;
    let reason = command.reason.clone().expect("cover_needs_reason has just refused a missing one");
    let after = format!("{}：{reason}", command.name);
    let cover = Cover { person: command.person, name: command.name.clone(), reason, named_by: actor.person };
    let record = NetworkRecord::StandingCover { unit: unit.id, cover, at: now };
    Ok(Change::new("set_standing_cover", (), record, now)
        .with("cover", "", after)
        .tell(Addressee::Person(command.person), format!("请您代为校核{}的信息。", unit.name))
        .under(&[cover_for_small_office::CARD.id, cover_named_by_head::CARD.id, cover_needs_reason::CARD.id]))
}

//! 登记村（社区）信息员: a reporter below the unit.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use crate::decide::clear;
use crate::model::{Change, Grassroots, NetworkChange, NetworkRecord};
use crate::rules::network_kept_by_unit;

/// Why this actor can't register reporters below the unit.
#[must_use]
pub fn reasons(unit: UnitId, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    network_kept_by_unit::below_unit(actor, unit, office).into_iter().collect()
}

/// Registers the reporter.
pub fn decide(
    office: UnitId,
    actor: &Actor,
    command: &Grassroots,
    now: Timestamp,
) -> Result<NetworkChange, Vec<Refusal>> {
    clear(reasons(command.unit, office, actor), [])?;
    Ok(Change::new("add_grassroots", (), NetworkRecord::Grassroots(command.clone()), now)
        .with("grassroots", "", format!("{}{}", command.place, command.name))
        .under(&[network_kept_by_unit::CARD.id]))
}

//! Calls for items as their pages show them.

use jiff::Timestamp;
use kernel::{Actor, Light, Role, UnitId};
use serde::{Deserialize, Serialize};
use store::{Row, StoreError};
use utoipa::ToSchema;

use super::Can;
use crate::model::CallState;

/// From one day before its time a call shows yellow, as on the desk.
const NEAR: i64 = 86_400;

/// How far one unit is with a call.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CallUnit)]
pub struct CallUnitView {
    unit: String,
    unit_name: String,
    /// `open`, `answered` or `nothing_to_report`
    state: String,
    state_name: String,
    /// The item that it answered with.
    submission: Option<String>,
    submission_title: Option<String>,
    /// Why there is nothing to report.
    reason: String,
    answered_at: Option<String>,
    /// The item left the unit, or the answer came, after the limit.
    late: bool,
}

/// A call.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Call)]
pub struct CallView {
    id: String,
    version: i64,
    title: String,
    requirements: String,
    focus: Option<String>,
    focus_title: Option<String>,
    due_at: String,
    /// `red`, `yellow`, `green`, or `grey` once there is nothing left to do for whoever looks.
    light: String,
    /// Who of the section asked.
    by: String,
    at: String,
    /// `open` while a unit has not answered, else `answered`.
    state: String,
    state_name: String,
    /// How many units have answered.
    answered: i64,
    /// How many were asked.
    asked: i64,
    /// The line of my own unit, where it was asked.
    own: Option<CallUnitView>,
    /// Every unit for the section; for a unit its own line alone.
    units: Vec<CallUnitView>,
    /// From each verb to what speaks against it; only on the call's own page.
    can: Can,
}

/// A call from its row and the lines of its units.
pub fn of(row: &Row, lines: &[Row], can: Can, actor: &Actor, now: Timestamp) -> Result<CallView, StoreError> {
    let due = row.time("due_at")?;
    let section = actor.has_any(&[Role::Editor, Role::SectionChief, Role::Director]);
    let (mut units, mut own, mut answered) = (Vec::new(), None, 0);
    for line in lines {
        let unit: UnitId = line.id("unit")?;
        let view = unit_view(line, due)?;
        if view.state != CallState::Open.code() {
            answered += 1;
        }
        if actor.sits_in(unit) && own.is_none() {
            own = Some(view.clone());
        }
        if section || actor.sits_in(unit) {
            units.push(view);
        }
    }
    let state = row.text("state")?;
    let waits = own.as_ref().map_or(&state, |own| &own.state) == CallState::Open.code();
    let light = if waits { Light::of(Some(due), NEAR, now) } else { Light::Grey };
    let open = state == CallState::Open.code();
    Ok(CallView {
        id: row.text("id")?,
        version: row.int("version")?,
        title: row.text("title")?,
        requirements: row.text("requirements")?,
        focus: row.opt_text("focus")?,
        focus_title: row.opt_text("focus_title")?,
        due_at: due.to_string(),
        light: light.code().to_owned(),
        by: row.text("by_name")?,
        at: row.time("at")?.to_string(),
        state_name: if open { "待回复" } else { "已回齐" }.to_owned(),
        state,
        answered,
        asked: i64::try_from(lines.len()).unwrap_or(i64::MAX),
        own,
        units,
        can,
    })
}

fn unit_view(row: &Row, due: Timestamp) -> Result<CallUnitView, StoreError> {
    let state = row.text("state")?;
    let answered_at = row.opt_time("answered_at")?;
    let left = row.opt_time("reported_at")?.or(answered_at);
    Ok(CallUnitView {
        unit: row.text("unit")?,
        unit_name: row.text("short")?,
        state_name: CallState::from_code(&state).map_or("", CallState::name).to_owned(),
        state,
        submission: row.opt_text("submission")?,
        submission_title: row.opt_text("submission_title")?,
        reason: row.text("reason")?,
        answered_at: answered_at.map(|at| at.to_string()),
        late: left.is_some_and(|left| due < left),
    })
}

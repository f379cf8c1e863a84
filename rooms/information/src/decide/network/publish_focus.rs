//! 发布要点: what is asked for in a period, hung on a central task.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role, UnitId};

use crate::decide::clear;
use crate::model::{Change, Focus, FocusChange, FocusRecord, FocusState, PublishFocus};
use crate::rules::{focus_hangs_on_central_task, section_handles};

/// Why this actor can't publish.
#[must_use]
pub fn reasons(office: UnitId, actor: &Actor) -> Vec<Refusal> {
    section_handles::check(actor, office).into_iter().collect()
}

/// Publishes it to the reporters of all units named.
pub fn decide(
    office: UnitId,
    actor: &Actor,
    command: &PublishFocus,
    now: Timestamp,
) -> Result<FocusChange, Vec<Refusal>> {
    let hangs = focus_hangs_on_central_task::check(command.central_task, command.period);
    clear(reasons(office, actor), [hangs])?;
    let focus = Focus {
        id: command.id,
        title: command.title.clone(),
        detail: command.detail.clone(),
        keywords: command.keywords.clone(),
        central_task: command.central_task.expect("focus_hangs_on_central_task has just refused a missing one"),
        period: command.period,
    };
    let told = format!("新的报送要点：{}（{}至{}）", focus.title, focus.period.from, focus.period.to);
    let mut change = Change::new("publish_focus", FocusState::Published, FocusRecord::Published(focus), now)
        .with("focus", "", &command.title)
        .under(&[section_handles::CARD.id, focus_hangs_on_central_task::CARD.id]);
    for unit in &command.units {
        change = change.tell(Addressee::Role { unit: *unit, role: Role::Reporter }, told.clone());
    }
    Ok(change)
}

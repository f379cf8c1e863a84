//! 发约稿: named units are asked for items by a day. Where nobody reports, the head is asked and told why.

use jiff::Timestamp;
use kernel::{Actor, Addressee, NewTask, Refusal, Role, UnitId};

use crate::decide::clear;
use crate::model::{CallChange, CallRecord, CallState, Change, IssueCall, NetworkFacts, Policy};
use crate::rules::{call_has_limit, section_handles, unit_without_reporter};

/// Why this actor can't call for items.
#[must_use]
pub fn reasons(office: UnitId, actor: &Actor) -> Vec<Refusal> {
    section_handles::check(actor, office).into_iter().collect()
}

/// Sends the call out.
pub fn decide(
    office: UnitId,
    policy: &Policy,
    actor: &Actor,
    command: &IssueCall,
    now: Timestamp,
) -> Result<CallChange, Vec<Refusal>> {
    let nobody = command.units.is_empty().then(no_units);
    clear(reasons(office, actor), [call_has_limit::check(command.due, now, policy), nobody])?;
    let due = command.due.expect("call_has_limit has just refused a missing one");
    let record = CallRecord::Issued { call: command.clone(), due };
    let mut change = Change::new("issue_call", CallState::Open, record, now)
        .with("due", "", due)
        .with("units", 0, command.units.len())
        .under(&[section_handles::CARD.id, call_has_limit::CARD.id, unit_without_reporter::CARD.id]);
    for unit in &command.units {
        let (to, hint) = asked(unit);
        let told = format!("约稿：{}。{hint}", command.title);
        change.tasks.push(NewTask { to: to.clone(), verb: "answer_call", label: "约稿", due_at: Some(due) });
        change = change.tell(to, told);
    }
    change.holder = format!("{}个单位", command.units.len());
    Ok(change)
}

/// Who is asked in the unit, and what to add.
fn asked(unit: &NetworkFacts) -> (Addressee, String) {
    match unit_without_reporter::check(&unit.name, unit.live_reporters) {
        None => (Addressee::Role { unit: unit.id, role: Role::Reporter }, String::new()),
        Some(lack) => {
            (Addressee::Role { unit: unit.id, role: Role::UnitHead }, format!("{}{}", lack.message, lack.hint))
        }
    }
}

fn no_units() -> Refusal {
    Refusal::invalid("information.call.units", "约稿没有选单位。")
        .field("units")
        .basis("讲话 三（二）")
        .hint("请至少选一个单位。")
}

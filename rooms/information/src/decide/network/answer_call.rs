//! 回复约稿: a unit answers with an item that has left it, or says that there is nothing to report.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role};

use crate::decide::clear;
use crate::model::{Call, CallAnswer, CallChange, CallRecord, CallState, Change};
use crate::rules::{call_has_limit, unit_drafts};

/// Why this actor can't answer for the unit. The head may, for units where nobody reports.
#[must_use]
pub fn reasons(call: &Call, actor: &Actor) -> Vec<Refusal> {
    let head = actor.seat(call.unit, Role::UnitHead).is_some();
    let reporter = if head { None } else { unit_drafts::check(actor, call.unit) };
    let done = match call.state {
        CallState::Open => None,
        CallState::Answered | CallState::NothingToReport => Some(answered(call.state)),
    };
    [done, reporter].into_iter().flatten().collect()
}

/// Answers. Lateness is not stored: it is the item's time of leaving against the limit.
pub fn decide(call: &Call, actor: &Actor, command: &CallAnswer, now: Timestamp) -> Result<CallChange, Vec<Refusal>> {
    clear(reasons(call, actor), [])?;
    let (state, words) = match command {
        CallAnswer::Item { submission, reported_at } => {
            let late = if call.due < *reported_at { "（晚于时限）" } else { "" };
            (CallState::Answered, format!("{submission}{late}"))
        }
        CallAnswer::Nothing { reason } => (CallState::NothingToReport, reason.to_string()),
    };
    let told = format!("{}回复约稿“{}”：{}", call.unit_name, call.title, state.name());
    Ok(Change::new("answer_call", state, CallRecord::Answered(command.clone()), now)
        .with("state", call.state.code(), state.code())
        .with("answer", "", words)
        .tell(Addressee::Person(call.asked_by), told)
        .under(&[unit_drafts::CARD.id, call_has_limit::CARD.id]))
}

fn answered(state: CallState) -> Refusal {
    Refusal::conflict("information.call.answered", format!("这次约稿已经回复过：{}。", state.name()))
        .basis("讲话 三（二）及时")
        .hint("情况有变化的，另写一条信息报送。")
}

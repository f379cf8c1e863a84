//! 拟采用: the item is placed in an issue that is being composed. The issue takes it in by its own verb `add`.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::in_hand;
use crate::decide::{clear, gather, moves};
use crate::model::{Facts, IssueItemId, IssueState, OpenIssue, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::{section_handles, verification_on_record};

/// Command 拟采用.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// The issue, as it is now.
    pub issue: OpenIssue,
    /// The new place in it.
    pub item: IssueItemId,
}

/// Why this actor can't select it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let [section, taken] = in_hand(item, facts, actor);
    gather(Verb::Select, item, facts, [section, taken, verification_on_record::check(item, &facts.policy)])
}

/// Selects it. What has been adopted once stays adopted while it stands in another issue.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Select,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let twice = facts.open_issues.iter().any(|issue| issue.id == command.issue.id);
    let closed = command.issue.state != IssueState::Composing;
    clear(reasons(item, facts, actor), [twice.then(already_in), closed.then(|| not_composing(command.issue.state))])?;
    let state = if item.state == State::Adopted { State::Adopted } else { State::Selected };
    let record = Record::Selected { issue: command.issue.id, item: command.item };
    Ok(moves(Verb::Select, item, facts, state, record, now)
        .with("issue", "", command.issue.id)
        .under(&[section_handles::CARD.id, verification_on_record::CARD.id]))
}

fn already_in() -> Refusal {
    Refusal::conflict("information.select.already_in", "这条信息已经在这一期里。")
        .field("issue")
        .basis("本系统组期流程")
        .hint("请另选一期，或调整本期里的顺序。")
}

fn not_composing(state: IssueState) -> Refusal {
    Refusal::conflict("information.select.not_composing", format!("这一期{}，不能再收入信息。", state.name()))
        .field("issue")
        .basis("本系统组期流程")
        .hint("请选正在组的一期，或先把这一期退回组期。")
}

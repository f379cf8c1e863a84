//! 撤出本期: the item is taken out of an issue that is being composed, and waits again unless another issue holds it.

use jiff::Timestamp;
use kernel::{Actor, MatterId, Refusal};

use super::in_hand;
use crate::decide::{clear, gather, moves};
use crate::model::{Facts, OpenIssue, Reason, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::{section_handles, signed_text_stays};

/// Command 撤出本期.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deselect {
    /// The issue.
    pub issue: MatterId,
    /// Why.
    pub reason: Reason,
}

/// Why this actor can't take it out.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let [section, taken] = in_hand(item, facts, actor);
    let nowhere = facts.open_issues.is_empty().then(not_in);
    gather(Verb::Deselect, item, facts, [section, taken, nowhere])
}

/// Takes it out.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Deselect,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let (here, others): (Vec<OpenIssue>, Vec<OpenIssue>) =
        facts.open_issues.iter().copied().partition(|issue| issue.id == command.issue);
    let missing = (here.is_empty() && !others.is_empty()).then(not_in);
    clear(reasons(item, facts, actor), [missing, signed_text_stays::check(&here)])?;
    let state = match (item.state, others.is_empty()) {
        (State::Adopted, _) => State::Adopted,
        (_, false) => State::Selected,
        (_, true) => State::Reported,
    };
    let record = Record::Deselected { issue: command.issue, reason: command.reason.clone() };
    Ok(moves(Verb::Deselect, item, facts, state, record, now)
        .with("issue", command.issue, "")
        .with("reason", "", &command.reason)
        .under(&[section_handles::CARD.id, signed_text_stays::CARD.id]))
}

fn not_in() -> Refusal {
    Refusal::conflict("information.deselect.not_in", "这条信息不在这一期里。")
        .basis("本系统组期流程")
        .hint("请刷新页面，看它现在收在哪一期。")
}

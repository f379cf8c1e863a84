//! 收入本期: the issue takes in an item that was selected for it, at the end.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{composing, stays};
use crate::decide::clear;
use crate::model::{Issue, IssueChange, IssueFacts, IssueItem, IssueRecord, IssueVerb};
use crate::rules::section_handles;

/// Command 收入本期.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Add {
    /// The item with its new place.
    pub item: IssueItem,
}

/// Why this actor can't add anything.
#[must_use]
pub fn reasons(issue: &Issue, facts: &IssueFacts, actor: &Actor) -> Vec<Refusal> {
    [composing(IssueVerb::Add, issue), section_handles::check(actor, facts.office)].into_iter().flatten().collect()
}

/// Adds it.
pub fn decide(
    issue: &Issue,
    facts: &IssueFacts,
    actor: &Actor,
    command: &Add,
    now: Timestamp,
) -> Result<IssueChange, Vec<Refusal>> {
    let twice = issue.items.iter().any(|item| item.submission == command.item.submission);
    clear(reasons(issue, facts, actor), [twice.then(already_in)])?;
    Ok(stays(IssueVerb::Add, issue, facts, IssueRecord::Added(command.item.clone()), now)
        .with("items", issue.items.len(), issue.items.len() + 1)
        .under(&[section_handles::CARD.id]))
}

fn already_in() -> Refusal {
    Refusal::conflict("information.issue.already_in", "这条信息已经在这一期里。")
        .basis("本系统组期流程")
        .hint("请调整本期里的顺序，不用再收入。")
}

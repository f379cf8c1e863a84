//! 撤出条目: an item leaves the issue; the item's own verb `deselect` goes with it.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{composing, stays};
use crate::decide::clear;
use crate::model::{Issue, IssueChange, IssueFacts, IssueItemId, IssueRecord, IssueVerb, Reason};
use crate::rules::section_handles;

/// Command 撤出条目.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remove {
    /// The place.
    pub item: IssueItemId,
    /// Why.
    pub reason: Reason,
}

/// Why this actor can't take anything out.
#[must_use]
pub fn reasons(issue: &Issue, facts: &IssueFacts, actor: &Actor) -> Vec<Refusal> {
    [composing(IssueVerb::Remove, issue), section_handles::check(actor, facts.office)].into_iter().flatten().collect()
}

/// Takes it out.
pub fn decide(
    issue: &Issue,
    facts: &IssueFacts,
    actor: &Actor,
    command: &Remove,
    now: Timestamp,
) -> Result<IssueChange, Vec<Refusal>> {
    let present = issue.items.iter().any(|item| item.id == command.item);
    clear(reasons(issue, facts, actor), [(!present).then(not_in)])?;
    let record = IssueRecord::Removed { item: command.item, reason: command.reason.clone() };
    Ok(stays(IssueVerb::Remove, issue, facts, record, now)
        .with("items", issue.items.len(), issue.items.len() - 1)
        .with("reason", "", &command.reason)
        .under(&[section_handles::CARD.id]))
}

fn not_in() -> Refusal {
    Refusal::conflict("information.issue.not_in", "本期没有这一条。").basis("本系统组期流程").hint("请刷新页面再办理。")
}

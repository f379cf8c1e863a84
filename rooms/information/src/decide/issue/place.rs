//! 排定顺序: the items in printing order.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{composing, stays};
use crate::decide::clear;
use crate::model::{Issue, IssueChange, IssueFacts, IssueItemId, IssueRecord, IssueVerb};
use crate::rules::section_handles;

/// Command 排定顺序.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Every place, in printing order.
    pub order: Vec<IssueItemId>,
}

/// Why this actor can't order the items.
#[must_use]
pub fn reasons(issue: &Issue, facts: &IssueFacts, actor: &Actor) -> Vec<Refusal> {
    [composing(IssueVerb::Place, issue), section_handles::check(actor, facts.office)].into_iter().flatten().collect()
}

/// Orders them.
pub fn decide(
    issue: &Issue,
    facts: &IssueFacts,
    actor: &Actor,
    command: &Place,
    now: Timestamp,
) -> Result<IssueChange, Vec<Refusal>> {
    let given: BTreeSet<_> = command.order.iter().collect();
    let present: BTreeSet<_> = issue.items.iter().map(|item| &item.id).collect();
    let fits = given == present && command.order.len() == issue.items.len();
    clear(reasons(issue, facts, actor), [(!fits).then(other_items)])?;
    let before: Vec<_> = issue.items.iter().map(|item| item.id.to_string()).collect();
    let after: Vec<_> = command.order.iter().map(ToString::to_string).collect();
    Ok(stays(IssueVerb::Place, issue, facts, IssueRecord::Placed { order: command.order.clone() }, now)
        .with("order", before.join(","), after.join(","))
        .under(&[section_handles::CARD.id]))
}

fn other_items() -> Refusal {
    Refusal::conflict("information.issue.other_items", "排的顺序和本期现有条目对不上，可能有人刚收入或撤出了一条。")
        .field("order")
        .basis("本系统组期流程")
        .hint("请刷新页面，重新排定。")
}

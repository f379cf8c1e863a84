//! 填发送范围: who receives how many copies.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{composing, stays};
use crate::decide::clear;
use crate::model::{Copies, Issue, IssueChange, IssueFacts, IssueRecord, IssueVerb};
use crate::rules::{distribution_on_record, section_handles};

/// Command 填发送范围.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distribute {
    /// Every receiver with its copies.
    pub distribution: Vec<Copies>,
}

/// Why this actor can't set it.
#[must_use]
pub fn reasons(issue: &Issue, facts: &IssueFacts, actor: &Actor) -> Vec<Refusal> {
    let section = section_handles::check(actor, facts.office);
    [composing(IssueVerb::Distribute, issue), section].into_iter().flatten().collect()
}

/// Sets it.
pub fn decide(
    issue: &Issue,
    facts: &IssueFacts,
    actor: &Actor,
    command: &Distribute,
    now: Timestamp,
) -> Result<IssueChange, Vec<Refusal>> {
    clear(reasons(issue, facts, actor), [distribution_on_record::list(&command.distribution)])?;
    let record = IssueRecord::Distributed(command.distribution.clone());
    Ok(stays(IssueVerb::Distribute, issue, facts, record, now)
        .with("distribution", words(&issue.distribution), words(&command.distribution))
        .under(&[section_handles::CARD.id, distribution_on_record::CARD.id]))
}

/// A distribution in one line, for the journal.
pub(super) fn words(distribution: &[Copies]) -> String {
    let lines: Vec<String> = distribution.iter().map(|line| format!("{}{}份", line.to, line.copies)).collect();
    lines.join("、")
}

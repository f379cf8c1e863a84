//! 送审: the issue goes to the section chief with its items, receivers and copies.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{composing, moves};
use crate::decide::clear;
use crate::model::{Issue, IssueChange, IssueFacts, IssueRecord, IssueState, IssueVerb};
use crate::rules::{distribution_on_record, section_handles};

/// Why this actor can't submit it.
#[must_use]
pub fn reasons(issue: &Issue, facts: &IssueFacts, actor: &Actor) -> Vec<Refusal> {
    [
        composing(IssueVerb::Submit, issue),
        section_handles::check(actor, facts.office),
        distribution_on_record::check(issue),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Submits it.
pub fn decide(issue: &Issue, facts: &IssueFacts, actor: &Actor, now: Timestamp) -> Result<IssueChange, Vec<Refusal>> {
    clear(reasons(issue, facts, actor), [])?;
    let next = IssueState::AtSectionChief;
    Ok(moves(IssueVerb::Submit, issue, facts, next, IssueRecord::Submitted, now)
        .under(&[section_handles::CARD.id, distribution_on_record::CARD.id]))
}

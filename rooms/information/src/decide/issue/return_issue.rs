//! 退回组期: whoever's turn it is gives the issue back; the steps signed so far no longer count.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal};

use super::{moves, not_now};
use crate::decide::clear;
use crate::model::{Issue, IssueChange, IssueFacts, IssueRecord, IssueState, IssueVerb, Reason};
use crate::rules::{issue_signed_in_order, signed_text_stays};

/// Command 退回组期.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnIssue {
    /// What to change.
    pub words: Reason,
}

/// Why this actor can't give it back.
#[must_use]
pub fn reasons(issue: &Issue, facts: &IssueFacts, actor: &Actor) -> Vec<Refusal> {
    match issue_signed_in_order::step(issue.state) {
        None => vec![not_now(IssueVerb::ReturnIssue, issue)],
        Some(step) => issue_signed_in_order::check(step, actor, facts.office).into_iter().collect(),
    }
}

/// Gives it back.
pub fn decide(
    issue: &Issue,
    facts: &IssueFacts,
    actor: &Actor,
    command: &ReturnIssue,
    now: Timestamp,
) -> Result<IssueChange, Vec<Refusal>> {
    clear(reasons(issue, facts, actor), [])?;
    let record = IssueRecord::Returned { person: actor.person, words: command.words.clone(), at: now };
    let told = format!("《{}》退回组期：{}", issue.bulletin.title, command.words);
    Ok(moves(IssueVerb::ReturnIssue, issue, facts, IssueState::Composing, record, now)
        .with("sign_offs", issue.sign_offs.len(), 0)
        .tell(Addressee::Person(issue.composer), told)
        .under(&[issue_signed_in_order::CARD.id, signed_text_stays::CARD.id]))
}

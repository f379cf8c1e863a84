//! 组期: an editor opens an issue of a bulletin.

use jiff::Timestamp;
use kernel::{Actor, MatterId, Refusal};

use super::at;
use crate::decide::clear;
use crate::model::{Bulletin, Change, Issue, IssueChange, IssueFacts, IssueRecord, IssueState, Title};
use crate::rules::section_handles;

/// Command 组期.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The new matter.
    pub id: MatterId,
    /// The bulletin; its usual distribution is copied and may be changed.
    pub bulletin: Bulletin,
    /// The heading.
    pub title: Title,
}

/// Why this actor can't open an issue.
#[must_use]
pub fn reasons(facts: &IssueFacts, actor: &Actor) -> Vec<Refusal> {
    section_handles::check(actor, facts.office).into_iter().collect()
}

/// Opens it.
pub fn decide(
    facts: &IssueFacts,
    actor: &Actor,
    command: &Open,
    now: Timestamp,
) -> Result<(Issue, IssueChange), Vec<Refusal>> {
    clear(reasons(facts, actor), [])?;
    let issue = Issue {
        id: command.id,
        bulletin: command.bulletin.clone(),
        title: command.title.clone(),
        number: None,
        composer: actor.person,
        state: IssueState::Composing,
        items: Vec::new(),
        distribution: command.bulletin.distribution.clone(),
        sign_offs: Vec::new(),
    };
    let mut change = Change::new("open", IssueState::Composing, IssueRecord::Opened, now)
        .with("state", "", IssueState::Composing.code())
        .under(&[section_handles::CARD.id]);
    (change.holder, change.tasks) = at(IssueState::Composing, &issue, facts);
    Ok((issue, change))
}

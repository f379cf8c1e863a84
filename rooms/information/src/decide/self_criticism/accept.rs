//! 验收通过: the director accepts; the matter is done.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::{head, in_state, moves};
use crate::decide::clear;
use crate::model::{SelfCriticism, SelfCriticismChange, SelfCriticismRecord, SelfCriticismState, SelfCriticismVerb};
use crate::rules::self_criticism_followed_up;

/// Why this actor can't accept it.
#[must_use]
pub fn reasons(paper: &SelfCriticism, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    [
        in_state(SelfCriticismVerb::Accept, paper, &[SelfCriticismState::AtDirector]),
        self_criticism_followed_up::director(actor, office),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Accepts it.
pub fn decide(
    paper: &SelfCriticism,
    office: UnitId,
    actor: &Actor,
    now: Timestamp,
) -> Result<SelfCriticismChange, Vec<Refusal>> {
    clear(reasons(paper, office, actor), [])?;
    let (state, record) = (SelfCriticismState::Accepted, SelfCriticismRecord::Accepted);
    Ok(moves(SelfCriticismVerb::Accept, paper, office, state, record, now)
        .tell(head(paper), "书面检查和整改已验收通过，此事办结。")
        .under(&[self_criticism_followed_up::CARD.id]))
}

//! 继续整改: the director does not accept yet and says what is missing.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::{head, in_state, moves};
use crate::decide::clear;
use crate::model::{
    Reason, SelfCriticism, SelfCriticismChange, SelfCriticismRecord, SelfCriticismState, SelfCriticismVerb,
};
use crate::rules::self_criticism_followed_up;

/// Why this actor can't send it back to mending.
#[must_use]
pub fn reasons(paper: &SelfCriticism, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    [
        in_state(SelfCriticismVerb::MendMore, paper, &[SelfCriticismState::AtDirector]),
        self_criticism_followed_up::director(actor, office),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Sends it back to mending.
pub fn decide(
    paper: &SelfCriticism,
    office: UnitId,
    actor: &Actor,
    words: &Reason,
    now: Timestamp,
) -> Result<SelfCriticismChange, Vec<Refusal>> {
    clear(reasons(paper, office, actor), [])?;
    let (state, record) = (SelfCriticismState::Mending, SelfCriticismRecord::MendMore(words.clone()));
    Ok(moves(SelfCriticismVerb::MendMore, paper, office, state, record, now)
        .with("words", "", words)
        .tell(head(paper), format!("整改还不到位，请继续整改：{words}"))
        .under(&[self_criticism_followed_up::CARD.id]))
}

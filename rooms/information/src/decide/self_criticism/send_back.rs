//! 退回重写: the section chief gives it back with words.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::{head, in_state, moves};
use crate::decide::clear;
use crate::model::{
    Reason, SelfCriticism, SelfCriticismChange, SelfCriticismRecord, SelfCriticismState, SelfCriticismVerb,
};
use crate::rules::self_criticism_followed_up;

/// Why this actor can't give it back.
#[must_use]
pub fn reasons(paper: &SelfCriticism, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    [
        in_state(SelfCriticismVerb::SendBack, paper, &[SelfCriticismState::AtSection]),
        self_criticism_followed_up::chief(actor, office),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Gives it back.
pub fn decide(
    paper: &SelfCriticism,
    office: UnitId,
    actor: &Actor,
    words: &Reason,
    now: Timestamp,
) -> Result<SelfCriticismChange, Vec<Refusal>> {
    clear(reasons(paper, office, actor), [])?;
    let (state, record) = (SelfCriticismState::Rewriting, SelfCriticismRecord::SentBack(words.clone()));
    Ok(moves(SelfCriticismVerb::SendBack, paper, office, state, record, now)
        .with("words", "", words)
        .tell(head(paper), format!("书面检查退回重写：{words}"))
        .under(&[self_criticism_followed_up::CARD.id]))
}

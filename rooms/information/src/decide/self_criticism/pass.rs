//! 检查通过: the section chief has read it; the unit mends.

use jiff::Timestamp;
use kernel::{Actor, Refusal, UnitId};

use super::{head, in_state, moves};
use crate::decide::clear;
use crate::model::{SelfCriticism, SelfCriticismChange, SelfCriticismRecord, SelfCriticismState, SelfCriticismVerb};
use crate::rules::self_criticism_followed_up;

/// Why this actor can't pass it.
#[must_use]
pub fn reasons(paper: &SelfCriticism, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    [
        in_state(SelfCriticismVerb::Pass, paper, &[SelfCriticismState::AtSection]),
        self_criticism_followed_up::chief(actor, office),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Passes it.
pub fn decide(
    paper: &SelfCriticism,
    office: UnitId,
    actor: &Actor,
    now: Timestamp,
) -> Result<SelfCriticismChange, Vec<Refusal>> {
    clear(reasons(paper, office, actor), [])?;
    let (state, record) = (SelfCriticismState::Mending, SelfCriticismRecord::Passed);
    Ok(moves(SelfCriticismVerb::Pass, paper, office, state, record, now)
        .tell(head(paper), "书面检查已通过审阅，请按所列措施整改，完成后由主要负责人报告。")
        .under(&[self_criticism_followed_up::CARD.id]))
}

//! 报告整改完成: the head of the unit says that the measures are carried out.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role, UnitId};

use super::{in_state, moves};
use crate::decide::clear;
use crate::model::{
    Reason, SelfCriticism, SelfCriticismChange, SelfCriticismRecord, SelfCriticismState, SelfCriticismVerb,
};
use crate::rules::self_criticism_in_person;

/// Why this actor can't report it.
#[must_use]
pub fn reasons(paper: &SelfCriticism, actor: &Actor) -> Vec<Refusal> {
    [
        in_state(SelfCriticismVerb::ReportMended, paper, &[SelfCriticismState::Mending]),
        self_criticism_in_person::check(actor, paper.unit),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Reports it.
pub fn decide(
    paper: &SelfCriticism,
    office: UnitId,
    actor: &Actor,
    words: &Reason,
    now: Timestamp,
) -> Result<SelfCriticismChange, Vec<Refusal>> {
    clear(reasons(paper, actor), [])?;
    let record = SelfCriticismRecord::Mended(words.clone());
    let told = format!("{}报告整改完成，请验收。", paper.unit_name);
    Ok(moves(SelfCriticismVerb::ReportMended, paper, office, SelfCriticismState::AtDirector, record, now)
        .with("words", "", words)
        .tell(Addressee::Role { unit: office, role: Role::Director }, told)
        .under(&[self_criticism_in_person::CARD.id]))
}

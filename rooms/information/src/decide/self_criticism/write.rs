//! 提交检查: the head of the unit hands the self-criticism in, with measures.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role, UnitId};

use super::{in_state, moves};
use crate::decide::clear;
use crate::model::{
    SelfCriticism, SelfCriticismChange, SelfCriticismRecord, SelfCriticismState, SelfCriticismVerb, Written,
};
use crate::rules::self_criticism_in_person;

/// Why this actor can't hand it in.
#[must_use]
pub fn reasons(paper: &SelfCriticism, actor: &Actor) -> Vec<Refusal> {
    let open = [SelfCriticismState::Ordered, SelfCriticismState::Rewriting];
    [in_state(SelfCriticismVerb::Write, paper, &open), self_criticism_in_person::check(actor, paper.unit)]
        .into_iter()
        .flatten()
        .collect()
}

/// Hands it in. Late is late, but never refused: the unit still owes it.
pub fn decide(
    paper: &SelfCriticism,
    office: UnitId,
    actor: &Actor,
    command: &Written,
    now: Timestamp,
) -> Result<SelfCriticismChange, Vec<Refusal>> {
    clear(reasons(paper, actor), [])?;
    let record = SelfCriticismRecord::Written(command.clone());
    let told = format!("{}已提交书面检查，请审阅。", paper.unit_name);
    Ok(moves(SelfCriticismVerb::Write, paper, office, SelfCriticismState::AtSection, record, now)
        .with("words", "", &command.words)
        .with("measures", "", &command.measures)
        .tell(Addressee::Role { unit: office, role: Role::SectionChief }, told)
        .under(&[self_criticism_in_person::CARD.id]))
}

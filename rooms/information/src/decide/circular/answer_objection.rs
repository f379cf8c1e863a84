//! 答复异议: somebody without a hand in the name upholds the objection, or says why it does not hold.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role};

use super::{hearing_only, turns};
use crate::decide::clear;
use crate::model::{
    Circular, CircularChange, CircularFacts, CircularName, CircularRecord, NameVerb, ObjectionAnswer, Reason, Verdict,
};
use crate::rules::{circular_answered_by_other, circular_objection_answered};

/// Command 答复异议.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerObjection {
    /// How.
    pub verdict: Verdict,
    /// Why.
    pub words: Reason,
}

/// Why this actor can't answer it.
#[must_use]
pub fn reasons(circular: &Circular, name: &CircularName, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    let closed = hearing_only(NameVerb::AnswerObjection.name(), circular);
    let waits = if closed.is_some() { None } else { circular_objection_answered::waits(name) };
    [closed, waits, circular_answered_by_other::check(circular, name, actor, facts.office)]
        .into_iter()
        .flatten()
        .collect()
}

/// Answers it; the unit is told, and with an upheld objection the name leaves the list.
pub fn decide(
    circular: &Circular,
    name: &CircularName,
    facts: &CircularFacts,
    actor: &Actor,
    command: &AnswerObjection,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    clear(reasons(circular, name, facts, actor), [])?;
    let AnswerObjection { verdict, words } = command.clone();
    let told = match verdict {
        Verdict::Upheld => format!("对《{}》的异议成立，已将本单位移出名单：{words}", circular.title()),
        Verdict::Overruled => format!("对《{}》的异议不成立，理由：{words}", circular.title()),
    };
    let answer = ObjectionAnswer { verdict, words: words.clone(), person: actor.person, at: now };
    let record = CircularRecord::ObjectionAnswered { unit: name.unit, answer };
    Ok(turns(NameVerb::AnswerObjection.code(), circular, facts, record, now)
        .with("name", &name.name, verdict.name())
        .with("words", "", words)
        .tell(Addressee::Role { unit: name.unit, role: Role::UnitHead }, told.clone())
        .tell(Addressee::Person(circular.composer), format!("{}：{told}", name.name))
        .under(&[circular_objection_answered::CARD.id, circular_answered_by_other::CARD.id]))
}

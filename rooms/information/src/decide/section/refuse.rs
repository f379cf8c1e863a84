//! 不采用: not adopted, under one of the four standards, in words that teach.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal};

use super::in_hand;
use crate::decide::{clear, gather, moves};
use crate::model::{Facts, Reason, Record, RefusalNote, Standard, State, Submission, SubmissionChange, Verb};
use crate::rules::{refusal_teaches, section_handles};

/// Command 不采用.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refuse {
    /// Which of the four standards; a refusal without it is refused.
    pub standard: Option<Standard>,
    /// Why, and how to do better; a refusal without it is refused.
    pub words: Option<Reason>,
}

/// Why this actor can't refuse it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(Verb::Refuse, item, facts, in_hand(item, facts, actor))
}

/// Refuses it.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Refuse,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [refusal_teaches::check(command.standard, command.words.as_ref())])?;
    let standard = command.standard.expect("refusal_teaches has just refused a missing one");
    let words = command.words.clone().expect("refusal_teaches has just refused a missing one");
    let told = format!("“{}”未采用（{}）：{words}", item.text.title, standard.name());
    let note = RefusalNote { standard, words, by: actor.person, at: now };
    Ok(moves(Verb::Refuse, item, facts, State::Refused, Record::Refused(note), now)
        .with("standard", "", standard.code())
        .tell(Addressee::Person(item.drafter), told)
        .under(&[section_handles::CARD.id, refusal_teaches::CARD.id]))
}

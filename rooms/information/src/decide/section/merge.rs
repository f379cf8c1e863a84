//! 并入: items of several units about one question become one; the units share the result.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal};

use super::in_hand;
use crate::decide::{clear, gather, moves};
use crate::model::{Facts, MergeNote, MergeTarget, Reason, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::{merge_needs_two_units, section_handles};

/// Command 并入.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The item that goes on.
    pub into: MergeTarget,
    /// The one question that they are all about.
    pub question: Reason,
}

/// Why this actor can't merge it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(Verb::Merge, item, facts, in_hand(item, facts, actor))
}

/// Merges it.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Merge,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let group = merge_needs_two_units::check(item.id, item.unit, facts.merged_here, &command.into);
    clear(reasons(item, facts, actor), [group])?;
    let into = command.into.id;
    let told = format!("“{}”与其他单位的信息合并为“{}”，采用结果共享。", item.text.title, command.into.title);
    let note = MergeNote { into, question: command.question.clone(), by: actor.person, at: now };
    Ok(moves(Verb::Merge, item, facts, State::Merged { into }, Record::Merged(note), now)
        .with("into", "", into)
        .with("question", "", &command.question)
        .tell(Addressee::Person(item.drafter), told)
        .under(&[section_handles::CARD.id, merge_needs_two_units::CARD.id]))
}

//! 编辑: the section edits; the unit's own text stays as it was signed, and both with the note go back to the unit.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal};

use super::in_hand;
use crate::decide::{clear, gather, stays};
use crate::model::{Edition, Facts, Reason, Record, Submission, SubmissionChange, Text, TextId, Verb};
use crate::rules::{edit_needs_note, section_handles, signed_text_stays};

/// Command 编辑.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The new version.
    pub text_id: TextId,
    /// 编后稿 the text as edited.
    pub text: Text,
    /// 编辑说明; an edition without it is refused.
    pub note: Option<Reason>,
}

/// Why this actor can't edit it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let [section, taken] = in_hand(item, facts, actor);
    gather(Verb::Edit, item, facts, [section, taken, signed_text_stays::check(&facts.open_issues)])
}

/// Keeps the edition.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Edit,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [edit_needs_note::check(command.note.as_ref())])?;
    let note = command.note.clone().expect("edit_needs_note has just refused a missing one");
    let told = format!("信息科编辑了“{}”：{note}。原稿和编后稿可以对照看。", item.text.title);
    let edition = Edition { text_id: command.text_id, text: command.text.clone(), note, by: actor.person, at: now };
    Ok(stays(Verb::Edit, item, facts, Record::Edited(edition), now)
        .with("edition", item.text_for_issue().digest(), command.text.digest())
        .tell(Addressee::Person(item.drafter), told)
        .under(&[section_handles::CARD.id, edit_needs_note::CARD.id, signed_text_stays::CARD.id]))
}

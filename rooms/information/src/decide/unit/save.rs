//! 保存: a reporter of the unit rewrites the text. Whoever does so becomes a writer and passes no gate of it.

use jiff::Timestamp;
use kernel::{Actor, AttachmentId, Refusal};

use crate::decide::{clear, gather, stays};
use crate::model::{CallId, Facts, FocusId, NewText, Record, Submission, SubmissionChange, Text, TextId, Verb};
use crate::rules::{evidence_stays, unit_drafts};

/// Command 保存.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// The new version.
    pub text_id: TextId,
    /// The text.
    pub text: Text,
    /// Which point of emphasis it answers.
    pub focus: Option<FocusId>,
    /// Which call it answers.
    pub call: Option<CallId>,
    /// All evidence, the old and the new.
    pub evidence: Vec<AttachmentId>,
}

/// Why this actor can't rewrite it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(Verb::Save, item, facts, [unit_drafts::check(actor, item.unit)])
}

/// Rewrites the text.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Save,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let kept = evidence_stays::check(&item.signatures, &item.evidence, &command.evidence);
    clear(reasons(item, facts, actor), [kept])?;
    let written = Record::Written(NewText {
        text_id: command.text_id,
        text: command.text.clone(),
        focus: command.focus,
        call: command.call,
        evidence: command.evidence.clone(),
        writer: actor.person,
    });
    Ok(stays(Verb::Save, item, facts, written, now)
        .with("text", item.text.digest(), command.text.digest())
        .with("evidence", item.evidence.len(), command.evidence.len())
        .under(&[unit_drafts::CARD.id, evidence_stays::CARD.id]))
}

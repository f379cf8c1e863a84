//! 起草: a reporter begins an item.

use jiff::Timestamp;
use kernel::{Actor, AttachmentId, MatterId, Refusal};

use crate::decide::clear;
use crate::model::{
    CallId, Change, Facts, FocusId, NewText, Record, State, Submission, SubmissionChange, Text, TextId,
};
use crate::rules::unit_drafts;

/// Command 起草.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The new matter.
    pub id: MatterId,
    /// The first version.
    pub text_id: TextId,
    /// The text.
    pub text: Text,
    /// Which point of emphasis it answers.
    pub focus: Option<FocusId>,
    /// Which call it answers.
    pub call: Option<CallId>,
    /// Evidence.
    pub evidence: Vec<AttachmentId>,
}

/// Why this actor can't begin an item of the unit.
#[must_use]
pub fn reasons(facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    unit_drafts::check(actor, facts.unit.id).into_iter().collect()
}

/// Begins the item.
pub fn decide(
    facts: &Facts,
    actor: &Actor,
    command: &Draft,
    now: Timestamp,
) -> Result<(Submission, SubmissionChange), Vec<Refusal>> {
    clear(reasons(facts, actor), [])?;
    let item = begin(facts, actor, command);
    let written = Record::Written(NewText {
        text_id: command.text_id,
        text: command.text.clone(),
        focus: command.focus,
        call: command.call,
        evidence: command.evidence.clone(),
        writer: actor.person,
    });
    let mut change = Change::new("draft", State::Draft, written, now)
        .with("state", "", State::Draft.code())
        .with("text", "", command.text.digest())
        .under(&[unit_drafts::CARD.id]);
    change.holder = format!("{}{}", item.unit_name, item.drafter_name);
    Ok((item, change))
}

fn begin(facts: &Facts, actor: &Actor, command: &Draft) -> Submission {
    Submission {
        id: command.id,
        unit: facts.unit.id,
        unit_name: facts.unit.name.clone(),
        drafter: actor.person,
        drafter_name: actor.name.clone(),
        writers: vec![actor.person],
        text: command.text.clone(),
        focus: command.focus,
        call: command.call,
        evidence: command.evidence.clone(),
        state: State::Draft,
        round: 1,
        signatures: Vec::new(),
        cover: None,
        owed: Vec::new(),
        taken: None,
        verifications: Vec::new(),
        edition: None,
        referrals: Vec::new(),
    }
}

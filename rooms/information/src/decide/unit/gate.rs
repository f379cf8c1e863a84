//! What both gates have in common: signing, and giving back.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role};

use crate::decide::moves;
use crate::model::{
    Facts, Gate, Phrase, Reason, Record, Resume, ReturnNote, ReturnedBy, Seen, Signature, Stands, State, Submission,
    SubmissionChange, Verb,
};
use crate::rules::{
    drafter_passes_no_gate, findings_seen, four_standards_signed, one_gate_one_person, return_names_field_and_rule,
};

/// Command of both gates: the four standards, signed beside what was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// The standards.
    pub standards: Stands,
    /// What lay before the signer's eyes.
    pub seen: Seen,
}

/// Command 退回 of both gates and of the section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiveBack {
    /// Where it is wrong; a return without it is refused.
    pub field: Option<Phrase>,
    /// Under which rule; a return without it is refused.
    pub rule: Option<Phrase>,
    /// What to do.
    pub words: Reason,
    /// Which way it goes afterwards.
    pub resume: Resume,
}

/// Whether this person may stand at the gate at all: not a writer, not a signer of the other gate.
pub(super) fn person(item: &Submission, gate: Gate, actor: &Actor) -> [Option<Refusal>; 2] {
    [
        drafter_passes_no_gate::check(&item.writers, gate, actor.person),
        one_gate_one_person::check(&item.signatures, gate, actor.person),
    ]
}

/// What is wrong with a signature as given.
pub(super) fn signing(sign: &Sign, facts: &Facts) -> [Option<Refusal>; 2] {
    [four_standards_signed::check(&sign.standards), findings_seen::check(sign.seen, &facts.findings)]
}

/// The signature of this person in the post that opens the gate.
pub(super) fn signature(
    item: &Submission,
    gate: Gate,
    roles: &[Role],
    actor: &Actor,
    sign: &Sign,
    now: Timestamp,
) -> Signature {
    let seat = roles.iter().find_map(|role| actor.seat(item.unit, *role)).unwrap_or_else(|| actor.main_seat());
    Signature {
        gate,
        person: actor.person,
        post: seat.post,
        at: now,
        text_digest: item.text.digest(),
        round: item.round,
        standards: sign.standards.clone(),
        seen: sign.seen,
    }
}

/// What is wrong with a return as given.
pub(crate) fn giving_back(command: &GiveBack) -> Option<Refusal> {
    return_names_field_and_rule::check(command.field.as_ref(), command.rule.as_ref())
}

/// Gives the item back to its drafter. From the start means a new round, in which earlier signatures no longer count.
pub(crate) fn give_back(
    verb: Verb,
    by: ReturnedBy,
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &GiveBack,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let (Some(field), Some(rule)) = (&command.field, &command.rule) else {
        return Err(giving_back(command).into_iter().collect());
    };
    let round = match command.resume {
        Resume::FromStart => item.round + 1,
        Resume::Direct => item.round,
    };
    let note = ReturnNote {
        by,
        person: actor.person,
        field: field.clone(),
        rule: rule.clone(),
        words: command.words.clone(),
        resume: command.resume,
        at: now,
    };
    let told = format!("“{}”被{}退回：{}（{}）。{}", item.text.title, by.name(), field, rule, command.words);
    let state = State::Returned { by, resume: command.resume };
    Ok(moves(verb, item, facts, state, Record::Returned { note, round }, now)
        .with("round", item.round, round)
        .tell(Addressee::Person(item.drafter), told)
        .under(&[return_names_field_and_rule::CARD.id]))
}

//! 校核通过: the first gate, passed by another person than the drafter.

use jiff::Timestamp;
use kernel::{Actor, Refusal, Role};

use super::gate::{self, Sign};
use crate::decide::{clear, effective_cover, gather, moves};
use crate::model::{Facts, Gate, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::{
    checker_or_cover, drafter_passes_no_gate, findings_seen, four_standards_signed, one_gate_one_person,
    owed_needs_reason,
};

/// Why this actor can't pass it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let [writer, other_gate] = gate::person(item, Gate::Check, actor);
    gather(
        Verb::CheckPass,
        item,
        facts,
        [
            checker_or_cover::check(actor, item.unit, effective_cover(item, facts)),
            writer,
            other_gate,
            owed_needs_reason::check(&facts.findings.owed, &item.owed),
        ],
    )
}

/// Signs the four standards and sends it to the head.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Sign,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), gate::signing(command, facts))?;
    let signature = gate::signature(item, Gate::Check, &[Role::Checker], actor, command, now);
    Ok(moves(Verb::CheckPass, item, facts, State::Approving, Record::Signed(signature), now)
        .with("signed", "", item.text.digest())
        .under(&[
            checker_or_cover::CARD.id,
            drafter_passes_no_gate::CARD.id,
            one_gate_one_person::CARD.id,
            owed_needs_reason::CARD.id,
            four_standards_signed::CARD.id,
            findings_seen::CARD.id,
        ]))
}

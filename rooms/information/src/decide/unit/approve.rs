//! 审批报出: the second gate, passed by the unit head; the item leaves the unit.

use jiff::Timestamp;
use kernel::{Actor, Refusal, Role};

use super::gate::{self, Sign};
use crate::decide::{clear, gather, moves};
use crate::model::{Facts, Gate, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::{
    approver_is_unit_head, drafter_passes_no_gate, findings_seen, four_standards_signed, one_gate_one_person,
    owed_needs_reason, text_changed_passes_again, two_people,
};

/// Why this actor can't approve it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let [writer, other_gate] = gate::person(item, Gate::Approve, actor);
    gather(
        Verb::Approve,
        item,
        facts,
        [
            approver_is_unit_head::check(actor, item.unit, &facts.policy),
            writer,
            other_gate,
            text_changed_passes_again::check(item),
            owed_needs_reason::check(&facts.findings.owed, &item.owed),
        ],
    )
}

/// Signs the four standards and reports the item to the section.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Sign,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let signers: Vec<_> = item.passed(Gate::Check).map(|sign| sign.person).into_iter().chain([actor.person]).collect();
    let [standards, seen] = gate::signing(command, facts);
    let standing = reasons(item, facts, actor);
    // The rule of two people follows from the others; asked on its own, it holds even if one of them is ever loosened.
    let two = if standing.is_empty() { two_people::check(&item.writers, &signers) } else { None };
    clear(standing, [standards, seen, two])?;
    let signature = gate::signature(item, Gate::Approve, &[Role::UnitHead, Role::DeputyHead], actor, command, now);
    Ok(moves(Verb::Approve, item, facts, State::Reported, Record::Signed(signature), now)
        .with("signed", "", item.text.digest())
        .under(&[
            approver_is_unit_head::CARD.id,
            drafter_passes_no_gate::CARD.id,
            one_gate_one_person::CARD.id,
            text_changed_passes_again::CARD.id,
            owed_needs_reason::CARD.id,
            four_standards_signed::CARD.id,
            findings_seen::CARD.id,
            two_people::CARD.id,
        ]))
}

//! 登记核实: who was asked, when, what came of it. Mostly a telephone call.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::in_hand;
use crate::decide::{clear, gather, stays};
use crate::model::{Facts, Phrase, Reason, Record, Submission, SubmissionChange, Verb, Verification, Verified};
use crate::rules::{section_handles, verification_on_record};

/// Command 登记核实.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verify {
    /// Who was asked.
    pub whom: Phrase,
    /// At which number or place.
    pub phone: Phrase,
    /// When.
    pub when: Timestamp,
    /// What was asked and answered.
    pub what: Reason,
    /// What it came to.
    pub result: Verified,
}

/// Why this actor can't verify it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(Verb::Verify, item, facts, in_hand(item, facts, actor))
}

/// Puts the verification on record.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Verify,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [verification_on_record::happened(command.when, now)])?;
    let verification = Verification {
        whom: command.whom.clone(),
        phone: command.phone.clone(),
        when: command.when,
        what: command.what.clone(),
        result: command.result,
        by: actor.person,
    };
    Ok(stays(Verb::Verify, item, facts, Record::Verified(verification), now)
        .with("verified", "", format!("{}：{}", command.whom, command.result.name()))
        .under(&[section_handles::CARD.id, verification_on_record::CARD.id]))
}

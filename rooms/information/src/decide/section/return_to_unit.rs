//! 退回单位: the section gives the item back, naming the place and the rule.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::in_hand;
use crate::decide::unit::{GiveBack, gate};
use crate::decide::{clear, gather};
use crate::model::{Facts, ReturnedBy, Submission, SubmissionChange, Verb};

/// Why this actor can't give it back.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(Verb::ReturnToUnit, item, facts, in_hand(item, facts, actor))
}

/// Gives it back.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &GiveBack,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [gate::giving_back(command)])?;
    gate::give_back(Verb::ReturnToUnit, ReturnedBy::Section, item, facts, actor, command, now)
}

//! 校核退回: the checker gives the item back, naming the place and the rule.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::gate::{self, GiveBack};
use crate::decide::{clear, effective_cover, gather};
use crate::model::{Facts, Gate, ReturnedBy, Submission, SubmissionChange, Verb};
use crate::rules::checker_or_cover;

/// Why this actor can't give it back.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let [writer, other_gate] = gate::person(item, Gate::Check, actor);
    let checker = checker_or_cover::check(actor, item.unit, effective_cover(item, facts));
    gather(Verb::CheckReturn, item, facts, [checker, writer, other_gate])
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
    gate::give_back(Verb::CheckReturn, ReturnedBy::Checker, item, facts, actor, command, now)
}

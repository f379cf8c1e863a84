//! 审批退回: the head gives the item back, naming the place and the rule.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::gate::{self, GiveBack};
use crate::decide::{clear, gather};
use crate::model::{Facts, Gate, ReturnedBy, Submission, SubmissionChange, Verb};
use crate::rules::approver_is_unit_head;

/// Why this actor can't give it back.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let [writer, other_gate] = gate::person(item, Gate::Approve, actor);
    let head = approver_is_unit_head::check(actor, item.unit, &facts.policy);
    gather(Verb::ApproveReturn, item, facts, [head, writer, other_gate])
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
    gate::give_back(Verb::ApproveReturn, ReturnedBy::Approver, item, facts, actor, command, now)
}

//! 指定代为校核人: the head of a small office names a cover for its missing checker, with a reason.

use jiff::Timestamp;
use kernel::{Actor, Addressee, PersonId, Refusal};

use crate::decide::{clear, gather, moves};
use crate::model::{Cover, Facts, Phrase, Reason, Record, State, Submission, SubmissionChange, Verb};
use crate::rules::{cover_for_small_office, cover_named_by_head, cover_needs_reason};

/// Command 指定代为校核人.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameCover {
    /// Who covers; may come from another unit.
    pub person: PersonId,
    /// The cover's name.
    pub name: Phrase,
    /// Why this office needs one; a cover without a reason is refused.
    pub reason: Option<Reason>,
}

/// Why this actor can't name a cover here.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let unit = &facts.unit;
    gather(
        Verb::NameCover,
        item,
        facts,
        [
            cover_named_by_head::namer(actor, item.unit, &item.writers),
            cover_for_small_office::check(unit.people, unit.checkers, &facts.policy),
        ],
    )
}

/// Names the cover; where the item waits at the first gate, it goes to the cover at once.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &NameCover,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    let named = cover_named_by_head::named(&item.writers, command.person);
    let alone = cover_named_by_head::leaves_approver(&facts.unit.approvers, command.person);
    clear(reasons(item, facts, actor), [named, alone, cover_needs_reason::check(command.reason.as_ref())])?;
    let reason = command.reason.clone().expect("cover_needs_reason has just refused a missing one");
    let cover = Cover { person: command.person, name: command.name.clone(), reason, named_by: actor.person };
    let before = item.cover.as_ref().map(|cover| cover.name.to_string()).unwrap_or_default();
    let after = format!("{}：{}", cover.name, cover.reason);
    let change = moves(Verb::NameCover, item, facts, item.state, Record::CoverNamed(cover), now)
        .with("cover", before, after)
        .under(&[cover_for_small_office::CARD.id, cover_named_by_head::CARD.id, cover_needs_reason::CARD.id]);
    Ok(match item.state {
        State::Checking => {
            change.tell(Addressee::Person(command.person), format!("请您代为校核“{}”。", item.text.title))
        }
        State::Draft
        | State::Approving
        | State::Reported
        | State::Returned { .. }
        | State::Selected
        | State::Adopted
        | State::Reserved
        | State::Merged { .. }
        | State::Refused
        | State::Discarded => change,
    })
}

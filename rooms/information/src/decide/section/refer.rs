//! 转部门办理: a department is asked for a solution by a day (INF-12).

use jiff::Timestamp;
use kernel::event::Event;
use kernel::{Actor, Addressee, Refusal, UnitId};

use super::in_hand;
use crate::decide::{clear, gather, moves};
use crate::model::{
    Facts, Phrase, Reason, Record, Referral, ReferralId, ReferralState, Submission, SubmissionChange, Verb,
};
use crate::rules::{referral_has_limit, section_handles};

/// Command 转部门办理.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refer {
    /// The new referral.
    pub id: ReferralId,
    /// The department.
    pub to: UnitId,
    /// Its name.
    pub to_name: Phrase,
    /// By when; a referral without a limit is refused.
    pub due: Option<Timestamp>,
    /// What is asked.
    pub question: Reason,
}

/// Why this actor can't refer it.
#[must_use]
pub fn reasons(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    gather(Verb::Refer, item, facts, in_hand(item, facts, actor))
}

/// Asks the department; the item itself stays where it is.
pub fn decide(
    item: &Submission,
    facts: &Facts,
    actor: &Actor,
    command: &Refer,
    now: Timestamp,
) -> Result<SubmissionChange, Vec<Refusal>> {
    clear(reasons(item, facts, actor), [referral_has_limit::check(command.due, now, &facts.policy)])?;
    let due = command.due.expect("referral_has_limit has just refused a missing one");
    let referral = Referral {
        id: command.id,
        to: command.to,
        to_name: command.to_name.clone(),
        due,
        question: command.question.clone(),
        at: now,
        state: ReferralState::Sent,
    };
    let told = format!("“{}”反映的问题已转{}办理。", item.text.title, command.to_name);
    let mut change = moves(Verb::Refer, item, facts, item.state, Record::Referred(referral), now)
        .with("referred", "", &command.to_name)
        .tell(Addressee::Person(item.drafter), told)
        .under(&[section_handles::CARD.id, referral_has_limit::CARD.id]);
    change.events.push(Event::ProblemReferredV1 { submission: item.id, to: command.to });
    Ok(change)
}

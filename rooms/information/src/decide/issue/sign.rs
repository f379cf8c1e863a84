//! 审签: the step that waits is signed; after the last one the issue is numbered and out.

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::event::Event;
use kernel::{Actor, Addressee, Refusal, Role};

use super::{moves, not_now};
use crate::decide::clear;
use crate::model::{
    Issue, IssueChange, IssueFacts, IssueNumber, IssueRecord, IssueState, IssueVerb, SignOff, SignStep,
};
use crate::rules::{
    composer_does_not_sign, director_in_person, distribution_on_record, issue_signed_in_order, leader_signs_where_due,
    numbers_without_gaps,
};

/// Why this actor can't sign it now.
#[must_use]
pub fn reasons(issue: &Issue, facts: &IssueFacts, actor: &Actor) -> Vec<Refusal> {
    let Some(step) = issue_signed_in_order::step(issue.state) else {
        return vec![not_now(IssueVerb::Sign, issue)];
    };
    [
        issue_signed_in_order::check(step, actor, facts.office),
        director_in_person::check(issue.bulletin.direction, step, actor, facts.office),
        composer_does_not_sign::check(issue, actor.person),
        distribution_on_record::check(issue),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Signs it. `facts.last_number` is read in the transaction that writes the number.
pub fn decide(issue: &Issue, facts: &IssueFacts, actor: &Actor, now: Timestamp) -> Result<IssueChange, Vec<Refusal>> {
    let standing = reasons(issue, facts, actor);
    let (Some(step), true) = (issue_signed_in_order::step(issue.state), standing.is_empty()) else {
        return Err(standing);
    };
    let sign_off = SignOff { step, person: actor.person, post: post(step, facts, actor), at: now };
    match next(step, issue, facts) {
        IssueState::Issued => leave(issue, facts, sign_off, now),
        state
        @ (IssueState::Composing | IssueState::AtSectionChief | IssueState::AtDirector | IssueState::AtLeader) => {
            Ok(moves(IssueVerb::Sign, issue, facts, state, IssueRecord::Signed(sign_off), now).under(&RULES))
        }
    }
}

/// The rules that every step is asked.
const RULES: [&str; 5] = [
    issue_signed_in_order::CARD.id,
    director_in_person::CARD.id,
    composer_does_not_sign::CARD.id,
    leader_signs_where_due::CARD.id,
    distribution_on_record::CARD.id,
];

fn next(step: SignStep, issue: &Issue, facts: &IssueFacts) -> IssueState {
    match step {
        SignStep::SectionChief => IssueState::AtDirector,
        SignStep::Director if leader_signs_where_due::due(&issue.bulletin, &facts.policy) => IssueState::AtLeader,
        SignStep::Director | SignStep::Leader => IssueState::Issued,
    }
}

fn leave(issue: &Issue, facts: &IssueFacts, sign_off: SignOff, now: Timestamp) -> Result<IssueChange, Vec<Refusal>> {
    let mut signed = issue.sign_offs.clone();
    signed.push(sign_off.clone());
    clear(Vec::new(), [leader_signs_where_due::check(&issue.bulletin, &facts.policy, &signed)])?;
    let number = IssueNumber { year: office_day(now).year(), number: numbers_without_gaps::next(facts.last_number) };
    let out = format!("《{}》{}年第{}期已印发。", issue.bulletin.title, number.year, number.number);
    let record = IssueRecord::Issued { sign_off, number };
    let mut change = moves(IssueVerb::Sign, issue, facts, IssueState::Issued, record, now)
        .with("number", "", format!("{}-{}", number.year, number.number))
        .tell(Addressee::Person(issue.composer), out)
        .under(&RULES)
        .under(&[numbers_without_gaps::CARD.id]);
    change.events = issue
        .items
        .iter()
        .map(|item| Event::SubmissionAdoptedV1 { submission: item.submission, unit: item.unit, issue: issue.id })
        .collect();
    Ok(change)
}

fn post(step: SignStep, facts: &IssueFacts, actor: &Actor) -> kernel::PostId {
    let seat = match step {
        SignStep::SectionChief => actor.seat(facts.office, Role::SectionChief),
        SignStep::Director => actor.seat(facts.office, Role::Director),
        SignStep::Leader => actor.seats.iter().find(|seat| seat.role == Role::Leader),
    };
    seat.unwrap_or_else(|| actor.main_seat()).post
}

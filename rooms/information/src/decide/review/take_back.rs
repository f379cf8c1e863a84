//! 撤回复核: the unit takes it back, as long as nobody has answered.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal, Role};

use super::not_now;
use crate::decide::clear;
use crate::model::{Change, Review, ReviewChange, ReviewFacts, ReviewRecord, ReviewState, ReviewVerb};
use crate::rules::review_signed_by_head;

/// Why this actor can't take it back. What the head has signed, the head alone takes back.
#[must_use]
pub fn reasons(review: &Review, actor: &Actor) -> Vec<Refusal> {
    let state = not_now(ReviewVerb::TakeBack, review.state, &[ReviewState::ToSign, ReviewState::Asked]);
    let hand = match review.state {
        ReviewState::ToSign => review_signed_by_head::asks(actor, review.unit),
        ReviewState::Asked | ReviewState::Upheld | ReviewState::NotUpheld | ReviewState::TakenBack => {
            review_signed_by_head::signs(actor, review.unit)
        }
    };
    state.into_iter().chain(hand).collect()
}

/// Takes it back. The section hears of it where it has been asked.
pub fn decide(
    review: &Review,
    facts: &ReviewFacts,
    actor: &Actor,
    now: Timestamp,
) -> Result<ReviewChange, Vec<Refusal>> {
    clear(reasons(review, actor), [])?;
    let change = Change::new(ReviewVerb::TakeBack.code(), ReviewState::TakenBack, ReviewRecord::TakenBack, now)
        .with("state", review.state.code(), ReviewState::TakenBack.code())
        .under(&[review_signed_by_head::CARD.id]);
    let told = format!("{}撤回复核：{}", review.unit_name, review.what);
    Ok(match review.state {
        ReviewState::Asked => change.tell(Addressee::Role { unit: facts.office, role: Role::SectionChief }, told),
        ReviewState::ToSign | ReviewState::Upheld | ReviewState::NotUpheld | ReviewState::TakenBack => {
            change.tell(Addressee::Person(review.asked_by), told)
        }
    })
}

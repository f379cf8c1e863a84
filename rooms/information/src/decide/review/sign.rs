//! 签送复核: the unit head signs, and the limit begins to run.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{answering, not_now};
use crate::decide::clear;
use crate::model::{Change, Review, ReviewChange, ReviewFacts, ReviewRecord, ReviewState, ReviewVerb};
use crate::rules::{review_answered_in_limit, review_signed_by_head};

/// Why this actor can't sign it.
#[must_use]
pub fn reasons(review: &Review, actor: &Actor) -> Vec<Refusal> {
    let state = not_now(ReviewVerb::Sign, review.state, &[ReviewState::ToSign]);
    state.into_iter().chain(review_signed_by_head::signs(actor, review.unit)).collect()
}

/// Signs it.
pub fn decide(
    review: &Review,
    facts: &ReviewFacts,
    actor: &Actor,
    now: Timestamp,
) -> Result<ReviewChange, Vec<Refusal>> {
    clear(reasons(review, actor), [])?;
    let limit = facts.limit.clone();
    let (holder, task) = answering(facts, limit.as_ref());
    let told = format!("{}申请复核：{}", review.unit_name, review.what);
    let record = ReviewRecord::Signed { review: None, limit };
    let mut change = Change::new(ReviewVerb::Sign.code(), ReviewState::Asked, record, now)
        .with("state", review.state.code(), ReviewState::Asked.code())
        .tell(task.to.clone(), told)
        .under(&[review_signed_by_head::CARD.id, review_answered_in_limit::CARD.id]);
    change.holder = holder;
    change.tasks = vec![task];
    Ok(change)
}

//! 答复复核: somebody of the section who did not enter what is disputed says what was found, and why.

use jiff::Timestamp;
use kernel::{Actor, Addressee, Refusal};

use super::{head, not_now};
use crate::decide::clear;
use crate::model::{
    AnswerReview, Change, Review, ReviewChange, ReviewFacts, ReviewRecord, ReviewState, ReviewVerb, ReviewVerdict,
};
use crate::rules::{review_answered_by_another, review_answered_in_limit, review_needs_words};

/// Why this actor can't answer it.
#[must_use]
pub fn reasons(review: &Review, facts: &ReviewFacts, actor: &Actor) -> Vec<Refusal> {
    let state = not_now(ReviewVerb::Answer, review.state, &[ReviewState::Asked]);
    state.into_iter().chain(review_answered_by_another::check(actor, facts.office, &facts.entered_by)).collect()
}

/// Answers. What is on record is put right by the verbs that keep it; here stands what was put right.
pub fn decide(
    review: &Review,
    facts: &ReviewFacts,
    actor: &Actor,
    command: &AnswerReview,
    now: Timestamp,
) -> Result<ReviewChange, Vec<Refusal>> {
    let late = review_answered_in_limit::check(review.due, command.late.as_ref(), now);
    let words = review_needs_words::answer(command).into_iter().map(Some);
    clear(reasons(review, facts, actor), words.chain([late]))?;
    let state = match command.verdict {
        ReviewVerdict::Upheld => ReviewState::Upheld,
        ReviewVerdict::NotUpheld => ReviewState::NotUpheld,
    };
    let because = command.words.as_ref().map_or("", |words| words.as_str());
    let corrected = command
        .corrected
        .as_ref()
        .map(|words| format!("已更正：{}。", words.as_str().trim_end_matches('。')))
        .unwrap_or_default();
    let told = format!("复核答复（{}）：{}。{corrected}理由：{because}", state.name(), review.what);
    let change = Change::new(ReviewVerb::Answer.code(), state, ReviewRecord::Answered(command.clone()), now)
        .with("state", review.state.code(), state.code())
        .with("words", "", because)
        .with("corrected", "", &corrected)
        .tell(head(review.unit), told.clone())
        .under(&[review_answered_by_another::CARD.id, review_needs_words::CARD.id, review_answered_in_limit::CARD.id]);
    let by_head = review.signed_by == Some(review.asked_by);
    Ok(if by_head { change } else { change.tell(Addressee::Person(review.asked_by), told) })
}

//! 申请复核: the reporter writes it for the head to sign; the head's own goes straight to the section.

use jiff::Timestamp;
use kernel::{Actor, NewTask, Refusal, UnitId};

use super::{answering, head};
use crate::decide::clear;
use crate::model::{AskReview, Change, Review, ReviewChange, ReviewFacts, ReviewRecord, ReviewState, ReviewVerb};
use crate::rules::{review_answered_in_limit, review_needs_words, review_signed_by_head};

/// Why this actor can't ask for a review.
#[must_use]
pub fn reasons(unit: UnitId, facts: &ReviewFacts, actor: &Actor) -> Vec<Refusal> {
    // Whoever may not ask does not learn from the answer whether the unit has asked.
    review_signed_by_head::asks(actor, unit).or_else(|| facts.open_already.then(waiting)).into_iter().collect()
}

/// Asks.
pub fn decide(
    facts: &ReviewFacts,
    actor: &Actor,
    command: &AskReview,
    now: Timestamp,
) -> Result<ReviewChange, Vec<Refusal>> {
    clear(reasons(command.unit, facts, actor), [review_needs_words::check(command.words.as_ref())])?;
    let words = command.words.clone().expect("review_needs_words has just refused a missing one");
    let by_head = review_signed_by_head::signs(actor, command.unit).is_none();
    let limit = facts.limit.clone().filter(|_| by_head);
    let review = Box::new(Review {
        id: command.id,
        unit: command.unit,
        unit_name: command.unit_name.clone(),
        span: command.span,
        about: command.about,
        what: command.what.clone(),
        words,
        asked_by: actor.person,
        signed_by: by_head.then_some(actor.person),
        state: if by_head { ReviewState::Asked } else { ReviewState::ToSign },
        due: limit.as_ref().map(|limit| limit.due),
    });
    let told = format!("{}申请复核：{}", command.unit_name, command.what);
    let (state, about) = (review.state, command.about.subject());
    let (holder, task, record) = if by_head {
        let (holder, task) = answering(facts, limit.as_ref());
        (holder, task, ReviewRecord::Signed { review: Some(review), limit })
    } else {
        let to = head(command.unit);
        let task = NewTask { to, verb: ReviewVerb::Sign.code(), label: "签送复核申请", due_at: None };
        (format!("{}主要负责人", command.unit_name), task, ReviewRecord::Asked(review))
    };
    let mut change = Change::new(ReviewVerb::Ask.code(), state, record, now)
        .with("state", "", state.code())
        .with("about", "", about.code())
        .with("span", "", command.span)
        .tell(task.to.clone(), told)
        .under(&[review_signed_by_head::CARD.id, review_needs_words::CARD.id, review_answered_in_limit::CARD.id]);
    change.holder = holder;
    change.tasks = vec![task];
    Ok(change)
}

fn waiting() -> Refusal {
    Refusal::conflict("information.review.open_already", "本单位已就同一事项申请复核，还没有答复。")
        .basis("本系统复核流程")
        .hint("请等答复；要补充理由的，先撤回再重新申请。")
}

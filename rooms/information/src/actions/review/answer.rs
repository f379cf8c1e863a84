//! 答复复核: upheld with what was put right, or not, in either case with the reason.

use axum::extract::State;
use kernel::Refusal;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::actions::submission::{coded, optional_reason};
use crate::decide::review::answer;
use crate::model::{AnswerReview, ReviewVerdict};
use crate::view::review::ReviewView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::AnswerReview)]
pub struct Input {
    version: i64,
    /// `upheld` or `not_upheld`
    verdict: String,
    /// Why.
    #[serde(default)]
    words: String,
    /// What was put right; wanted where the unit was right.
    #[serde(default)]
    corrected: String,
    /// Why the answer is late; wanted after the limit.
    #[serde(default)]
    late: String,
}

/// 答复复核
#[utoipa::path(post, path = "/api/information/reviews/{id}/answer", operation_id = "information_answer_review",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = ReviewView)))]
pub async fn answer_review(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<ReviewView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |review, facts| {
            answer::decide(review, facts, &context.actor, &read(&context.input)?, context.now)
        }))
    })
    .await
}

fn read(input: &Input) -> Result<AnswerReview, Vec<Refusal>> {
    Ok(AnswerReview {
        verdict: coded("verdict", "复核结论", &input.verdict, ReviewVerdict::from_code)
            .map_err(|refusal| vec![refusal])?,
        words: optional_reason("words", "答复理由", &input.words)?,
        corrected: optional_reason("corrected", "更正内容", &input.corrected)?,
        late: optional_reason("late", "晚于时限的原因", &input.late)?,
    })
}

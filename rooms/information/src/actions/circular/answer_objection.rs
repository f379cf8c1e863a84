//! 答复异议: somebody without a hand in the name answers.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, change, name_of, words};
use crate::actions::submission::coded;
use crate::decide::circular::answer_objection::{self as answering, AnswerObjection};
use crate::model::Verdict;
use crate::view::circular::CircularView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::AnswerObjection)]
pub struct Input {
    version: i64,
    /// The unit.
    unit: String,
    /// `upheld` or `overruled`
    verdict: String,
    /// Why.
    words: String,
}

/// 答复异议
#[utoipa::path(post, path = "/api/information/circulars/{id}/answer_objection", operation_id = "information_answer_objection",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CircularView)))]
pub async fn answer_objection(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Version(context.input.version), |circular, facts| {
            let name = name_of(circular, &context.input.unit)?;
            let verdict = coded("verdict", "答复", &context.input.verdict, Verdict::from_code);
            let verdict = verdict.map_err(|refusal| vec![refusal])?;
            let words = words("words", "答复理由", &context.input.words)?;
            answering::decide(circular, name, facts, &context.actor, &AnswerObjection { verdict, words }, context.now)
        }))
    })
    .await
}

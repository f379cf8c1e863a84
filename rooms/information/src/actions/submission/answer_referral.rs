//! 答复转办: what the department did or will do.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{change, known};
use crate::decide::section::answer_referral;
use crate::model::Reason;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::AnswerReferral)]
pub struct Input {
    version: i64,
    /// The referral.
    referral: String,
    /// The solution.
    solution: String,
}

/// 答复转办
#[utoipa::path(post, path = "/api/information/submissions/{id}/answer_referral", operation_id = "information_answer_referral",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn answer_referral(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let id = known("referral", "转办", &context.input.referral)?;
            let solution =
                Reason::parse("solution", "办理结果", &context.input.solution).map_err(|refusal| vec![refusal])?;
            let command = answer_referral::AnswerReferral { id, solution };
            answer_referral::decide(item, facts, &context.actor, &command, context.now)
        }))
    })
    .await
}

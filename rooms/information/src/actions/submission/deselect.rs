//! 撤出本期: the item is taken out of an issue that has not left.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{change, known};
use crate::decide::section::deselect;
use crate::model::Reason;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Deselect)]
pub struct Input {
    version: i64,
    /// The issue.
    issue: String,
    /// Why.
    reason: String,
}

/// 撤出本期
#[utoipa::path(post, path = "/api/information/submissions/{id}/deselect", operation_id = "information_deselect",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn deselect(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let issue = known("issue", "刊物期号", &context.input.issue)?;
            let reason = Reason::parse("reason", "理由", &context.input.reason).map_err(|refusal| vec![refusal])?;
            let command = deselect::Deselect { issue, reason };
            deselect::decide(item, facts, &context.actor, &command, context.now)
        }))
    })
    .await
}

//! 作废: with the reason on record.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{change, optional_reason};
use crate::decide::unit::discard;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Discard)]
pub struct Input {
    version: i64,
    /// Why; a draft that nobody saw needs none.
    #[serde(default)]
    reason: String,
}

/// 作废
#[utoipa::path(post, path = "/api/information/submissions/{id}/discard", operation_id = "information_discard",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn discard(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let reason = optional_reason("reason", "理由", &context.input.reason)?;
            discard::decide(item, facts, &context.actor, &discard::Discard { reason }, context.now)
        }))
    })
    .await
}

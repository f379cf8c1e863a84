//! 送校核: one verb, one file.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::unit::send_to_check;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::SendToCheck)]
pub struct Input {
    version: i64,
}

/// 送校核
#[utoipa::path(post, path = "/api/information/submissions/{id}/send_to_check", operation_id = "information_send_to_check",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn send_to_check(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            send_to_check::decide(item, facts, &context.actor, context.now)
        }))
    })
    .await
}

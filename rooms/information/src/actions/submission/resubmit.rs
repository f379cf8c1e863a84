//! 重新报送: one verb, one file.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::unit::resubmit;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Resubmit)]
pub struct Input {
    version: i64,
}

/// 重新报送
#[utoipa::path(post, path = "/api/information/submissions/{id}/resubmit", operation_id = "information_resubmit",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn resubmit(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            resubmit::decide(item, facts, &context.actor, context.now)
        }))
    })
    .await
}

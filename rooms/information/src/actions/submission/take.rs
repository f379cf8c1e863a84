//! 接收: somebody of the section takes the item in hand.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::section::take;
use crate::model::Seen;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Take)]
pub struct Input {
    version: i64,
    /// How many findings lay before the editor's eyes.
    findings: u32,
    /// How many of them are owed.
    owed: u32,
}

/// 接收
#[utoipa::path(post, path = "/api/information/submissions/{id}/take", operation_id = "information_take",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn take(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let seen = Seen { findings: context.input.findings, owed: context.input.owed };
            take::decide(item, facts, &context.actor, &take::Take { seen }, context.now)
        }))
    })
    .await
}

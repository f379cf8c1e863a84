//! 校核通过: the four standards signed beside what was seen.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{StandInput, change, sign};
use crate::decide::unit::check_pass;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::CheckPass)]
pub struct Input {
    version: i64,
    /// The four standards, each with a remark that may be empty.
    #[schema(inline)]
    standards: Vec<StandInput>,
    /// How many findings lay before the signer's eyes, as the report says.
    findings: u32,
    /// How many of them are owed.
    owed: u32,
}

/// 校核通过
#[utoipa::path(post, path = "/api/information/submissions/{id}/check_pass", operation_id = "information_check_pass",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn check_pass(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let Input { standards, findings, owed, .. } = &context.input;
            let command = sign(standards, *findings, *owed)?;
            check_pass::decide(item, facts, &context.actor, &command, context.now)
        }))
    })
    .await
}

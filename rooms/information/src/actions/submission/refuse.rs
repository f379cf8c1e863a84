//! 不采用: one of the four standards, and words that teach.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{change, optional_reason};
use crate::decide::section::refuse;
use crate::model::Standard;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Refuse)]
pub struct Input {
    version: i64,
    /// One of the four standards.
    standard: String,
    /// How to do better.
    words: String,
}

/// 不采用
#[utoipa::path(post, path = "/api/information/submissions/{id}/refuse", operation_id = "information_refuse",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn refuse(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let Input { standard, words, .. } = &context.input;
            let words = optional_reason("words", "不采用理由", words)?;
            let command = refuse::Refuse { standard: Standard::from_code(standard), words };
            refuse::decide(item, facts, &context.actor, &command, context.now)
        }))
    })
    .await
}

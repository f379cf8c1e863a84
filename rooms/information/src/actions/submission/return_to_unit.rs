//! 退回单位: field and rule named, in words that help.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{change, give_back};
use crate::decide::section::return_to_unit;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::ReturnToUnit)]
pub struct Input {
    version: i64,
    /// Where it is wrong, such as 正文.
    field: String,
    /// The standard or rule that it goes back under.
    rule: String,
    /// What to do.
    words: String,
    /// `from_start` or `direct`
    resume: String,
}

/// 退回单位
#[utoipa::path(post, path = "/api/information/submissions/{id}/return_to_unit", operation_id = "information_return_to_unit",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn return_to_unit(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let Input { field, rule, words, resume, .. } = &context.input;
            let command = give_back(field, rule, words, resume)?;
            return_to_unit::decide(item, facts, &context.actor, &command, context.now)
        }))
    })
    .await
}

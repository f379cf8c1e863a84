//! 审批退回: field and rule named, in words that help.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{change, give_back};
use crate::decide::unit::approve_return;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::ApproveReturn)]
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

/// 审批退回
#[utoipa::path(post, path = "/api/information/submissions/{id}/approve_return", operation_id = "information_approve_return",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn approve_return(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let Input { field, rule, words, resume, .. } = &context.input;
            let command = give_back(field, rule, words, resume)?;
            approve_return::decide(item, facts, &context.actor, &command, context.now)
        }))
    })
    .await
}

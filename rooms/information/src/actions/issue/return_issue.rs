//! 退回组期: whoever's turn it is gives the issue back, with words.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::issue::return_issue::{self as returning, ReturnIssue};
use crate::model::Reason;
use crate::view::issue::IssueView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::ReturnIssue)]
pub struct Input {
    version: i64,
    /// What to change.
    words: String,
}

/// 退回组期
#[utoipa::path(post, path = "/api/information/issues/{id}/return_issue", operation_id = "information_return_issue",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = IssueView)))]
pub async fn return_issue(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<IssueView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |issue, facts| {
            let words = Reason::parse("words", "退回意见", &context.input.words).map_err(|refusal| vec![refusal])?;
            returning::decide(issue, facts, &context.actor, &ReturnIssue { words }, context.now)
        }))
    })
    .await
}

//! 送审: the issue goes to the section chief.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::issue::submit;
use crate::view::issue::IssueView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::SubmitIssue)]
pub struct Input {
    version: i64,
}

/// 送审
#[utoipa::path(post, path = "/api/information/issues/{id}/submit", operation_id = "information_submit_issue",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = IssueView)))]
pub async fn submit_issue(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<IssueView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |issue, facts| {
            submit::decide(issue, facts, &context.actor, context.now)
        }))
    })
    .await
}

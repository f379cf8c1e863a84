//! 拟采用: the item is placed in an issue that is being put together.

use axum::extract::State;
use kernel::MatterId;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act, matters};

use super::{change, known};
use crate::decide::section::select;
use crate::model::{IssueItemId, IssueState, OpenIssue};
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Select)]
pub struct Input {
    version: i64,
    /// The issue.
    issue: String,
}

/// 拟采用
#[utoipa::path(post, path = "/api/information/submissions/{id}/select", operation_id = "information_select",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn select(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(async move {
            let issue = issue(tx, context).await?;
            change(tx, context, id, context.input.version, |item, facts| {
                let command = select::Select { issue, item: IssueItemId::new(context.app.clock.fresh_uuid()) };
                select::decide(item, facts, &context.actor, &command, context.now)
            })
            .await
        })
    })
    .await
}

async fn issue(tx: &mut Tx, context: &Context<Input>) -> Result<OpenIssue, Problem> {
    let id: MatterId = known("issue", "刊物期号", &context.input.issue)?;
    let header = matters::load(tx, &context.actor, "issue", id).await?;
    let state = IssueState::from_code(&header.state).ok_or(Problem::Missing)?;
    Ok(OpenIssue { id, state })
}

//! 撤回: with the reason on record.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::unit::withdraw;
use crate::model::Reason;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Withdraw)]
pub struct Input {
    version: i64,
    /// Why.
    reason: String,
}

/// 撤回
#[utoipa::path(post, path = "/api/information/submissions/{id}/withdraw", operation_id = "information_withdraw",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn withdraw(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let reason = Reason::parse("reason", "理由", &context.input.reason).map_err(|refusal| vec![refusal])?;
            withdraw::decide(item, facts, &context.actor, &withdraw::Withdraw { reason }, context.now)
        }))
    })
    .await
}

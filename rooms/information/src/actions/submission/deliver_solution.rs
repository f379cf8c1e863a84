//! 反馈办理结果: the solution goes back to the unit (INF-12).

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{change, known};
use crate::decide::section::deliver_solution;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::DeliverSolution)]
pub struct Input {
    version: i64,
    /// The referral.
    referral: String,
}

/// 反馈办理结果
#[utoipa::path(post, path = "/api/information/submissions/{id}/deliver_solution", operation_id = "information_deliver_solution",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn deliver_solution(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let id = known("referral", "转办", &context.input.referral)?;
            deliver_solution::decide(
                item,
                facts,
                &context.actor,
                &deliver_solution::DeliverSolution { id },
                context.now,
            )
        }))
    })
    .await
}

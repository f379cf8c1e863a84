//! 移出名单: the section takes a name off, with a reason.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, change, name_of};
use crate::actions::submission::optional_reason;
use crate::decide::circular::remove_name::{self as removing, RemoveName};
use crate::view::circular::CircularView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::RemoveName)]
pub struct Input {
    version: i64,
    /// The unit.
    unit: String,
    /// Why.
    reason: String,
}

/// 移出名单
#[utoipa::path(post, path = "/api/information/circulars/{id}/remove_name", operation_id = "information_remove_name",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CircularView)))]
pub async fn remove_name(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Version(context.input.version), |circular, facts| {
            let name = name_of(circular, &context.input.unit)?;
            let reason = optional_reason("reason", "移出理由", &context.input.reason)?;
            removing::decide(circular, name, facts, &context.actor, &RemoveName { reason }, context.now)
        }))
    })
    .await
}

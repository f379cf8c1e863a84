//! 撤销起草: the section gives the circular up, with a reason.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, change, words};
use crate::decide::circular::drop_circular::{self as dropping, DropCircular};
use crate::view::circular::CircularView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::DropCircular)]
pub struct Input {
    version: i64,
    /// Why.
    reason: String,
}

/// 撤销起草
#[utoipa::path(post, path = "/api/information/circulars/{id}/drop_circular", operation_id = "information_drop_circular",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CircularView)))]
pub async fn drop_circular(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Version(context.input.version), |circular, facts| {
            let reason = words("reason", "撤销理由", &context.input.reason)?;
            dropping::decide(circular, facts, &context.actor, &DropCircular { reason }, context.now)
        }))
    })
    .await
}

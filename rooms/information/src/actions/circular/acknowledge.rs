//! 无异议: the head of a named unit has nothing to say against it.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, change, name_of};
use crate::decide::circular::acknowledge as acknowledging;
use crate::view::circular::CircularView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Acknowledge)]
pub struct Input {
    /// The unit.
    unit: String,
}

/// 无异议
#[utoipa::path(post, path = "/api/information/circulars/{id}/acknowledge", operation_id = "information_acknowledge",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CircularView)))]
pub async fn acknowledge(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Present, |circular, facts| {
            let name = name_of(circular, &context.input.unit)?;
            acknowledging::decide(circular, name, facts, &context.actor, context.now)
        }))
    })
    .await
}

//! 提出异议: the head of a named unit says what is wrong with it.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, change, name_of, words};
use crate::decide::circular::object::{self as objecting, Object};
use crate::view::circular::CircularView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::ObjectName)]
pub struct Input {
    /// The unit.
    unit: String,
    /// What is wrong.
    words: String,
}

/// 提出异议
#[utoipa::path(post, path = "/api/information/circulars/{id}/object", operation_id = "information_object",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CircularView)))]
pub async fn object(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Present, |circular, facts| {
            let name = name_of(circular, &context.input.unit)?;
            let words = words("words", "异议", &context.input.words)?;
            objecting::decide(circular, name, facts, &context.actor, &Object { words }, context.now)
        }))
    })
    .await
}

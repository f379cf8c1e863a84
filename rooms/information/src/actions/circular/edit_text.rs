//! 修改通报文字: the section words the text above names or lines.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, body, change};
use crate::decide::circular::edit_text::{self as editing, EditText};
use crate::view::circular::CircularView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::EditCircularText)]
pub struct Input {
    version: i64,
    /// The text.
    body: String,
}

/// 修改通报文字
#[utoipa::path(post, path = "/api/information/circulars/{id}/edit_text", operation_id = "information_edit_circular_text",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CircularView)))]
pub async fn edit_text(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Version(context.input.version), |circular, facts| {
            let body = body("body", "通报文字", &context.input.body)?;
            editing::decide(circular, facts, &context.actor, &EditText { body }, context.now)
        }))
    })
    .await
}

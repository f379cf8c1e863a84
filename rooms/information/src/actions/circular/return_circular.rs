//! 退回信息科: whoever's turn it is gives the circular back, with words.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, change, words};
use crate::decide::circular::return_circular::{self as returning, ReturnCircular};
use crate::view::circular::CircularView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::ReturnCircular)]
pub struct Input {
    version: i64,
    /// What to change.
    words: String,
}

/// 退回信息科
#[utoipa::path(post, path = "/api/information/circulars/{id}/return_circular", operation_id = "information_return_circular",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CircularView)))]
pub async fn return_circular(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Version(context.input.version), |circular, facts| {
            let words = words("words", "退回意见", &context.input.words)?;
            returning::decide(circular, facts, &context.actor, &ReturnCircular { words }, context.now)
        }))
    })
    .await
}

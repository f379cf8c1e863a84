//! 撤回复核: the unit takes it back, as long as nobody has answered.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::review::take_back;
use crate::view::review::ReviewView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::TakeBackReview)]
pub struct Input {
    version: i64,
}

/// 撤回复核
#[utoipa::path(post, path = "/api/information/reviews/{id}/take_back", operation_id = "information_take_back_review",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = ReviewView)))]
pub async fn take_back_review(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<ReviewView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |review, facts| {
            take_back::decide(review, facts, &context.actor, context.now)
        }))
    })
    .await
}

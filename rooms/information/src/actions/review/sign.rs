//! 签送复核: the unit head signs, and the section is asked.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::review::sign;
use crate::view::review::ReviewView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::SignReview)]
pub struct Input {
    version: i64,
}

/// 签送复核
#[utoipa::path(post, path = "/api/information/reviews/{id}/sign", operation_id = "information_sign_review",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = ReviewView)))]
pub async fn sign_review(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<ReviewView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |review, facts| {
            sign::decide(review, facts, &context.actor, context.now)
        }))
    })
    .await
}

//! One review with what may be done and what was done.

use axum::extract::State;
use webkit::{Answer, App, MatterPath, Me, look};

use super::shown;
use crate::view::review::ReviewView;

/// One review, if the actor may see it.
#[utoipa::path(get, path = "/api/information/reviews/{id}", operation_id = "information_show_review",
    params(("id" = String, Path)), responses((status = 200, body = ReviewView)))]
pub async fn show_review(State(app): State<App>, me: Me, MatterPath(id): MatterPath) -> Answer<ReviewView> {
    look(&app, &me, (), move |tx, context| Box::pin(shown(tx, context, id))).await
}

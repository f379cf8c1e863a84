//! A circular as far as the actor may see it: the section sees all, a named unit its own line, a receiver what left.

use axum::extract::State;
use webkit::{Answer, App, MatterPath, Me, look};

use super::answer;
use crate::view::circular::CircularView;

/// One circular, if the actor may see it.
#[utoipa::path(get, path = "/api/information/circulars/{id}", operation_id = "information_show_circular",
    params(("id" = String, Path)), responses((status = 200, body = CircularView)))]
pub async fn show_circular(State(app): State<App>, me: Me, MatterPath(id): MatterPath) -> Answer<CircularView> {
    look(&app, &me, (), move |tx, context| Box::pin(answer(tx, context, id))).await
}

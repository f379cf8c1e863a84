//! A self-criticism with its order, its text, its limits and its way.

use axum::extract::State;
use webkit::{Answer, App, MatterPath, Me, look};

use super::answer;
use crate::view::self_criticism::SelfCriticismView;

/// One self-criticism, if the actor may see it.
#[utoipa::path(get, path = "/api/information/self_criticisms/{id}", operation_id = "information_show_self_criticism",
    params(("id" = String, Path)), responses((status = 200, body = SelfCriticismView)))]
pub async fn show_self_criticism(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
) -> Answer<SelfCriticismView> {
    look(&app, &me, (), move |tx, context| Box::pin(answer(tx, context, id))).await
}

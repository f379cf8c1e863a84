//! One call with what each unit has answered.

use axum::extract::State;
use webkit::{Answer, App, MatterPath, Me, look};

use super::shown;
use crate::view::call::CallView;

/// One call, if the actor may see it.
#[utoipa::path(get, path = "/api/information/calls/{id}", operation_id = "information_show_call",
    params(("id" = String, Path)), responses((status = 200, body = CallView)))]
pub async fn show_call(State(app): State<App>, me: Me, MatterPath(id): MatterPath) -> Answer<CallView> {
    look(&app, &me, (), move |tx, context| Box::pin(shown(tx, context, id))).await
}

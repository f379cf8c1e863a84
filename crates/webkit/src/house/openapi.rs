//! The OpenAPI document of this very house.

use axum::Json;
use axum::extract::State;

use crate::app::App;
use crate::document;

/// What can be asked here, by OpenAPI 3.1.
#[utoipa::path(get, path = "/api/openapi.json", operation_id = "house_document", responses((status = 200, body = serde_json::Value)))]
pub async fn document(State(app): State<App>) -> Json<utoipa::openapi::OpenApi> {
    Json(document::of(&app.rooms))
}

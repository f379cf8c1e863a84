//! 事实附件: the facts behind each name as a plain text to print, as far as the actor may see them.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use webkit::{App, MatterPath, Me, Problem, look};

use super::answer;
use super::export::file;
use crate::view::circular_file;

/// The attachment of facts.
#[utoipa::path(get, path = "/api/information/circulars/{id}/facts.txt", operation_id = "information_circular_facts",
    params(("id" = String, Path)), responses((status = 200, description = "the facts", content_type = "text/plain", body = String)))]
pub async fn circular_facts(State(app): State<App>, me: Me, MatterPath(id): MatterPath) -> Result<Response, Problem> {
    let Json(circular) = look(&app, &me, (), move |tx, context| Box::pin(answer(tx, context, id))).await?;
    let name = circular_file::facts_name(&circular);
    Ok(file(&name, "txt", "text/plain; charset=utf-8", circular_file::facts(&circular)))
}

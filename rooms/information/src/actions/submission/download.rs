//! Evidence, for whoever may see the item that it belongs to.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::{AttachmentId, MatterId};
use store::attachment;
use store::blobs::Blobs;
use webkit::file::percent;
use webkit::{App, Me, Problem, look, matters};

/// The file itself. It is always saved, never shown in place, so that nothing in it runs under the house's name.
#[utoipa::path(get, path = "/api/information/submissions/{id}/evidence/{evidence}", operation_id = "information_evidence",
    params(("id" = String, Path), ("evidence" = String, Path)), responses((status = 200, content_type = "application/octet-stream")))]
pub async fn download(
    State(app): State<App>,
    me: Me,
    Path((id, evidence)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let id: MatterId = id.parse().map_err(|_| Problem::Missing)?;
    let evidence: AttachmentId = evidence.parse().map_err(|_| Problem::Missing)?;
    let found = look(&app, &me, (), move |tx, context| {
        Box::pin(async move {
            matters::load(tx, &context.actor, "submission", id).await?;
            let found = attachment::find(tx, &context.actor.district, evidence).await?;
            found.filter(|found| found.matter == id).ok_or(Problem::Missing)
        })
    });
    let file = found.await?.0;
    let bytes = app.blobs.get(&file.address).await?;
    let disposition = format!("attachment; filename*=UTF-8''{}", percent(&file.name));
    let disposition = HeaderValue::from_str(&disposition).map_err(|_| Problem::Missing)?;
    let kind = HeaderValue::from_str(&file.media_type).map_err(|_| Problem::Missing)?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

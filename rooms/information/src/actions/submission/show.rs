//! An item with its history.

use axum::extract::State;
use webkit::{Answer, App, MatterPath, Me, look};

use crate::store::submission;
use crate::view::submission::{SubmissionView, of};

/// One item, if the actor may see it.
#[utoipa::path(get, path = "/api/information/submissions/{id}", operation_id = "information_show",
    params(("id" = String, Path)), responses((status = 200, body = SubmissionView)))]
pub async fn show(State(app): State<App>, me: Me, MatterPath(id): MatterPath) -> Answer<SubmissionView> {
    look(&app, &me, (), move |tx, context| {
        Box::pin(async move {
            let (header, item) = submission::load(tx, &context.actor, id).await?;
            of(tx, context, &header, &item).await
        })
    })
    .await
}

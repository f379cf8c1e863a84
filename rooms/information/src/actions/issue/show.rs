//! An issue with its items, receivers, signatures and history.

use axum::extract::State;
use webkit::{Answer, App, MatterPath, Me, look};

use super::answer;
use crate::view::issue::IssueView;

/// One issue, if the actor may see it.
#[utoipa::path(get, path = "/api/information/issues/{id}", operation_id = "information_show_issue",
    params(("id" = String, Path)), responses((status = 200, body = IssueView)))]
pub async fn show_issue(State(app): State<App>, me: Me, MatterPath(id): MatterPath) -> Answer<IssueView> {
    look(&app, &me, (), move |tx, context| Box::pin(answer(tx, context, id))).await
}

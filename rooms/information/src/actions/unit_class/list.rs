//! 单位类别: every reporting unit with its class today and how it came to it.

use axum::extract::State;
use webkit::{Answer, App, Me, look};

use crate::store::facts as around;
use crate::view::outcome::{ClassesView, classes};

/// Every reporting unit with its class.
#[utoipa::path(get, path = "/api/information/classes", operation_id = "information_list_classes",
    responses((status = 200, body = ClassesView)))]
pub async fn list_classes(State(app): State<App>, me: Me) -> Answer<ClassesView> {
    look(&app, &me, (), |tx, context| {
        Box::pin(async move {
            let office = around::office(tx, &context.actor.district).await?;
            classes(tx, context, office).await
        })
    })
    .await
}

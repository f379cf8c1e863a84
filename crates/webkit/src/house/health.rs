//! Says that the house stands, to whoever watches over the machine.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use store::args;
use utoipa::ToSchema;

use crate::app::App;
use crate::problem::{Answer, Problem};

/// The house stands.
#[derive(Serialize, ToSchema)]
#[schema(as = house::Health)]
pub struct Health {
    /// Always `ok`; a house that does not stand answers 500.
    status: String,
}

/// Whether the database answers.
#[utoipa::path(get, path = "/api/health", operation_id = "house_health", responses((status = 200, body = Health)))]
pub async fn health(State(app): State<App>) -> Answer<Health> {
    let asked = app.db.read(|tx| {
        Box::pin(async move {
            tx.all("select id from district limit 1", args![]).await?;
            Ok::<(), Problem>(())
        })
    });
    asked.await?;
    Ok(Json(Health { status: "ok".to_owned() }))
}

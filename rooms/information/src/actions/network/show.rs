//! One unit of the network with its village and community reporters.

use axum::extract::State;
use kernel::UnitId;
use webkit::{Answer, App, MatterPath, Me, look};

use crate::view::network::{UnitPage, of};

/// One unit.
#[utoipa::path(get, path = "/api/information/network/{unit}", operation_id = "information_network_unit",
    params(("unit" = String, Path)), responses((status = 200, body = UnitPage)))]
pub async fn network_unit(State(app): State<App>, me: Me, MatterPath(id): MatterPath<UnitId>) -> Answer<UnitPage> {
    look(&app, &me, (), move |tx, context| Box::pin(of(tx, context, id))).await
}

//! 信息网络: every reporting unit with who reports for it.

use axum::extract::State;
use webkit::{Answer, App, Me, look};

use crate::store::network::read;
use crate::view::network::{UnitView, all};

/// Every reporting unit.
#[utoipa::path(get, path = "/api/information/network", operation_id = "information_network",
    responses((status = 200, body = [UnitView])))]
pub async fn network(State(app): State<App>, me: Me) -> Answer<Vec<UnitView>> {
    look(&app, &me, (), |tx, context| {
        Box::pin(async move { Ok(all(&read(tx, &context.actor.district, None, context.now).await?)?) })
    })
    .await
}

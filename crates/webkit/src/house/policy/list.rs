//! The orders, newest first, and one of them.

use axum::extract::State;

use super::store as rows;
use super::view::{self, OrderRow, OrderView};
use crate::act::{MatterPath, Me, look};
use crate::app::App;
use crate::problem::{Answer, Problem};

/// 政策调整一览
#[utoipa::path(get, path = "/api/policy/orders", operation_id = "house_policy_orders", responses((status = 200, body = [OrderRow])))]
pub async fn list(State(app): State<App>, me: Me) -> Answer<Vec<OrderRow>> {
    look(&app, &me, (), |tx, context| {
        Box::pin(async move {
            let orders = rows::list(tx, &context.actor).await?;
            Ok::<_, Problem>(orders.iter().map(OrderRow::from).collect())
        })
    })
    .await
}

/// 一次政策调整
#[utoipa::path(get, path = "/api/policy/orders/{id}", operation_id = "house_policy_order", params(("id" = String, Path)),
    responses((status = 200, body = OrderView)))]
pub async fn one(State(app): State<App>, me: Me, MatterPath(id): MatterPath) -> Answer<OrderView> {
    look(&app, &me, (), move |tx, context| Box::pin(view::of(tx, context, id))).await
}

//! 不予批准, with the reason.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::act::{Deed, decide};
use super::decide as verbs;
use super::order::OrderState;
use super::store::Verdict;
use super::view::OrderView;
use crate::act::{Command, MatterPath, Me, act};
use crate::app::App;
use crate::problem::Answer;

/// What the page sends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = house::RefusePolicyOrder)]
pub struct Input {
    version: i64,
    /// Why.
    reason: String,
}

/// 不予批准
#[utoipa::path(post, path = "/api/policy/orders/{id}/refuse", operation_id = "house_refuse_policy",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = OrderView)))]
pub async fn refuse(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<OrderView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(async move {
            let (actor, reason) = (&context.actor, context.input.reason.trim());
            let verdict = Verdict { state: OrderState::Refused, reason, place: None };
            let deed = Deed { verb: "refuse_policy", verdict, told: Some("政策调整未予批准") };
            decide(tx, context, id, context.input.version, deed, |order, facts| {
                verbs::refuse_because(order, actor, facts.office, reason)
            })
            .await
        })
    })
    .await
}

//! 撤回: the proposer takes it back before it is decided.

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
#[schema(as = house::WithdrawPolicyOrder)]
pub struct Input {
    version: i64,
}

/// 撤回
#[utoipa::path(post, path = "/api/policy/orders/{id}/withdraw", operation_id = "house_withdraw_policy",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = OrderView)))]
pub async fn withdraw(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<OrderView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(async move {
            let actor = &context.actor;
            let verdict = Verdict { state: OrderState::Withdrawn, reason: "", place: None };
            let deed = Deed { verb: "withdraw_policy", verdict, told: None };
            decide(tx, context, id, context.input.version, deed, |order, _| verbs::withdraw(order, actor)).await
        })
    })
    .await
}

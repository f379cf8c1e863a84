//! 签发施行: from its own dates on the order counts, over everything that was in force before it.

use axum::extract::State;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::act::{Deed, decide};
use super::decide as verbs;
use super::order::OrderState;
use super::store::Verdict;
use super::view::OrderView;
use crate::act::{Command, Context, MatterPath, Me, act};
use crate::app::App;
use crate::problem::{Answer, Problem};
use kernel::MatterId;

/// The numbers that orders in force take.
const SERIES: &str = "policy_order";

/// What the page sends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = house::EnactPolicyOrder)]
pub struct Input {
    version: i64,
}

/// 签发施行
#[utoipa::path(post, path = "/api/policy/orders/{id}/enact", operation_id = "house_enact_policy",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = OrderView)))]
pub async fn enact(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<OrderView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, id: MatterId) -> Result<OrderView, Problem> {
    let district = &context.actor.district;
    // Taken first: whoever signs at the same moment waits here, and then examines the order over what has come before it.
    let place = tx.next_number(district, SERIES).await?;
    context.app.policies.keep(tx, district, context.now).await?;
    let verdict = Verdict { state: OrderState::InForce, reason: "", place: Some(place) };
    let deed = Deed { verb: "enact_policy", verdict, told: Some("政策调整已签发施行") };
    let actor = &context.actor;
    decide(tx, context, id, context.input.version, deed, |order, facts| {
        verbs::enact(order, actor, facts.office, &facts.examined, facts.today)
    })
    .await
}

//! 撤销差错: it no longer counts, and stays on record.

use axum::extract::State;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::shown;
use crate::actions::outcome::reason;
use crate::decide::fault::withdraw;
use crate::model::FaultId;
use crate::store::fault;
use crate::view::outcome::FaultView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::WithdrawFault)]
pub struct Input {
    /// Why, such as what a review found.
    #[serde(default)]
    reason: String,
}

/// 撤销差错
#[utoipa::path(post, path = "/api/information/faults/{id}/withdraw", operation_id = "information_withdraw_fault",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = FaultView)))]
pub async fn withdraw_fault(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath<FaultId>,
    command: Command<Input>,
) -> Answer<FaultView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, id: FaultId) -> Result<FaultView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let reason = reason("reason", "撤销理由", &context.input.reason)?;
    let (facts, old) = fault::load(tx, actor, id).await?;
    let change = withdraw::decide(&facts, &old, actor, reason.as_ref(), context.now)?;
    context.notified(fault::apply(tx, actor, &facts, &change, clock).await?);
    shown(tx, context, id).await
}

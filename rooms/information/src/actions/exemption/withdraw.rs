//! 撤销免考: it no longer counts, and stays on record.

use axum::extract::State;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::shown;
use crate::actions::outcome::reason;
use crate::decide::class::withdraw_exemption as withdrawing;
use crate::model::ExemptionId;
use crate::store::class;
use crate::view::outcome::ExemptionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::WithdrawExemption)]
pub struct Input {
    /// Why.
    #[serde(default)]
    reason: String,
}

/// 撤销免考
#[utoipa::path(post, path = "/api/information/exemptions/{id}/withdraw", operation_id = "information_withdraw_exemption",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = ExemptionView)))]
pub async fn withdraw_exemption(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath<ExemptionId>,
    command: Command<Input>,
) -> Answer<ExemptionView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, id: ExemptionId) -> Result<ExemptionView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let reason = reason("reason", "撤销理由", &context.input.reason)?;
    let (facts, old) = class::load(tx, actor, id).await?;
    let change = withdrawing::decide(&facts, &old, actor, reason.as_ref(), context.now)?;
    context.notified(class::apply(tx, actor, &facts, &change, clock).await?);
    shown(tx, context, id).await
}

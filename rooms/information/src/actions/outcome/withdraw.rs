//! 撤销采用与批示: it no longer counts, and stays on record.

use axum::extract::State;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::{reason, shown};
use crate::decide::outcome::withdraw;
use crate::model::OutcomeId;
use crate::store::outcome;
use crate::view::outcome::OutcomeView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::WithdrawOutcome)]
pub struct Input {
    /// Why it was entered by mistake.
    #[serde(default)]
    reason: String,
}

/// 撤销采用与批示
#[utoipa::path(post, path = "/api/information/outcomes/{id}/withdraw", operation_id = "information_withdraw_outcome",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = OutcomeView)))]
pub async fn withdraw_outcome(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath<OutcomeId>,
    command: Command<Input>,
) -> Answer<OutcomeView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, id: OutcomeId) -> Result<OutcomeView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let reason = reason("reason", "撤销理由", &context.input.reason)?;
    let (facts, old) = outcome::held(tx, actor, id).await?;
    let change = withdraw::decide(&facts, &old, actor, reason.as_ref(), context.now)?;
    context.notified(outcome::apply(tx, actor, &facts, &change, clock).await?);
    shown(tx, context, id).await
}

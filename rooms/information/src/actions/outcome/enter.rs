//! 登记采用与批示: what became of an item, as it comes.

use axum::extract::State;
use kernel::MatterId;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::{OutcomeInput, shown};
use crate::actions::submission::known;
use crate::decide::outcome::enter;
use crate::model::OutcomeId;
use crate::store::outcome;
use crate::view::outcome::OutcomeView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::EnterOutcome)]
pub struct Input {
    /// The item.
    submission: String,
    /// What became of it.
    #[serde(flatten)]
    outcome: OutcomeInput,
}

/// 登记采用与批示
#[utoipa::path(post, path = "/api/information/outcomes", operation_id = "information_enter_outcome", request_body = Input,
    responses((status = 200, body = OutcomeView)))]
pub async fn enter_outcome(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<OutcomeView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<OutcomeView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let submission: MatterId = known("submission", "信息", &context.input.submission)?;
    let command = context.input.outcome.read()?;
    outcome::hold(tx, &actor.district, submission).await?;
    let facts = outcome::facts(tx, actor, submission).await?;
    let id = OutcomeId::new(clock.fresh_uuid());
    let change = enter::decide(&facts, actor, id, &command, context.now)?;
    context.notified(outcome::apply(tx, actor, &facts, &change, clock).await?);
    shown(tx, context, id).await
}

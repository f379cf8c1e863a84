//! 更正采用与批示: another outcome stands in the place of the old one.

use axum::extract::State;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::{OutcomeInput, reason, shown};
use crate::decide::outcome::correct;
use crate::model::OutcomeId;
use crate::store::outcome;
use crate::view::outcome::OutcomeView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::CorrectOutcome)]
pub struct Input {
    /// What was wrong.
    #[serde(default)]
    reason: String,
    /// How it really was, in full.
    #[serde(flatten)]
    outcome: OutcomeInput,
}

/// 更正采用与批示; the answer is the one that stands now.
#[utoipa::path(post, path = "/api/information/outcomes/{id}/correct", operation_id = "information_correct_outcome",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = OutcomeView)))]
pub async fn correct_outcome(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath<OutcomeId>,
    command: Command<Input>,
) -> Answer<OutcomeView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, old: OutcomeId) -> Result<OutcomeView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let outcome = context.input.outcome.read(context.now);
    let reason = reason("reason", "更正理由", &context.input.reason);
    let (outcome, reason) = match (outcome, reason) {
        (Ok(outcome), Ok(reason)) => (outcome, reason),
        (outcome, reason) => {
            let refused: Vec<_> = outcome.err().into_iter().flatten().chain(reason.err()).collect();
            return Err(refused.into());
        }
    };
    let (facts, old) = outcome::held(tx, actor, old).await?;
    let command = correct::Correct { id: OutcomeId::new(clock.fresh_uuid()), outcome, reason };
    let change = correct::decide(&facts, &old, actor, &command, context.now)?;
    context.notified(outcome::apply(tx, actor, &facts, &change, clock).await?);
    shown(tx, context, command.id).await
}

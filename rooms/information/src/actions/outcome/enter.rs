//! 登记采用与批示: what became of an item, as it comes.

use axum::extract::State;
use jiff::Timestamp;
use kernel::{MatterId, Refusal};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::{OutcomeInput, chosen, shown};
use crate::decide::outcome::{enter, of_itself};
use crate::model::{NewOutcome, OutcomeId};
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
    let (submission, command) = read(&context.input, context.now)?;
    outcome::hold(tx, &actor.district, submission).await?;
    let facts = outcome::facts(tx, actor, submission).await?;
    let id = OutcomeId::new(clock.fresh_uuid());
    let change = enter::decide(&facts, actor, id, &command, context.now)?;
    context.notified(outcome::apply(tx, actor, &facts, &change, clock).await?);
    shown(tx, context, id).await
}

/// The item and what became of it; everything that is wrong with both.
fn read(input: &Input, now: Timestamp) -> Result<(MatterId, NewOutcome), Vec<Refusal>> {
    match (chosen("submission", "信息", &input.submission), input.outcome.read(now)) {
        (Ok(submission), Ok(command)) => Ok((submission, command)),
        (Err(unchosen), Ok(command)) => {
            Err([Some(unchosen)].into_iter().chain(of_itself(&command, now)).flatten().collect())
        }
        (submission, Err(refused)) => Err(submission.err().into_iter().chain(refused).collect()),
    }
}

//! 试算草案: a span under what is in force and under the draft, side by side. Nothing is kept.

use axum::extract::State;
use jiff::Timestamp;
use kernel::Refusal;
use kernel::clock::office_day;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::house::policy::examine::Known;
use webkit::{Answer, App, Command, Context, Me, Problem, look};

use crate::actions::points::unit::opens;
use crate::actions::points::{policy, span};
use crate::points::Span;
use crate::points::compare::{side, uncomputable};
use crate::store::{circular_facts, facts, ledger};
use crate::view::policy_try::{Trial, TriedView, faulty};

/// What the page sends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = information::TryPolicy)]
pub struct Input {
    /// The draft, whole.
    text: String,
    /// `2026`, `2026H1`, `2026Q3` or `2026-07`
    span: String,
}

/// 试算政策草案
#[utoipa::path(post, path = "/api/information/policy/try", operation_id = "information_try_policy", request_body = Input,
    responses((status = 200, body = TriedView)))]
pub async fn try_policy(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<TriedView> {
    look(&app, &me, command.input, |tx, context| Box::pin(tried(tx, context))).await
}

async fn tried(tx: &mut Tx, context: &Context<Input>) -> Result<TriedView, Problem> {
    let (actor, now, input) = (&context.actor, context.now, &context.input);
    let span = wanted(input, now)?;
    let before = policy(tx, context).await?;
    let drafted = match before.ordered(&input.text, &Known::of(&context.app.rooms).params) {
        Ok(drafted) => drafted.as_if_from(span.from()),
        Err(faults) => return Ok(faulty(span, &before, &faults)),
    };
    let ledger = ledger::load(tx, &actor.district, span).await?;
    let namings = circular_facts::namings(tx, &actor.district).await?;
    let today = office_day(now);
    let now_in_force = side(&before, &ledger, &namings, span, today)?;
    let then = match side(&drafted, &ledger, &namings, span, today) {
        Ok(then) => then,
        Err(error) => return Ok(faulty(span, &before, &[uncomputable(&drafted, &error)])),
    };
    let office = facts::office(tx, &actor.district).await?;
    let trial = Trial {
        span,
        policy_before: before.name(),
        policy_after: drafted.name(),
        ledger: &ledger,
        before: &now_in_force,
        after: &then,
        opens: opens(actor, office, &ledger),
    };
    Ok(trial.view())
}

/// The span asked for; every field that is wrong.
fn wanted(input: &Input, now: Timestamp) -> Result<Span, Vec<Refusal>> {
    let unsaid = || form("information.form.span", "没有选期间", "请选一个已有的期间，如 2026Q3").field("span");
    let span = if input.span.is_empty() { Err(unsaid()) } else { span(&input.span, now) };
    let empty = || form("information.form.policy_text", "草案是空的", "请先写要试的取值，再试算").field("text");
    let text = if input.text.trim().is_empty() { Err(empty()) } else { Ok(()) };
    match (span, text) {
        (Ok(span), Ok(())) => Ok(span),
        (span, text) => Err(span.err().into_iter().chain(text.err()).collect()),
    }
}

fn form(code: &'static str, message: &str, hint: &str) -> Refusal {
    Refusal::invalid(code, message.to_owned()).basis("本系统填写要求").hint(hint.to_owned())
}

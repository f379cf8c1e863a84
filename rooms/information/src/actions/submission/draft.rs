//! 起草: a reporter begins an item.

use axum::extract::State;
use kernel::{MatterId, Role, UnitId};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::{TextInput, known};
use crate::decide::unit::draft;
use crate::model::TextId;
use crate::store::facts::Beginning;
use crate::store::{submission, write};
use crate::view::submission::{SubmissionView, of_known};

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Draft)]
pub struct Input {
    #[schema(inline)]
    text: TextInput,
    /// The point of emphasis that it answers.
    #[serde(default)]
    focus: Option<String>,
    /// The call that it answers.
    #[serde(default)]
    call: Option<String>,
}

/// 起草
#[utoipa::path(post, path = "/api/information/submissions", operation_id = "information_draft", request_body = Input,
    responses((status = 200, body = SubmissionView)))]
pub async fn draft(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<SubmissionView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<SubmissionView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let input = &context.input;
    let command = draft::Draft {
        id: MatterId::new(clock.fresh_uuid()),
        text_id: TextId::new(clock.fresh_uuid()),
        text: input.text.read()?,
        focus: input.focus.as_deref().map(|id| known("focus", "报送要点", id)).transpose()?,
        call: input.call.as_deref().map(|id| known("call", "约稿", id)).transpose()?,
        evidence: Vec::new(),
    };
    let seat = actor.seats.iter().find(|seat| seat.role == Role::Reporter);
    let unit: UnitId = seat.map_or(actor.unit(), |seat| seat.unit);
    let beginning = Beginning::of(tx, &context.app, actor, unit, context.now).await?;
    let (item, change) = draft::decide(&beginning.facts, actor, &command, context.now)?;
    let told = write::open(tx, actor, &item, &change, clock).await?;
    context.notified(told);
    let (header, item) = submission::load(tx, actor, item.id).await?;
    let known = beginning.with(tx, &context.app, actor, &item).await?;
    of_known(tx, context, &header, &item, &known).await
}

//! 起草: writes a new item.

use axum::extract::State;
use kernel::MatterId;
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use crate::decide;
use crate::store::open;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = @name@::Draft)]
pub struct Input {
    title: String,
    #[serde(default)]
    text: String,
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = @name@::Drafted)]
pub struct Drafted {
    id: String,
    title: String,
}

/// 起草
#[utoipa::path(post, path = "/api/@name@/items", operation_id = "@name@_draft", request_body = Input,
    responses((status = 200, body = Drafted)))]
pub async fn draft(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<Drafted> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<Drafted, Problem> {
    let (actor, input) = (&context.actor, &context.input);
    let change = decide::draft::decide(&input.title, &actor.name, context.now)?;
    let id = MatterId::new(context.app.clock.fresh_uuid());
    open(tx, actor, id, &input.text, &change).await?;
    Ok(Drafted { id: id.to_string(), title: change.title })
}

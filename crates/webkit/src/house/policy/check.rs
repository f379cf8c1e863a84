//! 核对文本: what an order would change today, or what is wrong with it. Nothing is kept.

use axum::extract::State;
use kernel::clock::office_day;
use serde::Deserialize;
use utoipa::ToSchema;

use super::examine::{Known, examine};
use super::view::{self, CheckView};
use crate::act::{Command, Me, look};
use crate::app::App;
use crate::problem::{Answer, Problem};

/// What the page sends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = house::CheckPolicy)]
pub struct Input {
    /// The text, whole.
    text: String,
}

/// 核对政策文本
#[utoipa::path(post, path = "/api/policy/check", operation_id = "house_check_policy", request_body = Input,
    responses((status = 200, body = CheckView)))]
pub async fn check(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<CheckView> {
    look(&app, &me, command.input, |tx, context| {
        Box::pin(async move {
            let current = context.app.policies.in_force(tx, &context.actor.district).await?;
            let known = Known::of(&context.app.rooms);
            let examined = examine(&current, &context.input.text, &known);
            Ok::<_, Problem>(view::check(&examined, &known, Some(office_day(context.now))))
        })
    })
    .await
}

//! 保存: the text is rewritten; autosave comes through here too.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{TextInput, change, known};
use crate::decide::unit::save;
use crate::model::TextId;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Save)]
pub struct Input {
    version: i64,
    #[schema(inline)]
    text: TextInput,
    #[serde(default)]
    focus: Option<String>,
    #[serde(default)]
    call: Option<String>,
}

/// 保存
#[utoipa::path(post, path = "/api/information/submissions/{id}/save", operation_id = "information_save",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn save(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let input = &context.input;
            let command = save::Save {
                text_id: TextId::new(context.app.clock.fresh_uuid()),
                text: input.text.read()?,
                focus: input.focus.as_deref().map(|id| known("focus", "报送要点", id)).transpose()?,
                call: input.call.as_deref().map(|id| known("call", "约稿", id)).transpose()?,
                evidence: item.evidence.clone(),
            };
            save::decide(item, facts, &context.actor, &command, context.now)
        }))
    })
    .await
}

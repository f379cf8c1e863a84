//! 编辑: the unit's own text stays, the edition stands beside it with a note.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{TextInput, change, optional_reason};
use crate::decide::section::edit;
use crate::model::TextId;
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Edit)]
pub struct Input {
    version: i64,
    /// The text as edited.
    #[schema(inline)]
    text: TextInput,
    /// 编辑说明
    note: String,
}

/// 编辑
#[utoipa::path(post, path = "/api/information/submissions/{id}/edit", operation_id = "information_edit",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn edit(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let text = context.input.text.read()?;
            let note = optional_reason("note", "编辑说明", &context.input.note)?;
            let text_id = TextId::new(context.app.clock.fresh_uuid());
            edit::decide(item, facts, &context.actor, &edit::Edit { text_id, text, note }, context.now)
        }))
    })
    .await
}

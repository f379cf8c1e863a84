//! 提交检查: the head of the unit hands the self-criticism in, with measures.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::actions::circular::body;
use crate::decide::self_criticism::write;
use crate::model::Written;
use crate::view::self_criticism::SelfCriticismView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::WriteCriticism)]
pub struct Input {
    version: i64,
    /// What went wrong and why.
    words: String,
    /// What will be done by when.
    measures: String,
}

/// 提交检查
#[utoipa::path(post, path = "/api/information/self_criticisms/{id}/write_criticism", operation_id = "information_write_criticism",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SelfCriticismView)))]
pub async fn write_criticism(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SelfCriticismView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |paper, office| {
            let words = body("words", "检查内容", &context.input.words)?;
            let measures = body("measures", "整改措施", &context.input.measures)?;
            write::decide(paper, office, &context.actor, &Written { words, measures }, context.now)
        }))
    })
    .await
}

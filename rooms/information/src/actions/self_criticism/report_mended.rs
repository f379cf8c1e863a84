//! 报告整改完成: the head of the unit says that the measures are carried out.

use axum::extract::State;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{WordsInput, change};
use crate::actions::circular::words;
use crate::decide::self_criticism::report_mended as deciding;
use crate::view::self_criticism::SelfCriticismView;

/// 报告整改完成
#[utoipa::path(post, path = "/api/information/self_criticisms/{id}/report_mended", operation_id = "information_report_mended",
    params(("id" = String, Path)), request_body = WordsInput, responses((status = 200, body = SelfCriticismView)))]
pub async fn report_mended(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<WordsInput>,
) -> Answer<SelfCriticismView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |paper, office| {
            let words = words("words", "整改情况", &context.input.words)?;
            deciding::decide(paper, office, &context.actor, &words, context.now)
        }))
    })
    .await
}

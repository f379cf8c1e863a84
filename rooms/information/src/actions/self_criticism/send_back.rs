//! 退回重写: the section chief gives it back with words.

use axum::extract::State;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{WordsInput, change};
use crate::actions::circular::words;
use crate::decide::self_criticism::send_back as deciding;
use crate::view::self_criticism::SelfCriticismView;

/// 退回重写
#[utoipa::path(post, path = "/api/information/self_criticisms/{id}/send_back_criticism", operation_id = "information_send_back_criticism",
    params(("id" = String, Path)), request_body = WordsInput, responses((status = 200, body = SelfCriticismView)))]
pub async fn send_back_criticism(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<WordsInput>,
) -> Answer<SelfCriticismView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |paper, office| {
            let words = words("words", "退回意见", &context.input.words)?;
            deciding::decide(paper, office, &context.actor, &words, context.now)
        }))
    })
    .await
}

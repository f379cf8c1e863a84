//! 继续整改: the director does not accept yet and says what is missing.

use axum::extract::State;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{WordsInput, change};
use crate::actions::circular::words;
use crate::decide::self_criticism::mend_more as deciding;
use crate::view::self_criticism::SelfCriticismView;

/// 继续整改
#[utoipa::path(post, path = "/api/information/self_criticisms/{id}/mend_more", operation_id = "information_mend_more",
    params(("id" = String, Path)), request_body = WordsInput, responses((status = 200, body = SelfCriticismView)))]
pub async fn mend_more(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<WordsInput>,
) -> Answer<SelfCriticismView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |paper, office| {
            let words = words("words", "意见", &context.input.words)?;
            deciding::decide(paper, office, &context.actor, &words, context.now)
        }))
    })
    .await
}

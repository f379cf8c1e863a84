//! 验收通过: the director accepts; the matter is done.

use axum::extract::State;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{VersionInput, change};
use crate::decide::self_criticism::accept;
use crate::view::self_criticism::SelfCriticismView;

/// 验收通过
#[utoipa::path(post, path = "/api/information/self_criticisms/{id}/accept_criticism", operation_id = "information_accept_criticism",
    params(("id" = String, Path)), request_body = VersionInput, responses((status = 200, body = SelfCriticismView)))]
pub async fn accept_criticism(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<VersionInput>,
) -> Answer<SelfCriticismView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |paper, office| {
            accept::decide(paper, office, &context.actor, context.now)
        }))
    })
    .await
}

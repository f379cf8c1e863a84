//! 检查通过: the section chief has read it; the unit mends.

use axum::extract::State;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{VersionInput, change};
use crate::decide::self_criticism::pass;
use crate::view::self_criticism::SelfCriticismView;

/// 检查通过
#[utoipa::path(post, path = "/api/information/self_criticisms/{id}/pass_criticism", operation_id = "information_pass_criticism",
    params(("id" = String, Path)), request_body = VersionInput, responses((status = 200, body = SelfCriticismView)))]
pub async fn pass_criticism(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<VersionInput>,
) -> Answer<SelfCriticismView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |paper, office| {
            pass::decide(paper, office, &context.actor, context.now)
        }))
    })
    .await
}

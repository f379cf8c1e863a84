//! 恢复名单: the section puts a name back.

use axum::extract::State;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{NameInput, On, change, name_of};
use crate::decide::circular::restore_name as restoring;
use crate::view::circular::CircularView;

/// 恢复名单
#[utoipa::path(post, path = "/api/information/circulars/{id}/restore_name", operation_id = "information_restore_name",
    params(("id" = String, Path)), request_body = NameInput, responses((status = 200, body = CircularView)))]
pub async fn restore_name(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<NameInput>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Version(context.input.version), |circular, facts| {
            let name = name_of(circular, &context.input.unit)?;
            restoring::decide(circular, name, facts, &context.actor, context.now)
        }))
    })
    .await
}

//! 报主任签发: heard and answered, the circular goes to the director.

use axum::extract::State;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, VersionInput, change};
use crate::decide::circular::submit;
use crate::view::circular::CircularView;

/// 报主任签发
#[utoipa::path(post, path = "/api/information/circulars/{id}/submit_circular", operation_id = "information_submit_circular",
    params(("id" = String, Path)), request_body = VersionInput, responses((status = 200, body = CircularView)))]
pub async fn submit_circular(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<VersionInput>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Version(context.input.version), |circular, facts| {
            submit::decide(circular, facts, &context.actor, context.now)
        }))
    })
    .await
}

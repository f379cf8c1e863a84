//! 听取意见: the section chief asks the named units.

use axum::extract::State;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{On, VersionInput, change};
use crate::decide::circular::open_hearing as opening;
use crate::view::circular::CircularView;

/// 听取意见
#[utoipa::path(post, path = "/api/information/circulars/{id}/open_hearing", operation_id = "information_open_hearing",
    params(("id" = String, Path)), request_body = VersionInput, responses((status = 200, body = CircularView)))]
pub async fn open_hearing(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<VersionInput>,
) -> Answer<CircularView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, On::Version(context.input.version), |circular, facts| {
            opening::decide(circular, facts, &context.actor, context.now)
        }))
    })
    .await
}

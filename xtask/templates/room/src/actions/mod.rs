//! What can be asked of this room over HTTP, one verb one file: load, decide, apply, record, answer.

pub mod draft;

use kernel::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Grant};

/// Who may call which route; relation and state are the rules' business.
pub const GRANTS: &[Grant] =
    &[Grant { method: "POST", path: "/api/@name@/items", what: "@title@起草", roles: &Role::BUSINESS }];

/// Every route of the room.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(draft::draft))
}

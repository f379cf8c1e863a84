//! 本区位次: the district's own standing in the city, entered as the city publishes it (INF-9).

pub mod enter;
pub mod list;

use kernel::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Grant};

use super::points::READERS;

/// Who may call which of these routes.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/standings", what: "本区位次", roles: READERS },
    Grant {
        method: "POST",
        path: "/api/information/standings",
        what: "登记本区位次",
        roles: &[Role::Editor, Role::SectionChief],
    },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::standings, enter::enter_standing))
}

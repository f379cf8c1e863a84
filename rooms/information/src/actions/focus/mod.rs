//! Verbs on points of emphasis (GEN-6).

pub mod list;
pub mod publish;

use kernel::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Grant};

/// Who may call which of these routes.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/focuses", what: "报送要点", roles: &Role::BUSINESS },
    Grant {
        method: "POST",
        path: "/api/information/focuses",
        what: "发布报送要点",
        roles: &[Role::Editor, Role::SectionChief],
    },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list_focuses, publish::publish_focus))
}

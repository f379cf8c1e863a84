//! 单位类别: which class a unit belongs to from a day on (INF-5).

pub mod list;
pub mod set_class;

use kernel::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Grant};

/// Who may call which of these routes.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/classes", what: "单位类别", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/information/classes", what: "定单位类别", roles: &[Role::SectionChief] },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list::list_classes, set_class::set_class))
}

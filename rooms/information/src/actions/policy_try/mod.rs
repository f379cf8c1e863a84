//! 试算: a draft of policy tried on a span that has been, in the browser; nothing is kept (GEN-4).

pub mod run;

use kernel::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Grant};

/// Those who draft policy, and who decide on it.
const DRAFTERS: &[Role] = &[Role::Editor, Role::SectionChief, Role::Director];

/// Who may call which of these routes.
pub const GRANTS: &[Grant] =
    &[Grant { method: "POST", path: "/api/information/policy/try", what: "试算政策草案", roles: DRAFTERS }];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(run::try_policy))
}

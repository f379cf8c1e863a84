//! What can be asked of this room over HTTP, one verb one file.

pub mod call;
pub mod check;
pub mod focus;
pub mod issue;
pub mod network;
pub mod submission;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Grant};

use kernel::Role;

/// Who may call which route; relation and state are the rules' business.
pub const GRANTS: &[Grant] = &join::<{ submission::GRANTS.len() + 1 }>(&[
    &[Grant { method: "POST", path: "/api/check", what: "边写边查", roles: UNIT_AND_SECTION }],
    submission::GRANTS,
]);

/// Everybody who writes, checks or edits.
const UNIT_AND_SECTION: &[Role] =
    &[Role::Reporter, Role::Checker, Role::UnitHead, Role::DeputyHead, Role::Editor, Role::SectionChief];

/// Every route of the room.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(check::check)).merge(submission::routes())
}

/// Joins the grants of the parts into one list, at compile time.
const fn join<const N: usize>(parts: &[&[Grant]]) -> [Grant; N] {
    let mut all = [Grant { method: "", path: "", what: "", roles: &[] }; N];
    let (mut part, mut place) = (0, 0);
    while part < parts.len() {
        let mut row = 0;
        while row < parts[part].len() {
            all[place] = parts[part][row];
            place += 1;
            row += 1;
        }
        part += 1;
    }
    assert!(place == N, "the length of the list must be the sum of its parts");
    all
}

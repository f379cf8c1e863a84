//! What can be asked of this room over HTTP, one verb one file.

pub mod call;
pub mod check;
pub mod circular;
pub mod exemption;
pub mod fault;
pub mod figures;
pub mod focus;
pub mod issue;
pub mod network;
pub mod outcome;
pub mod points;
pub mod policy_try;
mod print;
pub mod review;
pub mod self_criticism;
pub mod standing;
pub mod submission;
pub mod unit_class;

use kernel::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Grant};

/// Who may call which route; relation and state are the rules' business.
pub const GRANTS: &[Grant] = &join::<COUNT>(PARTS);

const PARTS: &[&[Grant]] = &[
    &[Grant { method: "POST", path: "/api/check", what: "边写边查", roles: UNIT_AND_SECTION }],
    submission::GRANTS,
    issue::GRANTS,
    focus::GRANTS,
    call::GRANTS,
    network::GRANTS,
    points::GRANTS,
    policy_try::GRANTS,
    figures::GRANTS,
    standing::GRANTS,
    review::GRANTS,
    outcome::GRANTS,
    fault::GRANTS,
    unit_class::GRANTS,
    exemption::GRANTS,
    circular::GRANTS,
    self_criticism::GRANTS,
];

const COUNT: usize = {
    let (mut count, mut part) = (0, 0);
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
};

/// Everybody who writes, checks or edits.
const UNIT_AND_SECTION: &[Role] =
    &[Role::Reporter, Role::Checker, Role::UnitHead, Role::DeputyHead, Role::Editor, Role::SectionChief];

/// Every route of the room.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(check::check))
        .merge(submission::routes())
        .merge(issue::routes())
        .merge(focus::routes())
        .merge(call::routes())
        .merge(network::routes())
        .merge(circular::routes())
        .merge(self_criticism::routes())
        .merge(points::routes())
        .merge(policy_try::routes())
        .merge(figures::routes())
        .merge(standing::routes())
        .merge(review::routes())
        .merge(outcome::routes())
        .merge(fault::routes())
        .merge(unit_class::routes())
        .merge(exemption::routes())
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
    all
}

//! The room without a line of work: log-in, desk, messages, people, rules, calendar.

mod calendar;
mod central_tasks;
mod central_tasks_add;
mod central_tasks_change;
mod desk;
mod health;
mod messages;
mod openapi;
mod persons;
pub mod policy;
mod reuse;
mod rules;
mod search;
mod session_close;
mod session_open;
mod session_password;
mod session_show;
mod units;
mod waiting;

use kernel::Role;
use store::Migration;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use self::session_open::log_in;
pub use self::session_show::{SessionView, opened, view};

use crate::app::App;
use crate::room::{Grant, Page, Room};

/// The house itself.
pub const HOUSE: Room = Room {
    routes,
    migrations: &[
        migration(
            1,
            "units, people, sessions, matters, tasks, messages",
            include_str!("../../migrations/0001_house.sql"),
        ),
        migration(2, "orders over the policy", include_str!("../../migrations/0002_policy.sql")),
    ],
    jobs: &[crate::anchors::JOB, crate::typesetting::JOB],
    rules: || policy::rules::CARDS.to_vec(),
    grants: GRANTS,
    pages: &[Page { path: "/policy", kind: policy::order::KIND, verbs: &["enact"] }],
    ..Room::bare("house", "公共")
};

const fn migration(number: u32, title: &'static str, sql: &'static str) -> Migration {
    Migration { number, title, sql, sqlite: None, postgres: None }
}

/// The page of an order over the policy.
fn desk_href(order: kernel::MatterId) -> String {
    desk::href(policy::order::ROOM, policy::order::KIND, &order.to_string())
}

/// Who prepares and decides on orders over the policy.
const POLICY: &[Role] = &[Role::Editor, Role::SectionChief, Role::Director];
/// Who proposes them.
const CHIEF: &[Role] = &[Role::SectionChief];
/// Who decides on them.
const DIRECTOR: &[Role] = &[Role::Director];

/// Who keeps the register of central tasks.
const REGISTRARS: &[Role] = &[Role::SectionChief, Role::Director, Role::Clerk];

const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/session", what: "查看本次登录", roles: &Role::ALL },
    Grant { method: "DELETE", path: "/api/session", what: "退出登录", roles: &Role::ALL },
    Grant { method: "POST", path: "/api/session/password", what: "修改本人口令", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/desk", what: "工作台", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/messages", what: "消息", roles: &Role::ALL },
    Grant { method: "POST", path: "/api/messages/read", what: "标记已读", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/messages/stream", what: "消息提醒", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/search", what: "搜索", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/reuse", what: "文稿复用", roles: &Role::BUSINESS },
    Grant { method: "GET", path: "/api/rules", what: "规则手册", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/units", what: "单位与人员", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/units/{id}", what: "单位与人员", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/persons", what: "选择人员", roles: &Role::BUSINESS },
    Grant { method: "GET", path: "/api/calendar/{year}", what: "工作日历", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/central-tasks", what: "中心工作", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/central-tasks", what: "登记中心工作", roles: REGISTRARS },
    Grant { method: "POST", path: "/api/central-tasks/{id}", what: "修改中心工作", roles: REGISTRARS },
    Grant { method: "GET", path: "/api/policy", what: "查看办法", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/policy/check", what: "核对政策文本", roles: POLICY },
    Grant { method: "GET", path: "/api/policy/orders", what: "政策调整", roles: POLICY },
    Grant { method: "POST", path: "/api/policy/orders", what: "提出政策调整", roles: CHIEF },
    Grant { method: "GET", path: "/api/policy/orders/{id}", what: "政策调整", roles: POLICY },
    Grant { method: "POST", path: "/api/policy/orders/{id}/enact", what: "签发施行政策调整", roles: DIRECTOR },
    Grant { method: "POST", path: "/api/policy/orders/{id}/refuse", what: "不予批准政策调整", roles: DIRECTOR },
    Grant { method: "POST", path: "/api/policy/orders/{id}/withdraw", what: "撤回政策调整", roles: CHIEF },
];

fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session_open::session_open, session_show::session_show, session_close::session_close))
        .routes(routes!(session_password::session_password))
        .routes(routes!(desk::desk))
        .routes(routes!(messages::list))
        .routes(routes!(messages::read))
        .routes(routes!(messages::watch))
        .routes(routes!(search::search))
        .routes(routes!(reuse::reuse))
        .routes(routes!(rules::rules))
        .routes(routes!(units::list))
        .routes(routes!(units::show))
        .routes(routes!(persons::list))
        .routes(routes!(calendar::year))
        .routes(routes!(central_tasks::list, central_tasks_add::add))
        .routes(routes!(central_tasks_change::change))
        .routes(routes!(policy::show::show))
        .routes(routes!(policy::check::check))
        .routes(routes!(policy::list::list, policy::propose::propose))
        .routes(routes!(policy::list::one))
        .routes(routes!(policy::enact::enact))
        .routes(routes!(policy::refuse::refuse))
        .routes(routes!(policy::withdraw::withdraw))
        .routes(routes!(openapi::document))
        .routes(routes!(health::health))
}

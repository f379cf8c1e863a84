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
mod rules;
mod search;
mod session_close;
mod session_open;
mod session_password;
mod session_show;
mod units;

use kernel::Role;
use store::Migration;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use self::session_open::log_in;
pub use self::session_show::{SessionView, opened, view};

use crate::app::App;
use crate::room::{Grant, Room};

/// The house itself.
pub const HOUSE: Room = Room {
    name: "house",
    title: "公共",
    routes,
    migrations: &[Migration {
        number: 1,
        title: "units, people, sessions, matters, tasks, messages",
        sql: include_str!("../../migrations/0001_house.sql"),
        sqlite: None,
        postgres: None,
    }],
    jobs: &[crate::anchors::JOB],
    rules: Vec::new,
    grants: GRANTS,
    events: &[],
    views: &[],
    params: &[],
    pages: &[],
};

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
    Grant { method: "GET", path: "/api/rules", what: "规则手册", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/units", what: "单位与人员", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/units/{id}", what: "单位与人员", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/persons", what: "选择人员", roles: &Role::BUSINESS },
    Grant { method: "GET", path: "/api/calendar/{year}", what: "工作日历", roles: &Role::ALL },
    Grant { method: "GET", path: "/api/central-tasks", what: "中心工作", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/central-tasks", what: "登记中心工作", roles: REGISTRARS },
    Grant { method: "POST", path: "/api/central-tasks/{id}", what: "修改中心工作", roles: REGISTRARS },
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
        .routes(routes!(rules::rules))
        .routes(routes!(units::list))
        .routes(routes!(units::show))
        .routes(routes!(persons::list))
        .routes(routes!(calendar::year))
        .routes(routes!(central_tasks::list, central_tasks_add::add))
        .routes(routes!(central_tasks_change::change))
        .routes(routes!(openapi::document))
        .routes(routes!(health::health))
}

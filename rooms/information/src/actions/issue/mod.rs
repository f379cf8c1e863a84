//! Verbs on issues of bulletins: compose, order, sign step by step, number and let out (INF-3).

pub mod bulletins;
pub mod change_bulletin;
pub mod distribute;
pub mod export;
pub mod file;
pub mod found_bulletin;
pub mod list;
pub mod open;
pub mod place;
pub mod remove;
pub mod return_issue;
pub mod show;
pub mod sign;
pub mod submit;

use kernel::{MatterId, Refusal, Role};
use store::Tx;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Context, Grant, Problem};

use crate::model::{Issue, IssueChange, IssueFacts};
use crate::store::issue::{apply, facts, load, stale};
use crate::view::issue::{IssueView, of};

const SECTION: &[Role] = &[Role::Editor, Role::SectionChief];
const KEEPERS: &[Role] = &[Role::SectionChief, Role::Director];
const SIGNERS: &[Role] = &[Role::SectionChief, Role::Director, Role::Leader];

/// Who may call which of these routes. Which issues somebody sees is said by the audience of each.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/bulletins", what: "刊物目录", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/information/bulletins", what: "设立刊物", roles: KEEPERS },
    Grant { method: "POST", path: "/api/information/bulletins/{id}", what: "修改刊物", roles: KEEPERS },
    Grant { method: "GET", path: "/api/information/issues", what: "刊物期次", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/information/issues", what: "组期", roles: SECTION },
    Grant { method: "GET", path: "/api/information/issues/{id}", what: "查看一期刊物", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/information/issues/{id}/place", what: "排定顺序", roles: SECTION },
    Grant { method: "POST", path: "/api/information/issues/{id}/remove", what: "撤出条目", roles: SECTION },
    Grant { method: "POST", path: "/api/information/issues/{id}/distribute", what: "填发送范围", roles: SECTION },
    Grant { method: "POST", path: "/api/information/issues/{id}/submit", what: "刊物送审", roles: SECTION },
    Grant { method: "POST", path: "/api/information/issues/{id}/sign", what: "审签刊物", roles: SIGNERS },
    Grant { method: "POST", path: "/api/information/issues/{id}/return_issue", what: "退回组期", roles: SIGNERS },
    Grant {
        method: "GET", path: "/api/information/issues/{id}/export", what: "导出一期刊物", roles: &Role::BUSINESS
    },
    Grant {
        method: "GET",
        path: "/api/information/issues/{id}/file",
        what: "一期刊物排版出件",
        roles: &Role::BUSINESS,
    },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(bulletins::bulletins, found_bulletin::found_bulletin))
        .routes(routes!(change_bulletin::change_bulletin))
        .routes(routes!(list::list_issues, open::open_issue))
        .routes(routes!(show::show_issue))
        .routes(routes!(place::place))
        .routes(routes!(remove::remove))
        .routes(routes!(distribute::distribute))
        .routes(routes!(submit::submit_issue))
        .routes(routes!(sign::sign_issue))
        .routes(routes!(return_issue::return_issue))
        .routes(routes!(export::export))
        .routes(routes!(file::issue_file))
}

/// Loads the issue, asks, writes and answers. A version that is not the present one is answered with what stands now.
pub(crate) async fn change<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
    version: i64,
    decide: impl FnOnce(&Issue, &IssueFacts) -> Result<IssueChange, Vec<Refusal>> + Send,
) -> Result<IssueView, Problem> {
    let actor = &context.actor;
    let (header, issue) = load(tx, actor, id).await?;
    if header.version != version {
        return Err(stale(tx, &actor.district, id).await?);
    }
    let facts = facts(tx, &context.app, &actor.district, issue.bulletin.id, context.now).await?;
    let change = decide(&issue, &facts)?;
    let told = apply(tx, actor, &header, &issue, &change, context.app.clock.as_ref()).await?;
    context.notified(told);
    answer(tx, context, id).await
}

/// The issue as it stands now.
pub(crate) async fn answer<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
) -> Result<IssueView, Problem> {
    let (header, issue) = load(tx, &context.actor, id).await?;
    of(tx, context, &header, &issue).await
}

//! Verbs on self-criticisms: written by the head, read by the chief, mended, accepted by the director (INF-7).

pub mod accept;
pub mod list;
pub mod mend_more;
pub mod pass;
pub mod report_mended;
pub mod send_back;
pub mod show;
pub mod write;

use kernel::{MatterId, Refusal, Role, UnitId};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Context, Grant, Problem};

use crate::model::{SelfCriticism, SelfCriticismChange};
use crate::store::facts::office;
use crate::store::self_criticism::{apply, load, stale};
use crate::view::self_criticism::{SelfCriticismView, of};

const HEADS: &[Role] = &[Role::UnitHead];
const CHIEF: &[Role] = &[Role::SectionChief];
const DIRECTOR: &[Role] = &[Role::Director];

/// Who may call which of these routes. Which self-criticisms somebody sees is said by the audience of each.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/self_criticisms", what: "书面检查", roles: &Role::BUSINESS },
    Grant {
        method: "GET",
        path: "/api/information/self_criticisms/{id}",
        what: "查看书面检查",
        roles: &Role::BUSINESS,
    },
    Grant {
        method: "POST",
        path: "/api/information/self_criticisms/{id}/write_criticism",
        what: "提交书面检查",
        roles: HEADS,
    },
    Grant {
        method: "POST",
        path: "/api/information/self_criticisms/{id}/pass_criticism",
        what: "审阅书面检查",
        roles: CHIEF,
    },
    Grant {
        method: "POST",
        path: "/api/information/self_criticisms/{id}/send_back_criticism",
        what: "退回书面检查",
        roles: CHIEF,
    },
    Grant {
        method: "POST",
        path: "/api/information/self_criticisms/{id}/report_mended",
        what: "报告整改完成",
        roles: HEADS,
    },
    Grant {
        method: "POST",
        path: "/api/information/self_criticisms/{id}/mend_more",
        what: "要求继续整改",
        roles: DIRECTOR,
    },
    Grant {
        method: "POST",
        path: "/api/information/self_criticisms/{id}/accept_criticism",
        what: "验收整改",
        roles: DIRECTOR,
    },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_self_criticisms))
        .routes(routes!(show::show_self_criticism))
        .routes(routes!(write::write_criticism))
        .routes(routes!(pass::pass_criticism))
        .routes(routes!(send_back::send_back_criticism))
        .routes(routes!(report_mended::report_mended))
        .routes(routes!(mend_more::mend_more))
        .routes(routes!(accept::accept_criticism))
}

/// What a page sends where only the version counts.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::SelfCriticismVersion)]
pub struct VersionInput {
    version: i64,
}

/// What a page sends with words.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::SelfCriticismWords)]
pub struct WordsInput {
    version: i64,
    /// What is to be said.
    words: String,
}

/// Loads it, asks, writes and answers. A version that is not the present one is answered with what stands now.
pub(crate) async fn change<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
    version: i64,
    decide: impl FnOnce(&SelfCriticism, UnitId) -> Result<SelfCriticismChange, Vec<Refusal>> + Send,
) -> Result<SelfCriticismView, Problem> {
    let actor = &context.actor;
    let (header, paper) = load(tx, actor, id).await?;
    if header.version != version {
        return Err(stale(tx, &actor.district, id).await?);
    }
    let office = office(tx, &actor.district).await?;
    let change = decide(&paper, office)?;
    let told = apply(tx, actor, &header, &change, context.app.clock.as_ref()).await?;
    context.notified(told);
    answer(tx, context, id).await
}

/// The self-criticism as it stands now.
pub(crate) async fn answer<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
) -> Result<SelfCriticismView, Problem> {
    let (header, paper) = load(tx, &context.actor, id).await?;
    of(tx, context, &header, &paper).await
}

//! Verbs on calls for items (INF-10).

pub mod answer;
pub mod ask;
pub mod list;
pub mod show;

use kernel::{MatterId, Role};
use store::Tx;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Context, Grant, Problem};

use crate::decide::network::answer_call;
use crate::store::call::{lines, load, one};
use crate::view::call::{CallView, of};

const READERS: &[Role] = &[
    Role::Reporter,
    Role::Checker,
    Role::UnitHead,
    Role::DeputyHead,
    Role::Editor,
    Role::SectionChief,
    Role::Director,
];

/// Who may call which of these routes. Which calls somebody sees is said by the audience of each.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/calls", what: "约稿", roles: READERS },
    Grant {
        method: "POST",
        path: "/api/information/calls",
        what: "发约稿",
        roles: &[Role::Editor, Role::SectionChief],
    },
    Grant { method: "GET", path: "/api/information/calls/{id}", what: "查看约稿", roles: READERS },
    Grant {
        method: "POST",
        path: "/api/information/calls/{id}/answer",
        what: "回复约稿",
        roles: &[Role::Reporter, Role::UnitHead],
    },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_calls, ask::issue_call))
        .routes(routes!(show::show_call))
        .routes(routes!(answer::answer_call))
}

/// The call as it stands now, as this actor sees it.
pub(crate) async fn shown<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
) -> Result<CallView, Problem> {
    let actor = &context.actor;
    let (_, own) = load(tx, actor, id).await?;
    let row = one(tx, actor, id).await?;
    let lines = lines(tx, &actor.district, &[id]).await?;
    let lines = lines.get(&id.to_string()).map(Vec::as_slice).unwrap_or_default();
    let can = crate::view::can(vec![("answer", answer_call::reasons(&own, actor))], |verb| verb);
    Ok(of(&row, lines, can, actor, context.now)?)
}

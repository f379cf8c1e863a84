//! Verbs on circulars: draft, review, hear, sign step by step, number and let out (INF-6, INF-7, INF-11).

pub mod acknowledge;
pub mod address;
pub mod answer_objection;
pub mod draft;
pub mod drop_circular;
pub mod edit_text;
pub mod export;
pub mod facts;
pub mod file;
pub mod list;
pub mod object;
pub mod open_hearing;
pub mod refresh;
pub mod remove_name;
pub mod restore_name;
pub mod return_circular;
pub mod show;
pub mod sign;
pub mod submit;

use checkup::mark_of_classification;
use kernel::{MatterId, Refusal, Role, UnitId};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Context, Grant, Problem};

use crate::actions::submission::{classified, known};
use crate::model::{Body, Circular, CircularChange, CircularFacts, CircularName, Reason};
use crate::store::circular::load;
use crate::store::circular_facts::facts;
use crate::store::circular_write::{apply, refused, stale};
use crate::view::circular::{CircularView, of};

const SECTION: &[Role] = &[Role::Editor, Role::SectionChief];
const CHIEF: &[Role] = &[Role::SectionChief];
const HEADS: &[Role] = &[Role::UnitHead];
const ANSWERERS: &[Role] = &[Role::SectionChief, Role::Director];
const SIGNERS: &[Role] = &[Role::Director, Role::Leader];

/// Who may call which of these routes. Which circulars somebody sees is said by the audience of each.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/circulars", what: "通报", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/information/circulars", what: "起草通报", roles: SECTION },
    Grant { method: "GET", path: "/api/information/circulars/{id}", what: "查看通报", roles: &Role::BUSINESS },
    Grant {
        method: "GET",
        path: "/api/information/circulars/{id}/facts.txt",
        what: "通报的事实附件",
        roles: &Role::BUSINESS,
    },
    Grant {
        method: "GET", path: "/api/information/circulars/{id}/export", what: "导出通报", roles: &Role::BUSINESS
    },
    Grant {
        method: "GET", path: "/api/information/circulars/{id}/file", what: "通报排版出件", roles: &Role::BUSINESS
    },
    Grant {
        method: "POST", path: "/api/information/circulars/{id}/refresh", what: "重新计算通报", roles: SECTION
    },
    Grant {
        method: "POST", path: "/api/information/circulars/{id}/edit_text", what: "修改通报文字", roles: SECTION
    },
    Grant { method: "POST", path: "/api/information/circulars/{id}/address", what: "填主送抄送", roles: SECTION },
    Grant { method: "POST", path: "/api/information/circulars/{id}/remove_name", what: "移出名单", roles: SECTION },
    Grant {
        method: "POST", path: "/api/information/circulars/{id}/restore_name", what: "恢复名单", roles: SECTION
    },
    Grant { method: "POST", path: "/api/information/circulars/{id}/open_hearing", what: "听取意见", roles: CHIEF },
    Grant { method: "POST", path: "/api/information/circulars/{id}/acknowledge", what: "无异议", roles: HEADS },
    Grant { method: "POST", path: "/api/information/circulars/{id}/object", what: "提出异议", roles: HEADS },
    Grant {
        method: "POST",
        path: "/api/information/circulars/{id}/answer_objection",
        what: "答复异议",
        roles: ANSWERERS,
    },
    Grant {
        method: "POST", path: "/api/information/circulars/{id}/submit_circular", what: "通报报签", roles: SECTION
    },
    Grant {
        method: "POST", path: "/api/information/circulars/{id}/sign_circular", what: "签发通报", roles: SIGNERS
    },
    Grant {
        method: "POST", path: "/api/information/circulars/{id}/return_circular", what: "退回通报", roles: SIGNERS
    },
    Grant {
        method: "POST",
        path: "/api/information/circulars/{id}/drop_circular",
        what: "撤销通报起草",
        roles: SECTION,
    },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_circulars, draft::draft_circular))
        .routes(routes!(show::show_circular))
        .routes(routes!(facts::circular_facts))
        .routes(routes!(export::export_circular))
        .routes(routes!(file::circular_file))
        .routes(routes!(refresh::refresh))
        .routes(routes!(edit_text::edit_text))
        .routes(routes!(address::address))
        .routes(routes!(remove_name::remove_name))
        .routes(routes!(restore_name::restore_name))
        .routes(routes!(open_hearing::open_hearing))
        .routes(routes!(acknowledge::acknowledge))
        .routes(routes!(object::object))
        .routes(routes!(answer_objection::answer_objection))
        .routes(routes!(submit::submit_circular))
        .routes(routes!(sign::sign_circular))
        .routes(routes!(return_circular::return_circular))
        .routes(routes!(drop_circular::drop_circular))
}

/// What a page sends where only the version counts.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::CircularVersion)]
pub struct VersionInput {
    version: i64,
}

/// What a page sends about one name.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::CircularNameInput)]
pub struct NameInput {
    version: i64,
    /// The unit.
    unit: String,
}

/// Whether the answer has to name the version that it was given on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    /// This one.
    Version(i64),
    /// Whatever stands: a unit answers on its own line, which others can't change under its hand.
    Present,
}

/// Loads the circular, asks, writes and answers. A version that is not the present one is answered with what stands now.
pub(crate) async fn change<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
    on: On,
    decide: impl FnOnce(&Circular, &CircularFacts) -> Result<CircularChange, Vec<Refusal>> + Send,
) -> Result<CircularView, Problem> {
    let actor = &context.actor;
    let (header, circular) = load(tx, actor, id).await?;
    match on {
        On::Version(version) if version != header.version => return Err(stale(tx, &actor.district, id).await?),
        On::Version(_) | On::Present => {}
    }
    let facts = facts(tx, &context.app, &actor.district, &circular, context.now).await?;
    let change = match decide(&circular, &facts) {
        Ok(change) => change,
        Err(refusals) => return Err(refused(tx, &actor.district, &header, refusals).await?),
    };
    let told = apply(tx, actor, &header, &change, context.app.clock.as_ref()).await?;
    context.notified(told);
    answer(tx, context, id).await
}

/// The circular as it stands now.
pub(crate) async fn answer<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
) -> Result<CircularView, Problem> {
    let (header, circular) = load(tx, &context.actor, id).await?;
    of(tx, context, &header, &circular).await
}

/// The name of a unit on the circular; a unit that is not on it is answered like one that does not exist.
pub(crate) fn name_of<'a>(circular: &'a Circular, raw: &str) -> Result<&'a CircularName, Vec<Refusal>> {
    let unit: UnitId = known("unit", "单位", raw)?;
    circular.name_of(unit).ok_or_else(|| vec![unknown()])
}

fn unknown() -> Refusal {
    Refusal::invalid("information.circular.unknown_name", "这份通报里没有这个单位。")
        .basis("本系统填写要求")
        .hint("请刷新页面后重试。")
        .field("unit")
}

/// Words of a person; a non-classified system takes none that carry a mark of classification (SEC-3).
pub(crate) fn words(field: &'static str, label: &str, raw: &str) -> Result<Reason, Vec<Refusal>> {
    unmarked(field, raw)?;
    Reason::parse(field, label, raw).map_err(|refusal| vec![refusal])
}

/// A longer text, likewise; `label` names it to people.
pub(crate) fn body(field: &'static str, label: &str, raw: &str) -> Result<Body, Vec<Refusal>> {
    unmarked(field, raw)?;
    Body::parse(raw).map_err(|refusal| {
        let message = refusal.message.replace("正文", label);
        let hint = refusal.hint.replace("正文", label);
        vec![Refusal { message: message.into(), hint: hint.into(), field: Some(field), ..refusal }]
    })
}

fn unmarked(field: &'static str, raw: &str) -> Result<(), Vec<Refusal>> {
    mark_of_classification(raw).map_or(Ok(()), |found| Err(vec![classified(field, found.mark.name())]))
}

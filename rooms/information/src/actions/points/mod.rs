//! Points and quotas as pages read them: nothing here is stored, everything is computed from what is on record (INF-4, INF-5, GEN-3).

pub mod board;
pub mod export;
pub mod quota;
pub mod unit;
pub mod worth;

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::policy::PolicySet;
use kernel::{Actor, Refusal, Role, UnitId};
use serde::Deserialize;
use store::Tx;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::file::percent;
use webkit::{App, Context, Grant, Problem};

use crate::points::{Span, SpanKind};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Everybody who may look: units at their own account, the Office and the leaders at all.
pub(crate) const READERS: &[Role] = &[
    Role::Reporter,
    Role::Checker,
    Role::UnitHead,
    Role::DeputyHead,
    Role::Editor,
    Role::SectionChief,
    Role::Director,
    Role::Leader,
    Role::Inspector,
];

/// Those who decide where an item goes.
const DESK: &[Role] = &[Role::Editor, Role::SectionChief, Role::Director];

/// Those who see every unit.
pub(crate) const SEE_ALL: &[Role] = &[Role::Editor, Role::SectionChief, Role::Director, Role::Leader, Role::Inspector];

/// Who may call which of these routes. A unit sees itself alone, unless policy opens the board.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/points", what: "考核看板", roles: READERS },
    Grant { method: "GET", path: "/api/information/points/{unit}", what: "单位积分明细", roles: READERS },
    Grant { method: "GET", path: "/api/information/points.xlsx", what: "导出积分", roles: READERS },
    Grant { method: "GET", path: "/api/information/submissions/{id}/worth", what: "去向分值", roles: DESK },
    Grant { method: "GET", path: "/api/information/quota", what: "报送任务进度", roles: READERS },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(board::board))
        .routes(routes!(unit::unit_points))
        .routes(routes!(export::points_xlsx))
        .routes(routes!(quota::quota))
        .routes(routes!(worth::worth))
}

/// Which span.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `2026`, `2026H1`, `2026Q4` or `2026-11`; empty for the present quarter.
    #[serde(default)]
    pub(crate) span: String,
    /// One unit.
    #[serde(default)]
    pub(crate) unit: String,
}

/// The span asked for, or the quarter of today.
pub(crate) fn span(raw: &str, now: Timestamp) -> Result<Span, Refusal> {
    if raw.is_empty() {
        return Ok(Span::around(office_day(now), SpanKind::Quarter));
    }
    raw.parse().map_err(|wrong: crate::points::NotASpan| {
        Refusal::invalid("information.form.span", format!("没有“{raw}”这样的期间"))
            .basis("本系统填写要求")
            .hint(wrong.to_string())
            .field("span")
    })
}

/// Whose accounts somebody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sees {
    /// Every unit's.
    All,
    /// Those of the units that they sit in.
    Own(BTreeSet<UnitId>),
}

impl Sees {
    /// What this actor sees: units see themselves, or everybody where policy opens the board to them.
    pub(crate) fn of(actor: &Actor, policy: &PolicySet, now: Timestamp) -> Result<Self, Problem> {
        let open = policy.switched_on(office_day(now), "information.points.open_to_units")?;
        let all = open || actor.has_any(SEE_ALL);
        Ok(if all { Self::All } else { Self::Own(actor.seats.iter().map(|seat| seat.unit).collect()) })
    }

    /// Whether this unit's account is among them.
    pub(crate) fn includes(&self, unit: UnitId) -> bool {
        match self {
            Self::All => true,
            Self::Own(units) => units.contains(&unit),
        }
    }
}

/// The policy that the office goes by.
pub(crate) async fn policy<I: Sync>(tx: &mut Tx, context: &Context<I>) -> Result<Arc<PolicySet>, Problem> {
    context.app.policies.in_force(tx, &context.actor.district).await
}

/// A table file: always saved, never shown in place, under a name that a browser of any age can read (RFC 6266, RFC 5987).
pub(crate) fn xlsx(name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"table.xlsx\"; filename*=UTF-8''{}", percent(name));
    ([(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// One unit, where the query names one.
pub(crate) fn one_unit(raw: &str) -> Result<Option<UnitId>, Problem> {
    Some(raw).filter(|raw| !raw.is_empty()).map(str::parse).transpose().map_err(|_| Problem::Missing)
}

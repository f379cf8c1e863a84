//! Verbs in the network: who reports for whom (INF-10).

pub mod add_grassroots;
pub mod list;
pub mod set_reporter;
pub mod set_standing_cover;
pub mod show;

use kernel::{PersonId, Refusal, Role};
use store::Tx;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Context, Grant, Problem};

use crate::actions::submission::known;
use crate::store::network::person;

const NAMERS: &[Role] = &[Role::UnitHead, Role::DeputyHead, Role::Editor, Role::SectionChief];
const KEEPERS: &[Role] = &[Role::Reporter, Role::UnitHead, Role::DeputyHead, Role::Editor, Role::SectionChief];

/// Who may call which of these routes.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/network", what: "信息网络", roles: &Role::BUSINESS },
    Grant {
        method: "GET", path: "/api/information/network/{unit}", what: "单位信息网络", roles: &Role::BUSINESS
    },
    Grant {
        method: "POST", path: "/api/information/network/{unit}/set_reporter", what: "指定信息员", roles: NAMERS
    },
    Grant {
        method: "POST",
        path: "/api/information/network/{unit}/set_standing_cover",
        what: "指定常设代为校核人",
        roles: NAMERS,
    },
    Grant {
        method: "POST",
        path: "/api/information/network/{unit}/add_grassroots",
        what: "登记村（社区）信息员",
        roles: KEEPERS,
    },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::network))
        .routes(routes!(show::network_unit))
        .routes(routes!(set_reporter::set_reporter))
        .routes(routes!(set_standing_cover::set_standing_cover))
        .routes(routes!(add_grassroots::add_grassroots))
}

/// A person who is in office and may hold a business post, with the name.
pub(crate) async fn in_office<I>(
    tx: &mut Tx,
    context: &Context<I>,
    field: &'static str,
    label: &str,
    raw: &str,
) -> Result<(PersonId, String), Problem> {
    let id: PersonId = known(field, label, raw)?;
    match person(tx, &context.actor.district, id, context.now).await? {
        None => Err(Refusal::invalid("information.network.left", format!("没有找到所选的{label}，可能已经离任"))
            .basis("本系统填写要求")
            .hint("请从在职人员中选择；新到人员请先由系统管理员登记")
            .field(field)
            .into()),
        Some((_, true)) => Err(Refusal::invalid("information.network.administrator", "三员不兼任业务岗位")
            .basis("GB/T 22239-2019 安全管理中心：系统管理、安全管理、审计管理分设")
            .hint(format!("请另选一位同志作{label}"))
            .field(field)
            .into()),
        Some((name, false)) => Ok((id, name)),
    }
}

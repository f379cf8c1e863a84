//! 差错: what units did wrong, seen by the unit at once (INF-6).

pub mod list;
pub mod record;
pub mod withdraw;

use kernel::Role;
use store::Tx;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Context, Grant, Problem};

use crate::model::FaultId;
use crate::store::{facts as around, fault};
use crate::view::outcome::{FaultView, fault_view};

const SECTION: &[Role] = &[Role::Editor, Role::SectionChief];

/// Who may call which of these routes. Which faults somebody sees is part of the query.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/faults", what: "差错", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/information/faults", what: "登记差错", roles: SECTION },
    Grant { method: "POST", path: "/api/information/faults/{id}/withdraw", what: "撤销差错", roles: SECTION },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_faults, record::record_fault))
        .routes(routes!(withdraw::withdraw_fault))
}

/// A fault as it stands now.
async fn shown<I: Send + Sync>(tx: &mut Tx, context: &Context<I>, id: FaultId) -> Result<FaultView, Problem> {
    let actor = &context.actor;
    let office = around::office(tx, &actor.district).await?;
    Ok(fault_view(&fault::one(tx, &actor.district, id).await?, actor, office)?)
}

//! 免考: units that need not meet the quota for a time, with the reason (INF-5).

pub mod exempt;
pub mod list;
pub mod withdraw;

use kernel::Role;
use store::Tx;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Context, Grant, Problem};

use crate::model::ExemptionId;
use crate::store::{class, facts as around};
use crate::view::outcome::{ExemptionView, exemption_view};

const CHIEF: &[Role] = &[Role::SectionChief];

/// Who may call which of these routes. Which exemptions somebody sees is part of the query.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/exemptions", what: "免考", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/information/exemptions", what: "登记免考", roles: CHIEF },
    Grant { method: "POST", path: "/api/information/exemptions/{id}/withdraw", what: "撤销免考", roles: CHIEF },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_exemptions, exempt::exempt))
        .routes(routes!(withdraw::withdraw_exemption))
}

/// An exemption as it stands now.
async fn shown<I: Send + Sync>(tx: &mut Tx, context: &Context<I>, id: ExemptionId) -> Result<ExemptionView, Problem> {
    let actor = &context.actor;
    let office = around::office(tx, &actor.district).await?;
    Ok(exemption_view(&class::one(tx, &actor.district, id).await?, actor, office, context.now)?)
}

//! 免考: a unit's own, or everybody's for the section and the leaders.

use axum::extract::{Query, State};
use serde::Serialize;
use utoipa::ToSchema;
use webkit::paging::{PageQuery, Total};
use webkit::{Answer, App, Me, look};

use crate::store::{class, facts as around};
use crate::view::outcome::{ExemptionView, exemption_view};

/// A page of exemptions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::ExemptionPage)]
pub struct ExemptionPage {
    rows: Vec<ExemptionView>,
    total: Total,
}

/// Exemptions that the actor may see, those withdrawn too, the latest first.
#[utoipa::path(get, path = "/api/information/exemptions", operation_id = "information_list_exemptions", params(PageQuery),
    responses((status = 200, body = ExemptionPage)))]
pub async fn list_exemptions(State(app): State<App>, me: Me, Query(asked): Query<PageQuery>) -> Answer<ExemptionPage> {
    look(&app, &me, asked, |tx, context| {
        Box::pin(async move {
            let actor = &context.actor;
            let office = around::office(tx, &actor.district).await?;
            let (rows, total) = class::page(tx, actor, office, context.input).await?;
            let rows =
                rows.iter().map(|row| exemption_view(row, actor, office, context.now)).collect::<Result<_, _>>()?;
            Ok(ExemptionPage { rows, total })
        })
    })
    .await
}

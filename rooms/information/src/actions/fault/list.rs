//! 差错: a unit's own, or everybody's for the section and the leaders.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::{IntoParams, ToSchema};
use webkit::paging::{PageQuery, Total};
use webkit::{Answer, App, Context, Me, Problem, look};

use crate::actions::outcome::day;
use crate::actions::outcome::list::given;
use crate::decide::fault::record;
use crate::store::{facts as around, fault};
use crate::view::Can;
use crate::view::outcome::{FaultView, fault_view, one};

/// Which faults.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// One unit's.
    #[serde(default)]
    unit: String,
    /// From this day.
    #[serde(default)]
    from: String,
    /// To this day, inclusive.
    #[serde(default)]
    to: String,
    /// From 1.
    #[serde(default = "first")]
    page: i64,
}

fn first() -> i64 {
    1
}

/// A page of faults.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::FaultPage)]
pub struct FaultPage {
    rows: Vec<FaultView>,
    total: Total,
    /// `record_fault`, with what speaks against it.
    can: Can,
}

/// Faults that the actor may see, those withdrawn too, the newest first.
#[utoipa::path(get, path = "/api/information/faults", operation_id = "information_list_faults", params(Asked),
    responses((status = 200, body = FaultPage)))]
pub async fn list_faults(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<FaultPage> {
    look(&app, &me, asked, |tx, context| Box::pin(find(tx, context))).await
}

async fn find(tx: &mut Tx, context: &Context<Asked>) -> Result<FaultPage, Problem> {
    let (asked, actor) = (&context.input, &context.actor);
    let office = around::office(tx, &actor.district).await?;
    let wanted = fault::Wanted {
        from: day("from", "开始日期", &asked.from)?,
        to: day("to", "结束日期", &asked.to)?,
        unit: given(&asked.unit, |unit| unit.parse().ok())?,
    };
    let (rows, total) = fault::page(tx, actor, office, &wanted, PageQuery { page: asked.page }).await?;
    let rows = rows.iter().map(|row| fault_view(row, actor, office)).collect::<Result<_, _>>()?;
    Ok(FaultPage { rows, total, can: one("record_fault", &record::reasons(office, actor)) })
}

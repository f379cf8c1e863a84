//! 中心工作: the register of the year's central tasks that work hangs on (GEN-6).

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use store::args;
use utoipa::ToSchema;

use crate::act::Me;
use crate::app::App;
use crate::problem::{Answer, Problem};

/// A central task.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::CentralTask)]
pub struct CentralTask {
    id: String,
    year: i64,
    code: String,
    title: String,
    /// The lead unit's short name; empty if none is named.
    lead_unit: String,
}

/// The register, newest year first.
#[utoipa::path(get, path = "/api/central-tasks", operation_id = "house_central_tasks", responses((status = 200, body = [CentralTask])))]
pub async fn list(State(app): State<App>, me: Me) -> Answer<Vec<CentralTask>> {
    let found = app.db.read(move |tx| {
        let district = me.0.district.clone();
        Box::pin(async move {
            let sql = "
select c.id, c.year, c.code, c.title, coalesce(u.short, '') as lead_unit
from central_task c left join unit u on u.district = c.district and u.id = c.lead_unit
where c.district = $1 order by c.year desc, c.code limit 200";
            let rows = tx.all(sql, args![&district]).await?;
            let rows: Result<Vec<CentralTask>, Problem> = rows
                .iter()
                .map(|row| {
                    Ok(CentralTask {
                        id: row.text("id")?,
                        year: row.int("year")?,
                        code: row.text("code")?,
                        title: row.text("title")?,
                        lead_unit: row.text("lead_unit")?,
                    })
                })
                .collect();
            rows
        })
    });
    found.await.map(Json)
}

//! Nothing is kept yet: a document lives on the page of whoever writes it. Writes come with the room's first table; what is read is the register and policy.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{DistrictId, UnitId};
use store::{Sql, StoreError, args};
use webkit::{App, Problem};

use crate::model::Tuning;

/// How the office has tuned the check-up on the day.
pub async fn tuning(app: &App, district: &DistrictId, day: Date) -> Result<Tuning, Problem> {
    let (outer, district) = (app.clone(), district.clone());
    let read = app.db.read(move |tx| {
        let (app, district) = (outer.clone(), district.clone());
        Box::pin(async move {
            let set = app.policies.in_force(tx, &district).await?;
            Ok(Tuning::on(&set, day)?)
        })
    });
    read.await
}

/// The names of these units, by id.
pub async fn unit_names(
    app: &App,
    district: &DistrictId,
    units: Vec<UnitId>,
) -> Result<BTreeMap<String, String>, Problem> {
    if units.is_empty() {
        return Ok(BTreeMap::new());
    }
    let district = district.clone();
    let read = app.db.read(move |tx| {
        let (district, units) = (district.clone(), units.clone());
        Box::pin(async move {
            let sql = "select id, name from unit where district = $1 and id in ";
            let rows = tx.all_built(Sql::with(sql, args![&district]).list(units)).await?;
            rows.iter().map(|row| Ok((row.text("id")?, row.text("name")?))).collect::<Result<_, StoreError>>()
        })
    });
    Ok(read.await?)
}

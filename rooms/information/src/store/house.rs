//! What the house is made of and goes by on a day: policy, points of emphasis, units. It is read once for a request, since the check,
//! the rules and the view ask for the same.

use std::sync::Arc;

use jiff::civil;
use kernel::policy::PolicySet;
use kernel::{DistrictId, UnitId};
use store::{Row, StoreError, Tx, args};
use webkit::{App, Problem};

use crate::model::{Policy, limits};

/// The house on a day.
pub struct House {
    /// The day that points of emphasis and limits are of.
    pub day: civil::Date,
    /// The District Party Committee Office, where the information section sits.
    pub office: UnitId,
    /// Id, title and keywords of the points of emphasis, by id.
    pub focuses: Arc<[Named]>,
    /// Id, name and short name of the units, by id.
    pub units: Arc<[Named]>,
    set: Arc<PolicySet>,
}

/// An id with two texts.
pub type Named = (String, String, String);

const PARTS: &str = "
select 'focus' as part, id, title as name, keywords as more, 0 as sort from (
  select id, title, keywords from information_focus where district = $1 and to_day >= $2 and from_day <= $2
  order by id limit 200) f
union all
select kind as part, id, name, short as more, sort from (
  select id, kind, name, short, sort from unit where district = $1 order by id limit 2000) u
order by id";

impl House {
    /// Reads it.
    pub async fn on(tx: &mut Tx, app: &App, district: &DistrictId, day: civil::Date) -> Result<Self, Problem> {
        let set = app.policies.in_force(tx, district).await?;
        let rows = tx.all(PARTS, args![district, day.to_string()]).await?;
        let (mut focuses, mut units, mut offices) = (Vec::new(), Vec::new(), Vec::new());
        for row in &rows {
            match row.text("part")?.as_str() {
                "focus" => focuses.push(named(row)?),
                "office" => {
                    offices.push((row.int("sort")?, row.id::<UnitId>("id")?));
                    units.push(named(row)?);
                }
                _of_another_kind => units.push(named(row)?),
            }
        }
        let (_, office) = offices.into_iter().min().ok_or(StoreError::Missing)?;
        Ok(Self { day, office, focuses: focuses.into(), units: units.into(), set })
    }

    /// What policy says of the limits of an item on the day.
    pub fn limits(&self) -> Result<checkup::Limits, Problem> {
        Ok(limits(&self.set, self.day)?)
    }

    /// What policy says on another day, such as that of the request where the house is that of a signature.
    pub fn policy(&self, day: civil::Date) -> Result<Policy, Problem> {
        Ok(Policy::on(&self.set, day)?)
    }
}

fn named(row: &Row) -> Result<Named, StoreError> {
    Ok((row.text("id")?, row.text("name")?, row.text("more")?))
}

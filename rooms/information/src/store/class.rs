//! Classes of units from a day on, and exemptions from the quota.

use std::collections::BTreeMap;

use jiff::civil;
use kernel::{Actor, Clock, DistrictId, Entry, PersonId, UnitId, UnitKind};
use store::{Row, Sql, StoreError, Tx, Value, args};
use webkit::Problem;
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

use super::outcome::{day, sees_all, standing};
use super::write::{ROOM, payload, tell};
use super::{facts as around, typed};
use crate::model::{ClassChange, ClassFacts, ClassRecord, Exemption, ExemptionId, KeyMark, Reason, default_class};

/// The short name of a unit that reports and is not closed, if this is one.
pub async fn reporting_unit(tx: &mut Tx, district: &DistrictId, unit: UnitId) -> Result<Option<String>, StoreError> {
    let sql = "select short, kind from unit where district = $1 and id = $2 and closed_at is null";
    let Some(row) = tx.opt(sql, args![district, unit]).await? else { return Ok(None) };
    let reports = UnitKind::from_code(&row.text("kind")?).is_some_and(UnitKind::reports);
    Ok(if reports { Some(row.text("short")?) } else { None })
}

/// The short name of a unit, closed or not.
pub async fn unit_name(tx: &mut Tx, district: &DistrictId, unit: UnitId) -> Result<String, StoreError> {
    tx.one("select short from unit where district = $1 and id = $2", args![district, unit]).await?.text("short")
}

/// What the rules want to know about a unit; None where there is no such reporting unit.
pub async fn facts(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    today: civil::Date,
) -> Result<Option<ClassFacts>, StoreError> {
    let Some(unit_name) = reporting_unit(tx, district, unit).await? else { return Ok(None) };
    let sql = "
select u.key_unit, (select c.class from information_unit_class c
    where c.district = u.district and c.unit = u.id and c.from_day <= $3 order by c.from_day desc limit 1) as class
from unit u where u.district = $1 and u.id = $2";
    let row = tx.one(sql, args![district, unit, today.to_string()]).await?;
    let class = row.opt_text("class")?;
    let class = match class {
        Some(class) => class,
        None => default_class(key_mark(&row)?).to_owned(),
    };
    Ok(Some(ClassFacts { office: around::office(tx, district).await?, unit, unit_name, class }))
}

/// Whether the organisation marks the unit of this row as a key unit.
pub fn key_mark(row: &Row) -> Result<KeyMark, StoreError> {
    Ok(if row.int("key_unit")? == 1 { KeyMark::Key } else { KeyMark::Plain })
}

/// Every reporting unit in the order of the office, and the rows of its class by unit, oldest first.
pub async fn classes(tx: &mut Tx, district: &DistrictId) -> Result<(Vec<Row>, BTreeMap<String, Vec<Row>>), StoreError> {
    let sql = "select id, short, kind, key_unit from unit where district = $1 and closed_at is null order by sort, id";
    let mut units = tx.all(sql, args![district]).await?;
    let mut reports = Vec::new();
    for row in &units {
        reports.push(UnitKind::from_code(&row.text("kind")?).is_some_and(UnitKind::reports));
    }
    let mut reports = reports.into_iter();
    units.retain(|_| reports.next().unwrap_or_default());
    let sql = "
select c.unit, c.from_day, c.class, c.basis, c.at, n.name as by_name from information_unit_class c
join person n on n.district = c.district and n.id = c.person
where c.district = $1 order by c.unit, c.from_day";
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in tx.all(sql, args![district]).await? {
        rows.entry(row.text("unit")?).or_default().push(row);
    }
    Ok((units, rows))
}

/// An exemption as the rules look at it.
pub fn exemption(row: &Row) -> Result<Exemption, StoreError> {
    Ok(Exemption {
        id: row.id("id")?,
        unit: row.id("unit")?,
        from: day(row, "from_day")?,
        to: day(row, "to_day")?,
        reason: typed("reason", Reason::parse("reason", "理由", &row.text("reason")?))?,
        standing: standing(row)?,
    })
}

/// One exemption with what the rules want to know; [`Problem::Missing`] where the actor may not see it.
pub async fn load(tx: &mut Tx, actor: &Actor, id: ExemptionId) -> Result<(ClassFacts, Exemption), Problem> {
    let sql = "select * from information_exemption where district = $1 and id = $2";
    let row = tx.opt(sql, args![&actor.district, Value::id(&id)]).await?.ok_or(Problem::Missing)?;
    let exemption = exemption(&row)?;
    let office = around::office(tx, &actor.district).await?;
    if !sees_all(actor, office) && !actor.sits_in(exemption.unit) {
        return Err(Problem::Missing);
    }
    let unit_name = unit_name(tx, &actor.district, exemption.unit).await?;
    Ok((ClassFacts { office, unit: exemption.unit, unit_name, class: String::new() }, exemption))
}

/// Writes what a verb changes on classes and exemptions. A class set again for a day that has not passed takes the earlier one's place;
/// the journal keeps both.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    facts: &ClassFacts,
    change: &ClassChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at, unit) = (&actor.district, change.at, facts.unit);
    let mut after = change.after.clone();
    after.push(("unit", unit.to_string()));
    match &change.record {
        ClassRecord::Set { class, from, basis } => {
            let sql = "
insert into information_unit_class (district, unit, from_day, class, basis, person, at) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (district, unit, from_day) do update set class = excluded.class, basis = excluded.basis, person = excluded.person,
  at = excluded.at";
            let from = from.to_string();
            tx.exec(sql, args![district, unit, from, class.as_str(), basis.as_str(), actor.person, at]).await?;
        }
        ClassRecord::Exempted(new) => {
            let sql = "
insert into information_exemption (district, id, unit, from_day, to_day, reason, person, at)
values ($1, $2, $3, $4, $5, $6, $7, $8)";
            let (from, to, reason) = (new.from.to_string(), new.to.to_string(), new.reason.as_str());
            tx.exec(sql, args![district, Value::id(&new.id), unit, from, to, reason, actor.person, at]).await?;
            after.push(("id", new.id.to_string()));
        }
        ClassRecord::ExemptionWithdrawn { id, reason } => {
            let sql = "
update information_exemption set withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5
where district = $1 and id = $2 and withdrawn_at is null";
            tx.exec(sql, args![district, Value::id(id), at, actor.person, reason.as_str()]).await?;
            after.push(("id", id.to_string()));
        }
    }
    let told = tell(tx, district, None, &change.notices, "/information/board", clock, at).await?;
    let payload = payload(&change.before, &after, &change.rules);
    tx.record(district, Entry::by(actor, ROOM, change.verb, None, payload, at)).await;
    Ok(told)
}

const COLUMNS: &str = "
select e.*, u.short as unit_name, n.name as by_name, w.name as withdrawn_by_name
from information_exemption e
join unit u on u.district = e.district and u.id = e.unit
join person n on n.district = e.district and n.id = e.person
left join person w on w.district = e.district and w.id = e.withdrawn_by
where e.district = $1";

const COUNT: &str = "select count(*) as n from (select e.id from information_exemption e where e.district = $1";

/// A page of the exemptions that the actor may see, those withdrawn too, the latest first.
pub async fn page(
    tx: &mut Tx,
    actor: &Actor,
    office: UnitId,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let rows = seen(COLUMNS, actor, office).push(" order by e.from_day desc, e.id desc limit ").bind(PAGE);
    let rows = tx.all_built(rows.push(" offset ").bind(page.offset())).await?;
    let counted = seen(COUNT, actor, office).push(" limit ").bind(EXACT + 1).push(") counted");
    let counted = tx.one_built(counted).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

/// One exemption.
pub async fn one(tx: &mut Tx, district: &DistrictId, id: ExemptionId) -> Result<Row, StoreError> {
    tx.one_built(Sql::with(COLUMNS, args![district]).push(" and e.id = ").bind(Value::id(&id))).await
}

fn seen(first: &'static str, actor: &Actor, office: UnitId) -> Sql {
    let sql = Sql::with(first, args![&actor.district]);
    if sees_all(actor, office) {
        return sql;
    }
    sql.push(" and e.unit in ").list(actor.seats.iter().map(|seat| seat.unit))
}

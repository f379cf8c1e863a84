//! Faults of units: read for the rules, written by the verbs, listed for whom they concern.

use jiff::civil;
use kernel::{Actor, Clock, DistrictId, Entry, MatterId, PersonId, UnitId};
use store::{Row, Sql, StoreError, Tx, Value, args};
use webkit::Problem;
use webkit::matters;
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

use super::outcome::{day, sees_all, standing};
use super::write::{ROOM, payload, tell};
use super::{class, code, facts as around, typed};
use crate::model::{Fault, FaultChange, FaultFacts, FaultGround, FaultId, FaultItem, FaultRecord, Reason};

/// What the rules want to know about the unit and the item that a fault is about; [`Problem::Missing`] where the actor may not see the
/// item. None where there is no such reporting unit.
pub async fn facts(
    tx: &mut Tx,
    actor: &Actor,
    unit: UnitId,
    item: Option<MatterId>,
) -> Result<Option<FaultFacts>, Problem> {
    if let Some(id) = item
        && !matters::visible(tx, actor, id).await?
    {
        return Err(Problem::Missing);
    }
    of_unit(tx, &actor.district, unit, item).await
}

async fn of_unit(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    item: Option<MatterId>,
) -> Result<Option<FaultFacts>, Problem> {
    let Some(unit_name) = class::reporting_unit(tx, district, unit).await? else { return Ok(None) };
    let item = match item {
        None => None,
        Some(id) => {
            let sql = "select unit, title from matter where district = $1 and id = $2 and kind = 'submission'";
            let row = tx.opt(sql, args![district, id]).await?.ok_or(Problem::Missing)?;
            Some(FaultItem { id, unit: row.id("unit")?, title: row.text("title")? })
        }
    };
    Ok(Some(FaultFacts { office: around::office(tx, district).await?, unit, unit_name, item }))
}

/// A fault as the rules look at it.
pub fn fault(row: &Row) -> Result<Fault, StoreError> {
    Ok(Fault {
        id: row.id("id")?,
        unit: row.id("unit")?,
        ground: code(row, "ground", FaultGround::from_code)?,
        day: day(row, "day")?,
        submission: row.opt_id("submission")?,
        important: row.int("important")? == 1,
        what: typed("what", Reason::parse("what", "事实", &row.text("what")?))?,
        proof: typed("proof", Reason::parse("proof", "依据", &row.text("proof")?))?,
        standing: standing(row)?,
    })
}

/// One fault with what the rules want to know; [`Problem::Missing`] where the actor may not see it.
pub async fn load(tx: &mut Tx, actor: &Actor, id: FaultId) -> Result<(FaultFacts, Fault), Problem> {
    let sql = "select * from information_fault where district = $1 and id = $2";
    let row = tx.opt(sql, args![&actor.district, Value::id(&id)]).await?.ok_or(Problem::Missing)?;
    let fault = fault(&row)?;
    let office = around::office(tx, &actor.district).await?;
    if !sees_all(actor, office) && !actor.sits_in(fault.unit) {
        return Err(Problem::Missing);
    }
    let unit_name = class::unit_name(tx, &actor.district, fault.unit).await?;
    Ok((FaultFacts { office, unit: fault.unit, unit_name, item: None }, fault))
}

/// Writes what a verb changes on faults. The journal entry is on the item that the fault is about, if there is one.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    facts: &FaultFacts,
    change: &FaultChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at) = (&actor.district, change.at);
    let (id, matter) = match &change.record {
        FaultRecord::Recorded(new) => {
            let sql = "
insert into information_fault (district, id, unit, ground, day, submission, important, what, proof, person, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
            let (day, what, proof) = (new.day.to_string(), new.what.as_str(), new.proof.as_str());
            let ground = new.ground.code();
            let args = args![
                district,
                Value::id(&new.id),
                new.unit,
                ground,
                day,
                new.submission,
                new.important,
                what,
                proof,
                actor.person,
                at
            ];
            tx.exec(sql, args).await?;
            (new.id, new.submission)
        }
        FaultRecord::Withdrawn { id, submission, reason } => {
            let sql = "
update information_fault set withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5
where district = $1 and id = $2 and withdrawn_at is null";
            tx.exec(sql, args![district, Value::id(id), at, actor.person, reason.as_str()]).await?;
            (*id, *submission)
        }
    };
    let href = format!("/information/faults?unit={}", facts.unit);
    let told = tell(tx, district, matter, &change.notices, &href, clock, at).await?;
    let mut after = change.after.clone();
    after.push(("id", id.to_string()));
    after.push(("unit", facts.unit.to_string()));
    let payload = payload(&change.before, &after, &change.rules);
    tx.record(district, Entry::by(actor, ROOM, change.verb, matter, payload, at)).await;
    Ok(told)
}

/// Which faults a list shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// From this day.
    pub from: Option<civil::Date>,
    /// To this day, inclusive.
    pub to: Option<civil::Date>,
    /// Of this unit.
    pub unit: Option<UnitId>,
}

const COLUMNS: &str = "
select f.*, u.short as unit_name, n.name as by_name, w.name as withdrawn_by_name, m.title as submission_title
from information_fault f
join unit u on u.district = f.district and u.id = f.unit
join person n on n.district = f.district and n.id = f.person
left join person w on w.district = f.district and w.id = f.withdrawn_by
left join matter m on m.district = f.district and m.id = f.submission
where f.district = $1";

const COUNT: &str = "select count(*) as n from (select f.id from information_fault f where f.district = $1";

/// A page of the faults that the actor may see, those withdrawn too, the newest first.
pub async fn page(
    tx: &mut Tx,
    actor: &Actor,
    office: UnitId,
    wanted: &Wanted,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let rows = filtered(COLUMNS, actor, office, wanted);
    let rows = rows.push(" order by f.day desc, f.id desc limit ").bind(PAGE).push(" offset ").bind(page.offset());
    let rows = tx.all_built(rows).await?;
    let counted = filtered(COUNT, actor, office, wanted).push(" limit ").bind(EXACT + 1).push(") counted");
    let counted = tx.one_built(counted).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

/// One fault.
pub async fn one(tx: &mut Tx, district: &DistrictId, id: FaultId) -> Result<Row, StoreError> {
    tx.one_built(Sql::with(COLUMNS, args![district]).push(" and f.id = ").bind(Value::id(&id))).await
}

fn filtered(first: &'static str, actor: &Actor, office: UnitId, wanted: &Wanted) -> Sql {
    let sql = Sql::with(first, args![&actor.district])
        .filter(" and f.unit = ", wanted.unit)
        .filter(" and f.day >= ", wanted.from.map(|day| day.to_string()))
        .filter(" and f.day <= ", wanted.to.map(|day| day.to_string()));
    if sees_all(actor, office) {
        return sql;
    }
    sql.push(" and f.unit in ").list(actor.seats.iter().map(|seat| seat.unit))
}

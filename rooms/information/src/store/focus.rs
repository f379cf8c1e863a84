//! Points of emphasis: what is asked for in a period (GEN-6).

use kernel::clock::office_day;
use kernel::{Actor, CentralTaskId, Clock, DistrictId, Entry, PersonId, UnitId, UnitKind};
use store::{Row, Sql, StoreError, Tx, Value, args};
use webkit::Problem;

use super::write::{ROOM, payload, tell};
use crate::model::{FocusChange, FocusId, FocusRecord};

/// Which points of emphasis a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// In force on the day.
    InForce,
    /// Of all times.
    All,
}

const COLUMNS: &str = "
select f.*, n.name as by_name, c.title as central_task_title, c.code as central_task_code,
  (select count(*) from information_submission s where s.district = f.district and s.focus = f.id and s.reported_at is not null)
    as answers,
  (select count(*) from information_submission s where s.district = f.district and s.focus = f.id and s.reported_at is not null
    and s.unit in ";

const FROM: &str = ") as own
from information_focus f
join person n on n.district = f.district and n.id = f.person
join central_task c on c.district = f.district and c.id = f.central_task
where f.district = ";

/// Points of emphasis, the latest period first, with how many items that have left their unit answer each.
pub async fn list(tx: &mut Tx, actor: &Actor, wanted: Wanted, now: jiff::Timestamp) -> Result<Vec<Row>, StoreError> {
    let sql = columns(actor);
    let sql = match wanted {
        Wanted::All => sql,
        Wanted::InForce => {
            let today = office_day(now).to_string();
            sql.push(" and f.from_day <= ").bind(today.clone()).push(" and f.to_day >= ").bind(today)
        }
    };
    tx.all_built(sql.push(" order by f.from_day desc, f.at desc, f.id limit 500")).await
}

/// One point of emphasis.
pub async fn one(tx: &mut Tx, actor: &Actor, id: FocusId) -> Result<Row, StoreError> {
    tx.one_built(columns(actor).push(" and f.id = ").bind(Value::id(&id))).await
}

fn columns(actor: &Actor) -> Sql {
    Sql::new(COLUMNS).list(actor.seats.iter().map(|seat| seat.unit)).push(FROM).bind(&actor.district)
}

/// Whether the register of central tasks holds this one.
pub async fn central_task(tx: &mut Tx, district: &DistrictId, id: CentralTaskId) -> Result<bool, StoreError> {
    let sql = "select id from central_task where district = $1 and id = $2";
    Ok(tx.opt(sql, args![district, id]).await?.is_some())
}

/// Every unit that reports information.
pub async fn reporting_units(tx: &mut Tx, district: &DistrictId) -> Result<Vec<UnitId>, StoreError> {
    let sql = "select id, kind from unit where district = $1 and closed_at is null order by sort, id";
    let mut units = Vec::new();
    for row in &tx.all(sql, args![district]).await? {
        if UnitKind::from_code(&row.text("kind")?).is_some_and(UnitKind::reports) {
            units.push(row.id("id")?);
        }
    }
    Ok(units)
}

/// Writes what a verb leaves behind.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    change: &FocusChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at) = (&actor.district, change.at);
    let FocusRecord::Published(focus) = &change.record;
    let keywords: Vec<&str> = focus.keywords.iter().map(|word| word.as_str()).collect();
    let sql = "
insert into information_focus (district, id, title, detail, keywords, central_task, from_day, to_day, person, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let (title, detail, keywords) = (focus.title.as_str(), focus.detail.as_str(), keywords.join("\n"));
    let (from, to) = (focus.period.from.to_string(), focus.period.to.to_string());
    let args =
        args![district, Value::id(&focus.id), title, detail, keywords, focus.central_task, from, to, actor.person, at];
    tx.exec(sql, args).await?;
    let told = tell(tx, district, None, &change.notices, "/information/focuses", clock, at).await?;
    let mut after = change.after.clone();
    after.push(("id", focus.id.to_string()));
    let payload = payload(&change.before, &after, &change.rules);
    tx.record(district, Entry::by(actor, ROOM, change.verb, None, payload, at)).await;
    Ok(told)
}

//! Calls for items: asked of several units at once, answered by each on its own (INF-10).
//!
//! A call is a matter of the Office, so that it stands on the desks of those who are asked. Units answer independently, so it is
//! the state of the unit's own line that decides who was first, not the version of the whole.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::matter::{Header, SecurityMark};
use kernel::{Actor, Clock, DistrictId, MatterId, PersonId, Role, UnitId};
use store::{Row, Sql, StoreError, Tx, Value, args};
use webkit::Problem;
use webkit::matters::{self, Advance, Audience, Stored, audiences};
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

use super::write::{ROOM, SECTION, journaled};
use super::{code, count, typed};
use crate::decide::network::answer_call;
use crate::model::{Call, CallAnswer, CallChange, CallId, CallRecord, CallState, Submission, Title};

/// The header's kind of a call.
pub const KIND: &str = "call";

/// The call that the matter is.
#[must_use]
pub fn call_of(id: MatterId) -> CallId {
    id.to_string().parse().expect("both are the same kind of UUID")
}

/// Writes a new call with its matter, one line and one task for each unit asked.
pub async fn open(
    tx: &mut Tx,
    actor: &Actor,
    office: UnitId,
    change: &CallChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let CallRecord::Issued { call, due } = &change.record else { return Err(unexpected(change.verb)) };
    let (district, at) = (&actor.district, change.at);
    let id: MatterId = call.id.to_string().parse().expect("both are the same kind of UUID");
    let header = Header {
        district: district.clone(),
        id,
        room: ROOM,
        kind: KIND,
        title: call.title.to_string(),
        unit: office,
        state: change.state.code().to_owned(),
        holder: change.holder.clone(),
        since: at,
        due_at: Some(*due),
        security_mark: SecurityMark::None,
        version: 1,
    };
    let section = SECTION.map(|role| Audience::Seat(office, role));
    let asked = call.units.iter().map(|unit| Audience::Unit(unit.id));
    let audiences: Vec<Audience> = section.into_iter().chain(asked).collect();
    matters::open(tx, &header, &audiences, actor.person, at).await?;
    let sql = "
insert into information_call (district, id, title, requirements, focus, due_at, person, at)
values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let (title, wanted, focus) = (call.title.as_str(), call.requirements.as_str(), call.focus.map(|id| id.to_string()));
    tx.exec(sql, args![district, id, title, wanted, focus, *due, actor.person, at]).await?;
    let sql = "insert into information_call_unit (district, call, unit, state) values ($1, $2, $3, $4)";
    for unit in &call.units {
        tx.exec(sql, args![district, id, unit.id, CallState::Open.code()]).await?;
    }
    matters::open_tasks(tx, district, id, &change.tasks, clock, at).await?;
    journaled(tx, actor, ("calls", id), change, clock).await
}

/// A call as one unit sees it, with the header of the whole. Of several units asked it is the actor's own, if there is one.
pub async fn load(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<(Stored, Call), Problem> {
    let header = matters::load(tx, actor, KIND, id).await?;
    let rows = tx.all(LINE, args![&actor.district, id]).await?;
    let lines = rows.iter().map(line).collect::<Result<Vec<Call>, StoreError>>()?;
    let mine =
        |line: &&Call| [Role::Reporter, Role::UnitHead].iter().any(|role| actor.seat(line.unit, *role).is_some());
    let call = lines.iter().find(mine).or(lines.first()).ok_or(StoreError::Missing)?;
    Ok((header, call.clone()))
}

const LINE: &str = "
select c.id, c.title, c.due_at, c.person, l.unit, l.state, u.short from information_call c
join information_call_unit l on l.district = c.district and l.call = c.id
join unit u on u.district = l.district and u.id = l.unit
where c.district = $1 and c.id = $2 order by u.sort, u.id";

fn line(row: &Row) -> Result<Call, StoreError> {
    Ok(Call {
        id: row.id("id")?,
        unit: row.id("unit")?,
        unit_name: row.text("short")?,
        title: typed("title", Title::parse(&row.text("title")?))?,
        due: row.time("due_at")?,
        asked_by: row.id("person")?,
        state: code(row, "state", CallState::from_code)?,
    })
}

/// Writes a unit's answer. The call is finished when nobody is left who has not answered.
pub async fn answer(
    tx: &mut Tx,
    actor: &Actor,
    id: MatterId,
    call: &Call,
    change: &CallChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let CallRecord::Answered(answer) = &change.record else { return Err(unexpected(change.verb)) };
    let (district, at) = (&actor.district, change.at);
    // Units answer at the same moment; holding the header first lets each count those left with the others' answers in sight.
    tx.exec("update matter set version = version where district = $1 and id = $2", args![district, id]).await?;
    let (submission, reason) = match answer {
        CallAnswer::Item { submission, .. } => (Some(*submission), ""),
        CallAnswer::Nothing { reason } => (None, reason.as_str()),
    };
    let sql = "
update information_call_unit set state = $4, submission = $5, reason = $6, answered_at = $7
where district = $1 and call = $2 and unit = $3 and state = 'open'";
    let args = args![district, id, call.unit, change.state.code(), submission, reason, at];
    if tx.exec(sql, args).await? == 0 {
        return Err(stale(tx, district, id, call.unit).await?);
    }
    let sql = "
update task set closed_at = $4, closed_by = $5 where district = $1 and matter = $2 and unit = $3 and closed_at is null";
    tx.exec(sql, args![district, id, call.unit, at, actor.person]).await?;
    let sql = "
select m.version, (select count(*) from information_call_unit l where l.district = m.district and l.call = m.id and l.state = 'open') as waiting
from matter m where m.district = $1 and m.id = $2";
    let row = tx.one(sql, args![district, id]).await?;
    let waiting = count(&row, "waiting")?;
    let holder = if waiting == 0 { String::new() } else { format!("{waiting}个单位") };
    let state = if waiting == 0 { CallState::Answered } else { CallState::Open };
    let due_at = (waiting != 0).then_some(call.due);
    let to = Advance { title: None, state: state.code(), holder: &holder, due_at };
    if !matters::advance(tx, district, id, row.int("version")?, &to, at).await? {
        return Err(stale(tx, district, id, call.unit).await?);
    }
    journaled(tx, actor, ("calls", id), change, clock).await
}

/// An item that leaves its unit answers the call that it was written for, where the unit has not answered yet and the actor may
/// answer for it. Called in the write in which the item leaves.
pub async fn follow(
    tx: &mut Tx,
    actor: &Actor,
    item: &Submission,
    reported_at: Timestamp,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let Some(call) = item.call else { return Ok(Vec::new()) };
    let id: MatterId = call.to_string().parse().expect("both are the same kind of UUID");
    let rows = tx.all(LINE, args![&actor.district, id]).await?;
    let lines = rows.iter().map(line).collect::<Result<Vec<Call>, StoreError>>()?;
    let Some(call) = lines.iter().find(|line| line.unit == item.unit) else { return Ok(Vec::new()) };
    let command = CallAnswer::Item { submission: item.id, reported_at };
    match answer_call::decide(call, actor, &command, reported_at) {
        Ok(change) => answer(tx, actor, id, call, &change, clock).await,
        Err(_) => Ok(Vec::new()),
    }
}

async fn stale(tx: &mut Tx, district: &DistrictId, id: MatterId, unit: UnitId) -> Result<Problem, Problem> {
    let sql = "
select m.version, l.state from matter m join information_call_unit l on l.district = m.district and l.call = m.id
where m.district = $1 and m.id = $2 and l.unit = $3";
    let row = tx.one(sql, args![district, id, unit]).await?;
    let current = serde_json::json!({ "version": row.int("version")?, "state": row.text("state")? });
    Ok(Problem::Stale { current })
}

fn unexpected(verb: &str) -> Problem {
    Problem::Broken(std::io::Error::other(format!("{verb}: the change does not carry the record of its verb")).into())
}

const COLUMNS: &str = "
select m.id, m.version, m.state, c.title, c.requirements, c.focus, c.due_at, c.at, n.name as by_name, f.title as focus_title
from matter m
join information_call c on c.district = m.district and c.id = m.id
join person n on n.district = c.district and n.id = c.person
left join information_focus f on f.district = c.district and f.id = c.focus
where m.district = $1 and m.room = 'information' and m.kind = 'call'";

const COUNT: &str = "
select count(*) as n from (select m.id from information_call c join matter m on m.district = c.district and m.id = c.id
where c.district = $1";

const ORDER: &str = "
order by case when m.state = 'open' then 0 else 1 end, case when m.state = 'open' then c.due_at else -c.due_at end, m.id limit ";

/// A page of the calls that the actor may see: first those still open, the nearest limit before the others.
pub async fn page(tx: &mut Tx, actor: &Actor, page: PageQuery) -> Result<(Vec<Row>, Total), StoreError> {
    let rows = seen(COLUMNS, actor).push(ORDER).bind(PAGE).push(" offset ").bind(page.offset());
    let rows = tx.all_built(rows).await?;
    let counted = seen(COUNT, actor).push(" limit ").bind(EXACT + 1).push(") counted");
    let counted = tx.one_built(counted).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

/// One call that the actor may see.
pub async fn one(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<Row, Problem> {
    let found = tx.all_built(seen(COLUMNS, actor).push(" and m.id = ").bind(id)).await?;
    found.into_iter().next().ok_or(Problem::Missing)
}

fn seen(first: &'static str, actor: &Actor) -> Sql {
    Sql::with(first, args![&actor.district])
        .push(" and exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id and a.audience in ")
        .list(audiences(actor))
        .push(")")
}

/// The lines of these calls, by call: which unit, how far, with what.
pub async fn lines(
    tx: &mut Tx,
    district: &DistrictId,
    calls: &[MatterId],
) -> Result<BTreeMap<String, Vec<Row>>, StoreError> {
    let first = "
select l.call, l.unit, l.state, l.submission, l.reason, l.answered_at, u.short, s.reported_at, t.title as submission_title
from information_call_unit l
join unit u on u.district = l.district and u.id = l.unit
left join information_submission s on s.district = l.district and s.id = l.submission
left join information_text t on t.district = s.district and t.id = s.text_id
where l.district = $1 and l.call in ";
    let asked = Sql::with(first, args![district]).list(calls.iter().map(Value::id));
    let mut found: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in tx.all_built(asked.push(" order by u.sort, u.id")).await? {
        found.entry(row.text("call")?).or_default().push(row);
    }
    Ok(found)
}

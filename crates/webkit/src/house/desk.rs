//! 工作台: everything that waits, is late or is new for one person, in one call (GEN-2).

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::clock::{office_day, office_zone};
use kernel::{Actor, Light};
use serde::Serialize;
use store::{Row, StoreError, Tx, args};
use utoipa::ToSchema;

use crate::act::Me;
use crate::app::App;
use crate::problem::{Answer, Problem};
use crate::room::Room;

/// From one day before its time a task shows yellow.
const NEAR: i64 = 86_400;

/// One line of a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::DeskRow)]
pub struct DeskRow {
    matter: String,
    room: String,
    kind: String,
    title: String,
    /// What is to be done, or the state.
    label: String,
    unit: String,
    light: String,
    /// RFC 3339.
    due_at: Option<String>,
    /// RFC 3339: in these hands since.
    since: String,
    holder: String,
    href: String,
    #[serde(skip)]
    verb: String,
}

/// How much there is of everything.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::Counters)]
pub struct Counters {
    todo: i64,
    today: i64,
    late: i64,
    to_read: i64,
    mine: i64,
    drafts: i64,
    done_month: i64,
    returned: i64,
}

/// The desk.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::Desk)]
pub struct Desk {
    name: String,
    /// `2026-11-23`
    day: String,
    /// What kind of day it is: `work` or `off`, and its name.
    day_kind: String,
    day_name: String,
    /// RFC 3339, the server's time.
    now: String,
    counters: Counters,
    /// From a page of the navigation to how many tasks wait there.
    counts: BTreeMap<String, i64>,
    todo: Vec<DeskRow>,
    mine: Vec<DeskRow>,
    drafts: Vec<DeskRow>,
    done: Vec<DeskRow>,
}

/// The page of a matter, by the house's one form of addresses.
#[must_use]
pub fn href(room: &str, kind: &str, matter: &str) -> String {
    format!("/{room}/{kind}s/{matter}")
}

/// Everything for one person.
#[utoipa::path(get, path = "/api/desk", operation_id = "house_desk", responses((status = 200, body = Desk)))]
pub async fn desk(State(app): State<App>, me: Me) -> Answer<Desk> {
    let now = app.clock.now();
    let day = app.calendar.day(office_day(now)).map_err(|error| Problem::Broken(anyhow::Error::new(error)))?;
    let rooms = app.rooms.clone();
    let found = app.db.read(move |tx| {
        let (me, rooms) = (me.0.clone(), rooms.clone());
        let (day_kind, day_name) = (super::calendar::kind_code(day.kind).to_owned(), day.name.to_string());
        Box::pin(async move {
            let todo = todo(tx, &me, now).await?;
            let mine = matters(tx, MINE, &me, now).await?;
            let drafts = matters(tx, DRAFTS, &me, now).await?;
            let done = done(tx, &me, now).await?;
            let counters = counters(tx, &me, &todo, &mine, &drafts, &done, now).await?;
            let day = office_day(now).to_string();
            Ok::<_, Problem>(Desk {
                name: me.name.clone(),
                day,
                day_kind,
                day_name,
                now: now.to_string(),
                counters,
                counts: counts(&rooms, &todo),
                todo,
                mine,
                drafts,
                done,
            })
        })
    });
    found.await.map(Json)
}

// The hundred are taken along the index before anything is joined to them. `closed_at` stands first in the order although it is the same
// in all: only so does PostgreSQL see that the index has the order. What has no time stands last, on SQLite too.
const BY_ROLE: &str = "
select m.id, m.room, m.kind, m.title, m.holder, t.label, t.verb, t.due_at, t.opened_at as since, u.short
from (select id, matter, label, verb, due_at, opened_at, closed_at from task
  where district = $1 and role = $2 and unit = $3 and closed_at is null order by closed_at, due_at nulls last, id limit 100) t
left join matter m on m.district = $1 and m.id = t.matter
left join unit u on u.district = m.district and u.id = m.unit
order by t.due_at nulls last, t.id";

const BY_PERSON: &str = "
select m.id, m.room, m.kind, m.title, m.holder, t.label, t.verb, t.due_at, t.opened_at as since, u.short
from (select id, matter, label, verb, due_at, opened_at, closed_at from task
  where district = $1 and person = $2 and closed_at is null order by closed_at, due_at nulls last, id limit 100) t
left join matter m on m.district = $1 and m.id = t.matter
left join unit u on u.district = m.district and u.id = m.unit
order by t.due_at nulls last, t.id";

const DONE: &str = "
select m.id, m.room, m.kind, m.title, m.holder, t.label, t.verb, t.due_at, t.closed_at as since, u.short
from (select id, matter, label, verb, due_at, opened_at, closed_at from task
  where district = $1 and closed_by = $2 and closed_at >= $3 order by closed_at desc, id limit 100) t
left join matter m on m.district = $1 and m.id = t.matter
left join unit u on u.district = m.district and u.id = m.unit
order by t.closed_at desc, t.id";

const MINE: &str = "
select m.id, m.room, m.kind, m.title, m.holder, m.holder as label, '' as verb, m.due_at, m.since, u.short
from matter m join unit u on u.district = m.district and u.id = m.unit
where m.district = $1 and m.opened_by = $2 and m.holder <> '' and m.state <> 'draft'
order by m.since desc, m.id desc limit 50";

const DRAFTS: &str = "
select m.id, m.room, m.kind, m.title, m.holder, '草稿' as label, '' as verb, m.due_at, m.since, u.short
from matter m join unit u on u.district = m.district and u.id = m.unit
where m.district = $1 and m.opened_by = $2 and m.state = 'draft'
order by m.since desc, m.id limit 50";

async fn todo(tx: &mut Tx, me: &Actor, now: Timestamp) -> Result<Vec<DeskRow>, StoreError> {
    let mut rows = tx.all(BY_PERSON, args![&me.district, me.person]).await?;
    for seat in &me.seats {
        rows.extend(tx.all(BY_ROLE, args![&me.district, seat.role.code(), seat.unit]).await?);
    }
    let mut rows: Vec<DeskRow> = rows.iter().map(|row| desk_row(row, now)).collect::<Result<_, _>>()?;
    // A thing without a time stands behind those that have one.
    rows.sort_by(|a, b| (a.due_at.is_none(), &a.due_at, &a.since).cmp(&(b.due_at.is_none(), &b.due_at, &b.since)));
    Ok(rows)
}

async fn matters(tx: &mut Tx, sql: &'static str, me: &Actor, now: Timestamp) -> Result<Vec<DeskRow>, StoreError> {
    let rows = tx.all(sql, args![&me.district, me.person]).await?;
    rows.iter().map(|row| desk_row(row, now)).collect()
}

async fn done(tx: &mut Tx, me: &Actor, now: Timestamp) -> Result<Vec<DeskRow>, StoreError> {
    let rows = tx.all(DONE, args![&me.district, me.person, month_start(office_day(now))]).await?;
    let rows: Result<Vec<DeskRow>, StoreError> = rows.iter().map(|row| desk_row(row, now)).collect();
    let grey = |row: DeskRow| DeskRow { light: Light::Grey.code().to_owned(), ..row };
    Ok(rows?.into_iter().map(grey).collect())
}

fn month_start(day: Date) -> Timestamp {
    let midnight = day.first_of_month().to_zoned(office_zone());
    midnight.map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

fn desk_row(row: &Row, now: Timestamp) -> Result<DeskRow, StoreError> {
    let (matter, room, kind) = (row.text("id")?, row.text("room")?, row.text("kind")?);
    let due = row.opt_time("due_at")?;
    Ok(DeskRow {
        href: href(&room, &kind, &matter),
        matter,
        room,
        kind,
        title: row.text("title")?,
        label: row.text("label")?,
        unit: row.text("short")?,
        light: Light::of(due, NEAR, now).code().to_owned(),
        due_at: due.map(|due| due.to_string()),
        since: row.time("since")?.to_string(),
        holder: row.text("holder")?,
        verb: row.text("verb")?,
    })
}

/// How many of my tasks wait on each page of the rooms.
fn counts(rooms: &[Room], todo: &[DeskRow]) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for page in rooms.iter().flat_map(|room| room.pages) {
        let waits = |row: &&DeskRow| row.kind == page.kind && page.verbs.contains(&row.verb.as_str());
        let waiting = todo.iter().filter(waits).count();
        if waiting != 0 {
            counts.insert(page.path.to_owned(), i64::try_from(waiting).unwrap_or(i64::MAX));
        }
    }
    counts
}

async fn counters(
    tx: &mut Tx,
    me: &Actor,
    todo: &[DeskRow],
    mine: &[DeskRow],
    drafts: &[DeskRow],
    done: &[DeskRow],
    now: Timestamp,
) -> Result<Counters, StoreError> {
    let sql = "select count(*) as n from notice where district = $1 and person = $2 and read_at is null";
    let to_read = tx.one(sql, args![&me.district, me.person]).await?.int("n")?;
    let today = office_day(now);
    let due_today = |row: &&DeskRow| {
        let due: Option<Timestamp> = row.due_at.as_ref().and_then(|due| due.parse().ok());
        due.is_some_and(|due| office_day(due) == today)
    };
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Counters {
        todo: count(todo.len()),
        today: count(todo.iter().filter(due_today).count()),
        late: count(todo.iter().filter(|row| row.light == Light::Red.code()).count()),
        to_read,
        mine: count(mine.len()),
        drafts: count(drafts.len()),
        done_month: count(done.len()),
        returned: count(todo.iter().filter(|row| row.label.contains("修改")).count()),
    })
}

//! 工作台: everything that waits, is late or is new for one person, in one call (GEN-2).

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use jiff::{Timestamp, ToSpan};
use kernel::clock::{office_day, office_midnight};
use kernel::{Actor, Light, Seat};
use serde::Serialize;
use store::{Args, Row, StoreError, Tx, args};
use utoipa::ToSchema;

use super::messages::unread;
use super::waiting::Waiting;
use crate::act::Me;
use crate::app::App;
use crate::paging::Total;
use crate::problem::{Answer, Problem};

/// From one day before its time a task shows yellow.
const NEAR: i64 = 86_400;
/// Tasks that are shown: the most urgent.
const TASKS: usize = 100;
/// Of one's own matters and drafts that are shown: the latest.
const OWN: usize = 50;

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
}

/// How much there is of everything, of which the lists show the first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::Counters)]
pub struct Counters {
    todo: Total,
    today: Total,
    late: Total,
    to_read: Total,
    mine: Total,
    drafts: Total,
    done_month: Total,
    returned: Total,
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
    /// From a page of the navigation to how many tasks wait there, of the thousand most urgent.
    counts: BTreeMap<String, i64>,
    /// The hundred most urgent.
    todo: Vec<DeskRow>,
    /// The fifty that moved last.
    mine: Vec<DeskRow>,
    /// The fifty that were written last.
    drafts: Vec<DeskRow>,
    /// The hundred of this month that were done last.
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
            let (todo, waiting) = todo(tx, &me, now).await?;
            let mine = matters(tx, MINE, &me, now).await?;
            let drafts = matters(tx, DRAFTS, &me, now).await?;
            let done = done(tx, &me, now).await?;
            let day = office_day(now);
            let month = || args![&me.district, me.person, month_start(now)];
            let own = || args![&me.district, me.person];
            let counters = Counters {
                todo: Total::of(waiting.all()),
                today: Total::of(waiting.today()),
                late: Total::of(waiting.late()),
                returned: Total::of(waiting.returned(&rooms)),
                to_read: unread(tx, &me).await?,
                mine: total(tx, mine.len(), OWN, MINE_COUNT, own()).await?,
                drafts: total(tx, drafts.len(), OWN, DRAFTS_COUNT, own()).await?,
                done_month: total(tx, done.len(), TASKS, DONE_COUNT, month()).await?,
            };
            Ok::<_, Problem>(Desk {
                name: me.name.clone(),
                day: day.to_string(),
                day_kind,
                day_name,
                now: now.to_string(),
                counters,
                counts: waiting.counts(&rooms),
                todo,
                mine,
                drafts,
                done,
            })
        })
    });
    found.await.map(Json)
}

/// The total of a list: what is shown where that is all, otherwise counted.
async fn total(tx: &mut Tx, shown: usize, most: usize, count: &'static str, of: Args) -> Result<Total, StoreError> {
    let n = if shown < most { i64::try_from(shown).unwrap_or(i64::MAX) } else { tx.one(count, of).await?.int("n")? };
    Ok(Total::of(n))
}

/// The first hundred open tasks of somebody, in the order of the time that is left. `$1` is the district.
///
/// They are taken along the index before anything is joined to them. `closed_at` stands first in the order although it is the same in
/// all: only so does PostgreSQL see that the index has the order. What has no time stands last, on SQLite too.
macro_rules! first {
    ($whose:literal) => {
        concat!(
            "
select m.id, m.room, m.kind, m.title, m.holder, t.label, t.verb, t.due_at, t.opened_at as since, u.short
from (select id, matter, label, verb, due_at, opened_at, closed_at from task
  where district = $1 and ",
            $whose,
            " and closed_at is null order by closed_at, due_at nulls last, id limit 100) t
left join matter m on m.district = $1 and m.id = t.matter
left join unit u on u.district = m.district and u.id = m.unit
order by t.due_at nulls last, t.id"
        )
    };
}

/// The open tasks of somebody, those that [`first`] shows among them, counted to a thousand. `$1` is the district, `$2` now, `$3` the
/// beginning of today and `$4` its end.
macro_rules! counted {
    ($whose:literal) => {
        concat!(
            "
select m.kind, t.verb, count(*) as n, count(case when t.due_at < $2 then 1 end) as late,
  count(case when t.due_at >= $3 and t.due_at < $4 then 1 end) as today
from (select matter, verb, due_at from task
  where district = $1 and ",
            $whose,
            " and closed_at is null order by closed_at, due_at nulls last, id limit 1001) t
join matter m on m.district = $1 and m.id = t.matter group by m.kind, t.verb"
        )
    };
}

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

const MINE_COUNT: &str = "
select count(*) as n from (select id from matter
  where district = $1 and opened_by = $2 and holder <> '' and state <> 'draft' limit 1001) m";

const DRAFTS_COUNT: &str = "
select count(*) as n from (select id from matter where district = $1 and opened_by = $2 and state = 'draft' limit 1001) m";

const DONE_COUNT: &str = "
select count(*) as n from (select id from task where district = $1 and closed_by = $2 and closed_at >= $3 limit 1001) t";

/// Tasks by the time that is left, the most urgent of them, and how many there are.
async fn todo(tx: &mut Tx, me: &Actor, now: Timestamp) -> Result<(Vec<DeskRow>, Waiting), StoreError> {
    let (mut shown, mut waiting) = (Vec::new(), Waiting::default());
    let today = office_midnight(office_day(now))..office_midnight(office_day(now).saturating_add(1.day()));
    let own = (first!("person = $2"), counted!("person = $5"), args![me.person]);
    let by_role = |seat: &Seat| {
        (first!("role = $2 and unit = $3"), counted!("role = $5 and unit = $6"), args![seat.role.code(), seat.unit])
    };
    for (first, counted, whose) in std::iter::once(own).chain(me.seats.iter().map(by_role)) {
        let rows = tx.all(first, [args![&me.district], whose.clone()].concat()).await?;
        if rows.len() < TASKS {
            waiting.add(&rows, now, &today)?;
        } else {
            let of = [args![&me.district, now, today.start, today.end], whose].concat();
            waiting.add_counted(&tx.all(counted, of).await?)?;
        }
        shown.extend(rows);
    }
    let mut rows: Vec<DeskRow> = shown.iter().map(|row| desk_row(row, now)).collect::<Result<_, _>>()?;
    // A thing without a time stands behind those that have one.
    rows.sort_by(|a, b| (a.due_at.is_none(), &a.due_at, &a.since).cmp(&(b.due_at.is_none(), &b.due_at, &b.since)));
    rows.truncate(TASKS);
    Ok((rows, waiting))
}

async fn matters(tx: &mut Tx, sql: &'static str, me: &Actor, now: Timestamp) -> Result<Vec<DeskRow>, StoreError> {
    let rows = tx.all(sql, args![&me.district, me.person]).await?;
    rows.iter().map(|row| desk_row(row, now)).collect()
}

async fn done(tx: &mut Tx, me: &Actor, now: Timestamp) -> Result<Vec<DeskRow>, StoreError> {
    let rows = tx.all(DONE, args![&me.district, me.person, month_start(now)]).await?;
    let rows: Result<Vec<DeskRow>, StoreError> = rows.iter().map(|row| desk_row(row, now)).collect();
    let grey = |row: DeskRow| DeskRow { light: Light::Grey.code().to_owned(), ..row };
    Ok(rows?.into_iter().map(grey).collect())
}

fn month_start(now: Timestamp) -> Timestamp {
    office_midnight(office_day(now).first_of_month())
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
    })
}

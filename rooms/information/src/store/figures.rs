//! The figures of years (INF-9): what was reported and what became of it, counted by the database, and the items under each number.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil};
use kernel::{Actor, UnitId, UnitKind};
use store::{Row, Sql, StoreError, Tx};
use webkit::matters::audiences;
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

use super::code;
use super::ledger::Window;
use crate::model::{Level, Measure, Measures, Moment, OutcomeKind, Stretch, Times};

/// The numbers of every unit in every period asked for.
pub type ByUnit = BTreeMap<(String, UnitId), Measures>;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A month, `2026-11`.
    Month,
    /// A year, `2026`.
    Year,
}

/// What was counted.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// Every outcome with the unit of its item alone: the sum is the district's.
    pub own: ByUnit,
    /// Outcomes with the units of the items that went into their item besides.
    pub shared: ByUnit,
}

impl Counted {
    /// The sum over everything that counts once.
    pub fn total<'a>(counted: impl IntoIterator<Item = &'a Measures>) -> Measures {
        let mut total = Measures::default();
        counted.into_iter().for_each(|measures| total.add(measures));
        total
    }
}

/// What left its unit and has not been withdrawn: the same that the ledger holds. `offset 0`: row by row (see `read::EACH`).
const LEFT: &str = "
  and (m.state not in ('draft', 'checking', 'approving', 'returned', 'discarded') or exists (
    select 1 from information_return r where r.district = s.district and r.submission = s.id and r.returned_by = 'section'
    limit 1 offset 0))";

/// Adopted by itself or as part of another, at whatever level.
const ADOPTED: &str = "(s.adopted_at is not null
    or exists (select 1 from information_submission c where c.district = s.district and c.id = s.merged_into and c.adopted_at is not null limit 1 offset 0)
    or exists (select 1 from information_outcome o where o.district = s.district and o.submission = coalesce(s.merged_into, s.id)
      and o.kind = 'adopted' and o.withdrawn_at is null limit 1 offset 0))";

const FLOW: &str = "
from information_submission s join matter m on m.district = s.district and m.id = s.id
where s.district = ";

/// Counts within the window, by unit and period.
pub(crate) async fn count(tx: &mut Tx, window: &Window, period: Period) -> Result<Counted, StoreError> {
    let mut counted = Counted::default();
    let periods = periods(window, period);
    for row in &tx.all_built(reported("", window, &periods)).await? {
        let place = usize::try_from(row.int("place")?).unwrap_or_default();
        let Some((name, _)) = periods.get(place) else { continue };
        let measures = counted.own.entry((name.clone(), row.id("unit")?)).or_default();
        measures.reported += row.int("reported")?;
        measures.adopted_items += row.int("adopted_items")?;
    }
    for (rows, into) in [
        (tx.all_built(outcomes("", window, period)).await?, &mut counted.own),
        (tx.all_built(shared("", window, period)).await?, &mut counted.shared),
    ] {
        for row in &rows {
            let key = (code(row, "kind", OutcomeKind::from_code)?, code(row, "level", Level::from_code)?);
            let measures = into.entry((row.text("period")?, row.id("unit")?)).or_default();
            *measures.outcomes.entry(key).or_default() += row.int("n")?;
        }
    }
    Ok(counted)
}

/// The periods of the window, each with the first instant after it.
fn periods(window: &Window, period: Period) -> Vec<(String, Timestamp)> {
    let mut found = Vec::new();
    let mut day = window.from;
    while day <= window.to {
        let (name, last) = match period {
            Period::Month => (format!("{:04}-{:02}", day.year(), day.month()), day.last_of_month()),
            Period::Year => (format!("{:04}", day.year()), day.last_of_year()),
        };
        found.push((name, Window::between(&window.district, day, last).end()));
        let Ok(next) = last.tomorrow() else { break };
        day = next;
    }
    found
}

pub(crate) fn reported(before: &'static str, window: &Window, periods: &[(String, Timestamp)]) -> Sql {
    let mut sql = Sql::new(before).push("select s.unit, case");
    for (place, (_, end)) in (0_i64..).zip(periods) {
        sql = sql.push(" when s.reported_at < ").bind(*end).push(" then ").bind(place);
    }
    sql = sql
        .push(" end as place, count(*) as reported, count(case when ")
        .push(ADOPTED)
        .push(" then 1 end) as adopted_items");
    flow(sql.push(FLOW), window).push(" group by 1, 2")
}

/// The rest of a statement over items that left their unit within the window.
fn flow(sql: Sql, window: &Window) -> Sql {
    sql.bind(&window.district)
        .push(" and s.reported_at >= ")
        .bind(window.begin())
        .push(" and s.reported_at < ")
        .bind(window.end())
        .filter(" and s.unit = ", window.unit)
        .push(LEFT)
}

pub(crate) fn outcomes(before: &'static str, window: &Window, period: Period) -> Sql {
    let first = match period {
        Period::Month => "select o.unit, substr(o.day, 1, 7) as period, o.kind, o.level, count(*) as n ",
        Period::Year => "select o.unit, substr(o.day, 1, 4) as period, o.kind, o.level, count(*) as n ",
    };
    let sql =
        Sql::new(before).push(first).push("from information_outcome o where o.district = ").bind(&window.district);
    dated(sql.filter(" and o.unit = ", window.unit), window).push(" group by 1, 2, 3, 4")
}

/// A unit whose item went into another's shares what became of that one; once, however many of its items did.
pub(crate) fn shared(before: &'static str, window: &Window, period: Period) -> Sql {
    let first = match period {
        Period::Month => "select s.unit, substr(o.day, 1, 7) as period, o.kind, o.level, count(distinct o.id) as n ",
        Period::Year => "select s.unit, substr(o.day, 1, 4) as period, o.kind, o.level, count(distinct o.id) as n ",
    };
    let sql = Sql::new(before)
        .push(first)
        .push(
            "from information_outcome o
join information_merge g on g.district = o.district and g.into_submission = o.submission
join information_submission s on s.district = g.district and s.id = g.submission
where s.unit <> o.unit and o.district = ",
        )
        .bind(&window.district)
        .filter(" and s.unit = ", window.unit);
    dated(sql, window).push(" group by 1, 2, 3, 4")
}

fn dated(sql: Sql, window: &Window) -> Sql {
    sql.push(" and o.withdrawn_at is null and o.day >= ")
        .bind(window.from.to_string())
        .push(" and o.day <= ")
        .bind(window.to.to_string())
}

/// When things happened to each item that left its unit within the window.
pub(crate) async fn times(tx: &mut Tx, window: &Window) -> Result<Vec<Times>, StoreError> {
    let rows = tx.all_built(timed("", window)).await?;
    let times = |row: &Row| {
        Ok(Times {
            event: row.opt_time("event_at")?,
            opened: row.opt_time("opened_at")?,
            sent: row.opt_time("sent_at")?,
            checked: row.opt_time("checked_at")?,
            reported: row.opt_time("reported_at")?,
            taken: row.opt_time("taken_at")?,
            adopted: row.opt_time("adopted_at")?,
        })
    };
    rows.iter().map(times).collect()
}

pub(crate) fn timed(before: &'static str, window: &Window) -> Sql {
    let first = "select s.event_at, m.opened_at, s.sent_at, s.checked_at, s.reported_at, s.taken_at, s.adopted_at";
    flow(Sql::new(before).push(first).push(FLOW), window)
}

/// Which items a number is made of.
#[derive(Debug, Clone)]
pub struct Under {
    /// The days, and the unit where it is one unit's number.
    pub(crate) window: Window,
    /// What is counted.
    pub measure: Measure,
    /// At which level, for outcomes.
    pub level: Option<Level>,
    /// The stretch that the items went, for a lag; the slowest come first then.
    pub stretch: Option<Stretch>,
}

const ITEM: &str = "select m.id, m.title, m.unit, u.short, m.state, s.reported_at, s.adopted_at, s.kind as item_kind, ";

const VISIBLE: &str = "case when exists (
    select 1 from matter_audience v where v.district = m.district and v.matter = m.id and v.audience in ";

const OUTCOME: &str = "select o.id as outcome, o.kind, o.level, o.channel, o.mode, o.leader, o.day, o.proof,
  m.id, m.title, o.unit, u.short, m.state, s.kind as item_kind, ";

/// A page of what the number counted, the latest first, with how many there are.
pub async fn under(
    tx: &mut Tx,
    actor: &Actor,
    under: &Under,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let rows = listed("", actor, under).push(" limit ").bind(PAGE).push(" offset ").bind(page.offset());
    let rows = tx.all_built(rows).await?;
    let counted = counted(under).push(" limit ").bind(EXACT + 1).push(") counted");
    let counted = tx.one_built(counted).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

/// The statement of the list, behind what stands before it.
pub(crate) fn listed(before: &'static str, actor: &Actor, under: &Under) -> Sql {
    let first = if under.measure.outcome().is_some() { OUTCOME } else { ITEM };
    let mut sql = Sql::new(before).push(first);
    if let Some((from, to)) = under.stretch.map(ends) {
        sql = sql.push(to).push(" - ").push(from).push(" as took, ");
    }
    let sql = sql.push(VISIBLE).list(audiences(actor)).push(" limit 1 offset 0) then 1 else 0 end as visible");
    match under.measure.outcome() {
        Some(_) => of_outcomes(sql.push("\nfrom information_outcome o").push(BESIDE_OUTCOME), under)
            .push(" order by o.day desc, o.id desc"),
        None => of_items(sql.push(BESIDE_ITEM), under).push(match under.stretch {
            Some(_) => " order by took desc, s.id desc",
            None => " order by s.reported_at desc, s.id desc",
        }),
    }
}

fn counted(under: &Under) -> Sql {
    match under.measure.outcome() {
        Some(_) => of_outcomes(
            Sql::new("select count(*) as n from (select o.id from information_outcome o where o.district = "),
            under,
        ),
        None => of_items(Sql::new(COUNT_ITEMS), under),
    }
}

const COUNT_ITEMS: &str = "
select count(*) as n from (select s.id from information_submission s
join matter m on m.district = s.district and m.id = s.id
where s.district = ";

const BESIDE_OUTCOME: &str = "
join matter m on m.district = o.district and m.id = o.submission
join information_submission s on s.district = o.district and s.id = o.submission
join unit u on u.district = o.district and u.id = o.unit
where o.district = ";

const BESIDE_ITEM: &str = "
from information_submission s join matter m on m.district = s.district and m.id = s.id
join unit u on u.district = s.district and u.id = s.unit
where s.district = ";

fn of_items(sql: Sql, under: &Under) -> Sql {
    let sql = flow(sql, &under.window);
    let sql = match under.measure {
        Measure::AdoptedItems => sql.push(" and ").push(ADOPTED),
        Measure::Reported
        | Measure::Took
        | Measure::SentUp
        | Measure::Adopted
        | Measure::Media
        | Measure::Instruction => sql,
    };
    // The same items that the lag was counted over: an end before its begin, or none, tells nothing.
    match under.stretch.map(ends) {
        Some((from, to)) => sql.push(" and ").push(to).push(" >= ").push(from),
        None => sql,
    }
}

/// The columns between which a stretch lies.
const fn ends(stretch: Stretch) -> (&'static str, &'static str) {
    let (from, to) = stretch.ends();
    (column(from), column(to))
}

const fn column(moment: Moment) -> &'static str {
    match moment {
        Moment::Event => "s.event_at",
        Moment::Opened => "m.opened_at",
        Moment::Sent => "s.sent_at",
        Moment::Checked => "s.checked_at",
        Moment::Reported => "s.reported_at",
        Moment::Taken => "s.taken_at",
        Moment::Adopted => "s.adopted_at",
    }
}

fn of_outcomes(sql: Sql, under: &Under) -> Sql {
    let kind = under.measure.outcome().map(OutcomeKind::code);
    let sql = dated(sql.bind(&under.window.district), &under.window)
        .filter(" and o.kind = ", kind)
        .filter(" and o.level = ", under.level.map(Level::code));
    let Some(unit) = under.window.unit else { return sql };
    sql.push(" and (o.unit = ")
        .bind(unit)
        .push(
            " or exists (select 1 from information_merge g
    join information_submission w on w.district = g.district and w.id = g.submission
    where g.district = o.district and g.into_submission = o.submission and w.unit = ",
        )
        .bind(unit)
        .push(" limit 1 offset 0))")
}

/// Units that report, in the order of the office, with their names.
pub(crate) async fn units(tx: &mut Tx, window: &Window) -> Result<Vec<(UnitId, String)>, StoreError> {
    let mut units = Vec::new();
    for row in &tx.all_built(window.units("")).await? {
        let id: UnitId = row.id("id")?;
        if code(row, "kind", UnitKind::from_code)?.reports() && window.unit.is_none_or(|unit| unit == id) {
            units.push((id, row.text("short")?));
        }
    }
    Ok(units)
}

/// The days of these years, both included.
pub(crate) fn years(from: i16, to: i16) -> (civil::Date, civil::Date) {
    (civil::date(from, 1, 1), civil::date(to, 12, 31))
}

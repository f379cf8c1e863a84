//! Named lists of items. Who may see is part of each query.
//!
//! A list costs what its page shows and not what the archive holds: every state is walked along an index in the order of the list, no
//! further than the page needs, and what the states give is then put together.

use std::collections::BTreeSet;

use kernel::{Actor, DistrictId, MatterId, UnitId};
use store::{Row, Sql, StoreError, Tx, args};
use webkit::matters::{Audience, audiences};
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

use super::facts;
use super::write::SECTION;
use crate::model::State;

/// The units of the items that were merged into one.
pub async fn merged_units(tx: &mut Tx, district: &DistrictId, into: MatterId) -> Result<Vec<UnitId>, StoreError> {
    let sql = "
select distinct m.unit from information_merge g join matter m on m.district = g.district and m.id = g.submission
where g.district = $1 and g.into_submission = $2 order by m.unit";
    let rows = tx.all(sql, args![district, into]).await?;
    rows.iter().map(|row| row.id("unit")).collect()
}

/// Which items a list shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// State codes; empty for every state.
    pub states: Vec<&'static str>,
    /// One unit, if asked for.
    pub unit: Option<UnitId>,
    /// Only what this person began.
    pub mine: bool,
}

const COLUMNS: &str = "
select m.id, m.title, m.unit, m.state, m.holder, m.since, m.version, u.short as unit_name, s.kind,
  s.event_at, s.reported_at, s.adopted_at, s.resume, s.taken_by,
  coalesce((select g.findings from information_signature g where g.district = s.district and g.submission = s.id
    order by g.at desc, g.gate limit 1), 0) as findings,
  coalesce((select g.owed from information_signature g where g.district = s.district and g.submission = s.id
    order by g.at desc, g.gate limit 1), 0) as owed
from (select id, since from (";

// Each of them is there. `left` keeps every database from beginning at the other end, with all there are.
const WITH_THEM: &str = ") p
left join matter m on m.district = $1 and m.id = p.id
left join information_submission s on s.district = m.district and s.id = m.id
left join unit u on u.district = m.district and u.id = m.unit";

/// A page of items, those first that have waited longest where somebody has to act, else the newest.
pub async fn page(
    tx: &mut Tx,
    actor: &Actor,
    wanted: &Wanted,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let reader = Reader::of(actor, facts::office(tx, &actor.district).await?);
    let rows = tx.all_built(listed("", &reader, wanted, page)).await?;
    let counted = tx.one_built(counted("", &reader, wanted)).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

/// Whoever reads: in which units, and what the section shows besides.
pub(super) struct Reader<'a> {
    actor: &'a Actor,
    units: BTreeSet<UnitId>,
    /// One of the section's seats: whatever has left a unit was shown to each of them.
    section: Option<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(actor: &'a Actor, office: UnitId) -> Self {
        let seat = SECTION.into_iter().find(|role| actor.seat(office, *role).is_some());
        let section = seat.map(|role| Audience::Seat(office, role).code());
        Self { actor, units: actor.seats.iter().map(|seat| seat.unit).collect(), section }
    }

    /// What is shown to the reader alone or by role wherever they sit. What a unit is shown is its own, and what is referred to it.
    fn by_name(&self) -> Vec<String> {
        let roles = self.actor.roles().into_iter().map(|role| Audience::Role(role).code());
        roles.chain([Audience::Person(self.actor.person).code()]).collect()
    }
}

/// In which order a list stands, and so along which end of the index it is walked.
#[derive(Clone, Copy)]
enum Order {
    LongestFirst,
    NewestFirst,
    /// For counting, where none is first.
    Any,
}

impl Order {
    fn of(wanted: &Wanted) -> Self {
        if wanted.states == [State::Reported.code()] { Self::LongestFirst } else { Self::NewestFirst }
    }

    const fn of_matters(self) -> &'static str {
        match self {
            Self::LongestFirst => " order by m.since, m.id",
            Self::NewestFirst => " order by m.since desc, m.id desc",
            Self::Any => "",
        }
    }

    const fn of_seen(self) -> &'static str {
        match self {
            Self::LongestFirst => ") seen order by since, id limit ",
            Self::NewestFirst => ") seen order by since desc, id desc limit ",
            Self::Any => ") seen limit ",
        }
    }
}

/// The rows of a page; `before` stands before the statement, so that a test may ask for its plan instead.
pub(super) fn listed(before: &'static str, reader: &Reader<'_>, wanted: &Wanted, page: PageQuery) -> Sql {
    let order = Order::of(wanted);
    let sql = Sql::with(before, args![&reader.actor.district]).push(COLUMNS);
    let sql = seen(sql, reader, wanted, order, page.offset() + PAGE).push(order.of_seen());
    sql.bind(PAGE).push(" offset ").bind(page.offset()).push(WITH_THEM).push(order.of_matters())
}

/// How many there are, counted no further than a total is exact.
pub(super) fn counted(before: &'static str, reader: &Reader<'_>, wanted: &Wanted) -> Sql {
    let sql = Sql::with(before, args![&reader.actor.district])
        .push("select count(*) as n from (select id /* of parts that each name the district */ from (");
    let sql = seen(sql, reader, wanted, Order::Any, EXACT + 1).push(Order::Any.of_seen());
    sql.bind(EXACT + 1).push(") counted")
}

/// The first `most` of every state, from where the reader finds them. No item comes twice.
fn seen(mut sql: Sql, reader: &Reader<'_>, wanted: &Wanted, order: Order, most: i64) -> Sql {
    let mut states = if wanted.states.is_empty() { State::CODES.to_vec() } else { wanted.states.clone() };
    // What the section is shown for certain comes first: a count that is full by then need not look at the rest.
    states.sort_by_key(|state| !beyond_unit(state));
    let own = wanted
        .unit
        .map_or_else(|| reader.units.clone(), |unit| reader.units.iter().copied().filter(|own| *own == unit).collect());
    let mut between = "";
    for state in &states {
        if wanted.mine {
            sql = sql.push(between).push(FROM_OPENED).bind(reader.actor.person).push(" and m.state = ").bind(*state);
            sql = shown(sql.filter(" and m.unit = ", wanted.unit), audiences(reader.actor));
            sql = end(sql.push(EACH), order, most);
            between = NEXT;
        } else if let Some(seat) = &reader.section {
            sql = begin(sql, between, state).filter(" and m.unit = ", wanted.unit);
            // One look tells whether the section was shown the item; only for what may not have left its unit yet are there other ways.
            // An item leaves its unit in the write that shows it to every seat of the section: counting them needs no look at each.
            sql = match (beyond_unit(state), order) {
                (true, Order::Any) => sql,
                (true, Order::LongestFirst | Order::NewestFirst) => shown(sql, vec![seat.clone()]).push(EACH),
                (false, _) => shown(sql, audiences(reader.actor)).push(EACH),
            };
            sql = end(sql, order, most);
            between = NEXT;
        } else {
            // An item is shown to its own unit from the first and for good.
            for unit in &own {
                sql = end(begin(sql, between, state).push(" and m.unit = ").bind(*unit), order, most);
                between = NEXT;
            }
        }
    }
    if wanted.mine || reader.section.is_some() {
        return sql;
    }
    // What belongs to others: the few that were shown by name or by role, or were referred to the reader's unit.
    sql = sql.push(between).push(GUESTS).list(&reader.units).push(" and m.state in ").list(states.iter().copied());
    sql = shown(sql, audiences(reader.actor)).push(EACH).filter(" and m.unit = ", wanted.unit);
    sql = sql.push(SHOWN).list(reader.by_name()).push(REFERRED).list(&reader.units);
    end(sql.push(") guest) m where m.since is not null"), order, most)
}

const NEXT: &str = " union all ";

const FROM_STATE: &str = "
select * from (select m.id, m.since from matter m
where m.district = $1 and m.room = 'information' and m.kind = 'submission' and m.state = ";

// An expression is in no index: a person's own are found by who opened them, whatever else there is in the room.
const FROM_OPENED: &str = "
select * from (select m.id, m.since from matter m
where m.district = $1 and m.room || '' = 'information' and m.kind || '' = 'submission' and m.opened_by = ";

// These few are looked up one by one, whatever the database believes of their number: joined, they would be sought among all matters.
const GUESTS: &str = "
select * from (select m.id, m.since from (select guest.matter as id, (select m.since from matter m
where m.district = $1 and m.id = guest.matter and m.room = 'information' and m.kind = 'submission' and m.unit not in ";

const SHOWN: &str = ") as since from (select a.matter from matter_audience a where a.district = $1 and a.audience in ";

const REFERRED: &str = " union select r.submission from information_referral r where r.district = $1 and r.unit in ";

fn begin(sql: Sql, between: &'static str, state: &'static str) -> Sql {
    sql.push(between).push(FROM_STATE).bind(state)
}

// Where there are several ways, the few audiences of an item are read through once instead of being looked up way by way: an
// expression is in no index.
fn shown(sql: Sql, audiences: Vec<String>) -> Sql {
    let sql =
        sql.push(" and exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id and ");
    let sql = sql.push(if audiences.len() == 1 { "a.audience in " } else { "a.audience || '' in " });
    sql.list(audiences)
}

// Asked item by item while a state is walked: `offset 0` keeps PostgreSQL from turning the question about, which would begin with all
// that the audience was ever shown.
const EACH: &str = " limit 1 offset 0)";

fn end(sql: Sql, order: Order, most: i64) -> Sql {
    sql.push(order.of_matters()).push(" limit ").bind(most).push(") one")
}

/// Whether an item can only be in this state after it has left its unit.
fn beyond_unit(state: &str) -> bool {
    ["reported", "selected", "reserved", "adopted", "merged", "refused"].contains(&state)
}

#[cfg(test)]
mod plans;

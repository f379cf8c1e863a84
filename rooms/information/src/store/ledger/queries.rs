//! The statements of the ledger. Each takes what stands before it, so that a test may ask for its plan instead.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan, civil};
use kernel::clock::office_midnight;
use kernel::{DistrictId, MatterId, UnitId};
use store::Sql;

use crate::points::Span;

/// What is asked for: a span of one district, of all its units or of one.
#[derive(Debug, Clone)]
pub(crate) struct Window {
    pub(crate) district: DistrictId,
    pub(crate) from: civil::Date,
    pub(crate) to: civil::Date,
    pub(crate) unit: Option<UnitId>,
}

// `offset 0`: row by row (see `read::EACH`).
const ITEM: &str = "
select s.id, s.unit, s.kind, s.call, s.reported_at, s.merged_into, s.returned_by, s.resume, s.forwarded, m.state, m.title,
  s.chars,
  case when exists (select 1 from information_return r
    where r.district = s.district and r.submission = s.id and r.returned_by = 'section' limit 1 offset 0) then 1 else 0 end as was_returned ";

const HEADER: &str = "
join matter m on m.district = s.district and m.id = s.id ";

const OUTCOME: &str = "
select o.id, o.submission, o.kind, o.level, o.channel, o.mode, o.leader, o.leader_rank, o.day ";

impl Window {
    /// The whole district.
    pub(crate) fn of(district: &DistrictId, span: Span) -> Self {
        Self { district: district.clone(), from: span.from(), to: span.to(), unit: None }
    }

    /// Days that need not be one span.
    pub(crate) fn between(district: &DistrictId, from: civil::Date, to: civil::Date) -> Self {
        Self { district: district.clone(), from, to, unit: None }
    }

    /// One unit alone.
    pub(crate) fn only(self, unit: UnitId) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The first instant.
    pub(crate) fn begin(&self) -> Timestamp {
        office_midnight(self.from)
    }

    /// The first instant after it.
    pub(crate) fn end(&self) -> Timestamp {
        office_midnight(self.to.saturating_add(1.day()))
    }

    pub(crate) fn units(&self, before: &'static str) -> Sql {
        Sql::new(before)
            .push("select id, short, kind, key_unit from unit where district = ")
            .bind(&self.district)
            .push(" and (closed_at is null or closed_at >= ")
            .bind(self.begin())
            .push(") order by sort, id")
    }

    pub(super) fn classes(&self, before: &'static str) -> Sql {
        Sql::new(before)
            .push("select unit, from_day, class from information_unit_class where district = ")
            .bind(&self.district)
            .push(" order by unit, from_day")
    }

    /// Items that first left their unit within the days.
    pub(super) fn items(&self, before: &'static str) -> Sql {
        Sql::new(before)
            .push(ITEM)
            .push("from information_submission s")
            .push(HEADER)
            .push("where s.district = ")
            .bind(&self.district)
            .push(" and s.reported_at >= ")
            .bind(self.begin())
            .push(" and s.reported_at < ")
            .bind(self.end())
            .filter(" and s.unit = ", self.unit)
            .push(" order by s.reported_at, s.id")
    }

    /// Items that left before or after, but belong to an outcome of these days, or went into such an item.
    pub(super) fn older_items(&self, before: &'static str) -> Sql {
        Sql::new(before)
            .push("with recursive authors(id) as (select o.submission from information_outcome o where o.district = ")
            .bind(&self.district)
            .push(" and o.withdrawn_at is null and o.day >= ")
            .bind(self.from.to_string())
            .push(" and o.day <= ")
            .bind(self.to.to_string())
            .push(MERGED)
            .bind(&self.district)
            .push(" and g.into_submission = a.id)")
            .push(ITEM)
            .push("from information_submission s")
            .push(HEADER)
            .push(AMONG_AUTHORS)
            .bind(&self.district)
            .push(" and (s.reported_at + 0 < ")
            .bind(self.begin())
            .push(" or s.reported_at + 0 >= ")
            .bind(self.end())
            .push(") order by s.reported_at + 0, s.id")
    }

    /// These items and every item that went into one of them.
    pub(super) fn authors(&self, before: &'static str, carriers: &BTreeSet<MatterId>) -> Sql {
        Sql::new(before)
            .push("with recursive authors(id) as (select s.id from information_submission s where s.district = ")
            .bind(&self.district)
            .push(" and s.id in ")
            .list(carriers)
            .push(MERGED)
            .bind(&self.district)
            .push(" and g.into_submission = a.id)")
            .push(ITEM)
            .push("from information_submission s")
            .push(HEADER)
            .push(AMONG_AUTHORS)
            .bind(&self.district)
            .push(" and s.reported_at + 0 is not null order by s.reported_at + 0, s.id")
    }

    pub(super) fn outcomes(&self, before: &'static str) -> Sql {
        let sql =
            Sql::new(before).push(OUTCOME).push("from information_outcome o where o.district = ").bind(&self.district);
        self.dated(sql.filter(" and o.unit = ", self.unit)).push(" order by o.day, o.id")
    }

    /// Outcomes of items of other units that this unit's items went into.
    pub(super) fn shared_outcomes(&self, before: &'static str) -> Sql {
        let unit = self.unit.map(|unit| unit.to_string()).unwrap_or_default();
        let sql = Sql::new(before)
            .push("with recursive carriers(id) as (select s.merged_into from information_submission s where s.district = ")
            .bind(&self.district)
            .push(" and s.unit = ")
            .bind(unit.clone())
            .push(" and s.merged_into is not null union select g.into_submission from carriers k join information_merge g on g.district = ")
            .bind(&self.district)
            .push(" and g.submission = k.id)")
            .push(OUTCOME)
            .push("from carriers k join information_outcome o on o.submission = k.id and o.district = ")
            .bind(&self.district)
            .push(" where o.unit <> ")
            .bind(unit);
        self.dated(sql).push(" order by o.day, o.id")
    }

    fn dated(&self, sql: Sql) -> Sql {
        sql.push(" and o.withdrawn_at is null and o.day >= ")
            .bind(self.from.to_string())
            .push(" and o.day <= ")
            .bind(self.to.to_string())
    }

    pub(super) fn calls(&self, before: &'static str) -> Sql {
        Sql::new(before)
            .push(
                "
select c.id, c.title, c.due_at, l.unit, l.state, l.submission, s.reported_at from information_call c
join information_call_unit l on l.district = c.district and l.call = c.id
left join information_submission s on s.district = l.district and s.id = l.submission
where c.district = ",
            )
            .bind(&self.district)
            .push(" and c.due_at >= ")
            .bind(self.begin())
            .push(" and c.due_at < ")
            .bind(self.end())
            .filter(" and l.unit = ", self.unit)
            .push(" order by c.due_at, c.id, l.unit")
    }

    pub(super) fn faults(&self, before: &'static str) -> Sql {
        Sql::new(before)
            .push("select id, unit, ground, day, submission, important, what from information_fault where district = ")
            .bind(&self.district)
            .filter(" and unit = ", self.unit)
            .push(" and withdrawn_at is null and day >= ")
            .bind(self.from.to_string())
            .push(" and day <= ")
            .bind(self.to.to_string())
            .push(" order by day, id")
    }

    pub(super) fn exemptions(&self, before: &'static str) -> Sql {
        Sql::new(before)
            .push("select unit, from_day, to_day, reason from information_exemption where district = ")
            .bind(&self.district)
            .filter(" and unit = ", self.unit)
            .push(" and withdrawn_at is null and from_day <= ")
            .bind(self.to.to_string())
            .push(" and to_day >= ")
            .bind(self.from.to_string())
            .push(" order by from_day, id")
    }
}

// A sum is in no index: the items are found by their ids, not by walking all that were ever reported in the order asked for.
const AMONG_AUTHORS: &str = "where s.id in (select id from authors) and s.district = ";

const MERGED: &str = " union select g.submission from authors a join information_merge g on g.district = ";

//! Named lists of outcomes. Who may see is part of each query.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use kernel::{Actor, DistrictId, MatterId, UnitId};
use store::{Row, Sql, StoreError, Tx, Value};
use webkit::matters::audiences;
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

use super::outcome::sees_all;
use crate::model::{Level, OutcomeId, OutcomeKind};

/// Which outcomes a list shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// From this day.
    pub from: Option<civil::Date>,
    /// To this day, inclusive.
    pub to: Option<civil::Date>,
    /// Of this unit's items and of those that its own became part of.
    pub unit: Option<UnitId>,
    /// At this level.
    pub level: Option<Level>,
    /// Of this kind.
    pub kind: Option<OutcomeKind>,
    /// Those withdrawn and replaced too.
    pub withdrawn: Withdrawn,
}

/// Whether a list shows what no longer counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Withdrawn {
    /// Only what counts.
    #[default]
    Hidden,
    /// All that is on record.
    Shown,
}

// `opens` is the page that the reader may open: the item's own, or the reader's own item that became part of it. `offset 0`: row by row
// (see `read::EACH`).
const COLUMNS: &str = "
select o.*, m.title, u.short as unit_name, n.name as by_name, w.name as withdrawn_by_name,
  case when exists (select 1 from matter_audience a where a.district = o.district and a.matter = o.submission and a.audience in ";
const OWN: &str = " limit 1 offset 0) then o.submission else (select min(g.submission) from information_merge g
    join information_submission s on s.district = g.district and s.id = g.submission
    where g.district = o.district and g.into_submission = o.submission and s.unit in ";
const FROM: &str = ") end as opens
from information_outcome o
join matter m on m.district = o.district and m.id = o.submission
join unit u on u.district = o.district and u.id = o.unit
join person n on n.district = o.district and n.id = o.person
left join person w on w.district = o.district and w.id = o.withdrawn_by
where o.district = ";

/// A page of the outcomes that the actor may see, the newest first.
pub async fn page(
    tx: &mut Tx,
    actor: &Actor,
    office: UnitId,
    wanted: &Wanted,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let rows = tx.all_built(listed("", actor, office, wanted, page)).await?;
    let counted = tx.one_built(counted("", actor, office, wanted)).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

/// The rows of a page; `before` stands before the statement, so that a test may ask for its plan instead.
fn listed(before: &'static str, actor: &Actor, office: UnitId, wanted: &Wanted, page: PageQuery) -> Sql {
    // A unit's few outcomes are found by their ids and then sorted; walking the district's by day until enough of them have turned up
    // would read everybody's. An expression is in no index, so that no database is tempted.
    let order = if wanted.unit.is_none() && sees_all(actor, office) {
        " order by o.day desc, o.id desc limit "
    } else {
        " order by o.day || '' desc, o.id desc limit "
    };
    let sql = filtered(columns(Sql::new(before), actor), actor, office, wanted, page.offset() + PAGE);
    sql.push(order).bind(PAGE).push(" offset ").bind(page.offset())
}

fn counted(before: &'static str, actor: &Actor, office: UnitId, wanted: &Wanted) -> Sql {
    let count = Sql::new(before)
        .push("select count(*) as n from (select o.id from information_outcome o where o.district = ")
        .bind(&actor.district);
    // In the order of the list too where that is walked by day: along that index every row is a hit, and the limit ends the walk.
    let limit = if wanted.unit.is_none() && sees_all(actor, office) {
        " order by o.day desc, o.id desc limit "
    } else {
        " limit "
    };
    filtered(count, actor, office, wanted, EXACT + 1).push(limit).bind(EXACT + 1).push(") counted")
}

/// Everything on record about one item, what no longer counts too.
pub async fn of_submission(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<Vec<Row>, StoreError> {
    tx.all_built(columns(Sql::new(""), actor).push(" and o.submission = ").bind(id).push(" order by o.day, o.id")).await
}

/// One outcome.
pub async fn one(tx: &mut Tx, actor: &Actor, id: OutcomeId) -> Result<Row, StoreError> {
    tx.one_built(columns(Sql::new(""), actor).push(" and o.id = ").bind(Value::id(&id))).await
}

/// The short names of the units that share what becomes of these items, by item.
pub async fn sharing(
    tx: &mut Tx,
    district: &DistrictId,
    items: &[String],
) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
    let mut units: BTreeMap<String, Vec<String>> = BTreeMap::new();
    if items.is_empty() {
        return Ok(units);
    }
    let sql = Sql::new(
        "
select g.into_submission, u.short from information_merge g
join information_submission s on s.district = g.district and s.id = g.submission
join unit u on u.district = s.district and u.id = s.unit
where g.district = ",
    );
    let sql = sql.bind(district).push(" and g.into_submission in ").list(items.iter());
    for row in &tx.all_built(sql.push(" order by g.into_submission, u.sort, u.id")).await? {
        let names = units.entry(row.text("into_submission")?).or_default();
        let name = row.text("short")?;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(units)
}

fn columns(before: Sql, actor: &Actor) -> Sql {
    let units = || actor.seats.iter().map(|seat| seat.unit);
    before.push(COLUMNS).list(audiences(actor)).push(OWN).list(units()).push(FROM).bind(&actor.district)
}

/// What is asked for, of what the actor may see. Of each unit no more than the newest `most` are looked at.
fn filtered(sql: Sql, actor: &Actor, office: UnitId, wanted: &Wanted, most: i64) -> Sql {
    let sql = matching(sql, wanted);
    let own: BTreeSet<UnitId> = actor.seats.iter().map(|seat| seat.unit).collect();
    match wanted.unit {
        None if sees_all(actor, office) => sql,
        None => of_units(sql, actor, &own, wanted, most),
        Some(unit) if sees_all(actor, office) || own.contains(&unit) => {
            of_units(sql, actor, &[unit].into(), wanted, most)
        }
        // What two units share: of either, all have to be looked at.
        Some(unit) => {
            let sql = of_units(sql, actor, &[unit].into(), wanted, i64::from(u32::MAX));
            of_units(sql, actor, &own, wanted, i64::from(u32::MAX))
        }
    }
}

fn matching(sql: Sql, wanted: &Wanted) -> Sql {
    let sql = sql
        .filter(" and o.day >= ", wanted.from.map(|day| day.to_string()))
        .filter(" and o.day <= ", wanted.to.map(|day| day.to_string()))
        .filter(" and o.level = ", wanted.level.map(Level::code))
        .filter(" and o.kind = ", wanted.kind.map(OutcomeKind::code));
    match wanted.withdrawn {
        Withdrawn::Hidden => sql.push(" and o.withdrawn_at is null"),
        Withdrawn::Shown => sql,
    }
}

/// Outcomes of these units' items, the newest of each, and of the items that theirs became part of.
fn of_units(mut sql: Sql, actor: &Actor, units: &BTreeSet<UnitId>, wanted: &Wanted, most: i64) -> Sql {
    sql = sql.push(" and o.id in (");
    for unit in units {
        sql = sql.push("select * from (select o.id from information_outcome o where o.district = ");
        sql = matching(sql.bind(&actor.district).push(" and o.unit = ").bind(*unit), wanted);
        sql = sql.push(" order by o.day desc, o.id desc limit ").bind(most).push(") one union all ");
    }
    sql.push(
        "select b.id from information_submission s
join information_outcome b on b.district = s.district and b.submission = s.merged_into
where s.merged_into is not null and s.district = ",
    )
    .bind(&actor.district)
    .push(" and s.unit in ")
    .list(units)
    .push(")")
}

#[cfg(test)]
mod tests {
    use kernel::Role;
    use kernel::actor::Tenure;
    use testkit::{Office, On, one};
    use webkit::house::HOUSE;

    use super::*;
    use crate::rules::people::{actor, unit};
    use crate::store::plans::{ASK, unnamed};

    #[tokio::test]
    async fn a_unit_does_not_read_the_outcomes_of_the_whole_district() {
        one(On::Sqlite, &[HOUSE, crate::ROOM], async |office: &Office| {
            let whose = |seat, role| Actor { district: office.district(), ..actor(1, seat, role, Tenure::Own) };
            let (head, editor) = (whose(unit(1), Role::UnitHead), whose(unit(9), Role::Editor));
            let (all, one) = (Wanted::default(), Wanted { unit: Some(unit(1)), ..Wanted::default() });
            let page = PageQuery { page: 1 };
            let mut asked = Vec::new();
            for (who, wanted) in [(&head, &all), (&head, &one), (&editor, &one)] {
                asked.push(listed(ASK, who, unit(9), wanted, page));
                asked.push(counted(ASK, who, unit(9), wanted));
            }
            let told = unnamed(office, asked).await;
            assert!(
                told.iter().any(|step| step.contains("information_outcome_unit")),
                "the newest come first: {told:#?}"
            );
            let whole = |step: &&String| step.starts_with("SEARCH o ") && step.ends_with("(district=?)");
            let whole: Vec<_> = told.iter().filter(whole).collect();
            assert!(whole.is_empty(), "{whole:#?}");
        })
        .await;
    }
}

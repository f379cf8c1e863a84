//! Named lists of items. Who may see is part of each query.

use kernel::{Actor, DistrictId, MatterId, UnitId};
use store::{Row, Sql, StoreError, Tx, args};
use webkit::matters::audiences;
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

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
from matter m
join information_submission s on s.district = m.district and s.id = m.id
join unit u on u.district = m.district and u.id = m.unit
where m.district = $1 and m.room = 'information' and m.kind = 'submission'";

const COUNT: &str = "
select count(*) as n from (select m.id from matter m
where m.district = $1 and m.room = 'information' and m.kind = 'submission'";

/// A page of items, those first that have waited longest where somebody has to act, else the newest.
pub async fn page(
    tx: &mut Tx,
    actor: &Actor,
    wanted: &Wanted,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let order = if wanted.states == ["reported"] {
        " order by s.reported_at, m.id"
    } else {
        " order by m.since desc, m.id desc"
    };
    let rows =
        filtered(COLUMNS, actor, wanted).push(order).push(" limit ").bind(PAGE).push(" offset ").bind(page.offset());
    let rows = tx.all_built(rows).await?;
    let counted = filtered(COUNT, actor, wanted).push(" limit ").bind(EXACT + 1).push(") counted");
    let counted = tx.one_built(counted).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

fn filtered(first: &'static str, actor: &Actor, wanted: &Wanted) -> Sql {
    let mut sql = Sql::with(first, args![&actor.district]);
    if !wanted.states.is_empty() {
        sql = sql.push(" and m.state in ").list(wanted.states.iter().copied());
    }
    if wanted.mine {
        sql = sql.push(" and m.opened_by = ").bind(actor.person);
    }
    sql.filter(" and m.unit = ", wanted.unit)
        .push(" and exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id and a.audience in ")
        .list(audiences(actor))
        .push(")")
}

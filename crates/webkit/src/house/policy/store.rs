//! Orders as rows.

use jiff::Timestamp;
use kernel::{Actor, DistrictId, MatterId, PersonId, UnitId};
use store::{Row, Sql, StoreError, Tx, args};

use super::order::{Decided, KIND, Order, OrderState};
use crate::matters::{self, Stored};
use crate::problem::Problem;

const ORDER: &str = "
select o.*, n.name as proposed_by_name, d.name as decided_by_name
from policy_order o
join person n on n.district = o.district and n.id = o.proposed_by
left join person d on d.district = o.district and d.id = o.decided_by
where o.district = $1 and o.id = $2";

const ORDERS: &str = "
select o.*, n.name as proposed_by_name, d.name as decided_by_name
from policy_order o
join person n on n.district = o.district and n.id = o.proposed_by
left join person d on d.district = o.district and d.id = o.decided_by
where o.district = $1 and exists (
  select 1 from matter_audience a where a.district = o.district and a.matter = o.id and a.audience in ";

/// The order with its header, if the actor may see it; else [`Problem::Missing`].
pub async fn load(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<(Stored, Order), Problem> {
    let header = matters::load(tx, actor, KIND, id).await?;
    let row = tx.one(ORDER, args![&actor.district, id]).await?;
    Ok((header, order(&row)?))
}

/// The newest two hundred orders that the actor may see.
pub async fn list(tx: &mut Tx, actor: &Actor) -> Result<Vec<Order>, StoreError> {
    let asked = Sql::with(ORDERS, args![&actor.district])
        .list(matters::audiences(actor))
        .push(") order by o.proposed_at desc, o.id desc limit 200");
    tx.all_built(asked).await?.iter().map(order).collect()
}

/// The numbers and ids of the orders in force, in their order.
pub async fn in_force(tx: &mut Tx, district: &DistrictId) -> Result<Vec<(MatterId, String)>, StoreError> {
    let sql = "select id, number from policy_order where district = $1 and place is not null order by place";
    let rows = tx.all(sql, args![district]).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.text("number")?))).collect()
}

/// Writes a new order.
pub async fn insert(tx: &mut Tx, district: &DistrictId, order: &Order) -> Result<(), StoreError> {
    let Order { id, number, title, text, digest, first_day, state, proposed_by, proposed_at, .. } = order;
    let sql = "
insert into policy_order (district, id, number, title, text, digest, first_day, state, proposed_by, proposed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let day = first_day.to_string();
    let args = args![district, *id, number, title, text, digest, day, state.code(), *proposed_by, *proposed_at];
    tx.exec(sql, args).await?;
    Ok(())
}

/// How an order was decided.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// Where it stands from now on.
    pub state: OrderState,
    /// Why it was refused.
    pub reason: &'a str,
    /// Its place among the orders in force.
    pub place: Option<i64>,
}

/// Writes how it was decided.
pub async fn settle(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    verdict: Verdict<'_>,
    by: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
update policy_order set state = $3, reason = $4, place = $5, decided_by = $6, decided_at = $7 where district = $1 and id = $2";
    tx.exec(sql, args![district, id, verdict.state.code(), verdict.reason, verdict.place, by, now]).await?;
    Ok(())
}

/// The District Party Committee Office.
pub async fn office(tx: &mut Tx, district: &DistrictId) -> Result<UnitId, StoreError> {
    let sql = "select id from unit where district = $1 and kind = 'office' order by sort, id limit 1";
    tx.one(sql, args![district]).await?.id("id")
}

fn order(row: &Row) -> Result<Order, StoreError> {
    let wrong = |column: &str, found: String| StoreError::Column {
        column: column.to_owned(),
        reason: format!("不认识的内容 {found}"),
    };
    let (state, first_day) = (row.text("state")?, row.text("first_day")?);
    let decided = match (row.opt_text("decided_by_name")?, row.opt_time("decided_at")?) {
        (Some(by), Some(at)) => Some(Decided { by, at, reason: row.text("reason")? }),
        (_, _) => None,
    };
    Ok(Order {
        id: row.id("id")?,
        number: row.text("number")?,
        title: row.text("title")?,
        text: row.text("text")?,
        digest: row.text("digest")?,
        first_day: first_day.parse().map_err(|_| wrong("policy_order.first_day", first_day.clone()))?,
        state: OrderState::from_code(&state).ok_or_else(|| wrong("policy_order.state", state.clone()))?,
        proposed_by: row.id("proposed_by")?,
        proposed_by_name: row.text("proposed_by_name")?,
        proposed_at: row.time("proposed_at")?,
        decided,
        place: row.opt_int("place")?,
    })
}

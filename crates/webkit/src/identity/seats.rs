//! From a person to the seats that the person sits in today.

use jiff::Timestamp;
use kernel::actor::Tenure;
use kernel::{AccountId, Actor, DistrictId, PersonId, Role, Seat, UnitKind};
use store::{Row, StoreError, Tx, args};

/// The person as an actor; none if there is no such person, or without any post today.
pub async fn actor(
    tx: &mut Tx,
    district: &DistrictId,
    account: AccountId,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<Actor>, StoreError> {
    let rows = tx.all(SEATS, args![district, person, now]).await?;
    of_rows(district, account, person, &rows)
}

/// The same from rows that were read already, with the columns of a seat.
pub(crate) fn of_rows(
    district: &DistrictId,
    account: AccountId,
    person: PersonId,
    rows: &[Row],
) -> Result<Option<Actor>, StoreError> {
    let Some(first) = rows.first() else { return Ok(None) };
    let name = first.text("person_name")?;
    let seats: Result<Vec<Seat>, StoreError> = rows.iter().map(seat).collect();
    Ok(Some(Actor { district: district.clone(), account, person, name, seats: seats? }))
}

const SEATS: &str = "
select h.tenure, h.main, p.id as post, p.title, p.role, u.id as unit, u.short, u.kind, n.name as person_name
from post_holder h
join post p on p.district = h.district and p.id = h.post
join unit u on u.district = p.district and u.id = p.unit
join person n on n.district = h.district and n.id = h.person
where h.district = $1 and h.person = $2 and h.from_at <= $3 and (h.until_at is null or h.until_at > $3) and n.left_at is null
order by h.main desc, h.tenure desc, p.sort, p.id";

fn seat(row: &Row) -> Result<Seat, StoreError> {
    let role = row.text("role")?;
    let kind = row.text("kind")?;
    Ok(Seat {
        post: row.id("post")?,
        title: row.text("title")?,
        unit: row.id("unit")?,
        unit_name: row.text("short")?,
        unit_kind: UnitKind::from_code(&kind).ok_or_else(|| unknown("unit.kind", kind))?,
        role: Role::from_code(&role).ok_or_else(|| unknown("post.role", role))?,
        tenure: if row.text("tenure")? == "own" { Tenure::Own } else { Tenure::Acting },
    })
}

fn unknown(column: &str, code: String) -> StoreError {
    StoreError::Column { column: column.to_owned(), reason: format!("不认识的代码 {code}") }
}

//! Writing units, persons, posts and accounts: used by `init`, by the demonstration and by tests.

use jiff::Timestamp;
use kernel::{AccountId, DistrictId, PersonId, PostId, Role, UnitId, UnitKind};
use store::{StoreError, Tx, args};

/// A unit to be written.
#[derive(Debug, Clone)]
pub struct NewUnit {
    /// Its id.
    pub id: UnitId,
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Kind.
    pub kind: UnitKind,
    /// The unit above, for sections.
    pub parent: Option<UnitId>,
    /// 重点信息报送单位
    pub key_unit: bool,
    /// Place in lists.
    pub sort: i64,
}

/// A seat to be written: a person in a post of a unit.
#[derive(Debug, Clone)]
pub struct NewSeat {
    /// The post.
    pub post: PostId,
    /// The unit.
    pub unit: UnitId,
    /// The role.
    pub role: Role,
    /// What the post is called.
    pub title: String,
    /// Who holds it; none for a vacant post.
    pub holder: Option<PersonId>,
    /// Own post or standing in (with the reason on record).
    pub acting_because: Option<String>,
    /// The person's main post.
    pub main: bool,
}

/// Writes a district.
pub async fn add_district(tx: &mut Tx, district: &DistrictId, name: &str) -> Result<(), StoreError> {
    tx.exec("insert into district (id, name) values ($1, $2)", args![district, name]).await?;
    Ok(())
}

/// Writes a unit.
pub async fn add_unit(tx: &mut Tx, district: &DistrictId, unit: &NewUnit) -> Result<(), StoreError> {
    let sql = "insert into unit (district, id, name, short, kind, parent, key_unit, sort) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let NewUnit { id, name, short, kind, parent, key_unit, sort } = unit;
    tx.exec(sql, args![district, *id, name, short, kind.code(), *parent, *key_unit, *sort]).await?;
    Ok(())
}

/// Writes a person.
pub async fn add_person(
    tx: &mut Tx,
    district: &DistrictId,
    id: PersonId,
    name: &str,
    phone: &str,
) -> Result<(), StoreError> {
    let sql = "insert into person (district, id, name, phone) values ($1, $2, $3, $4)";
    tx.exec(sql, args![district, id, name, phone]).await?;
    Ok(())
}

/// Writes a post, and its holder if it has one.
pub async fn add_seat(tx: &mut Tx, district: &DistrictId, seat: &NewSeat, from: Timestamp) -> Result<(), StoreError> {
    let sql = "insert into post (district, id, unit, role, title) values ($1, $2, $3, $4, $5)";
    tx.exec(sql, args![district, seat.post, seat.unit, seat.role.code(), &seat.title]).await?;
    let Some(holder) = seat.holder else { return Ok(()) };
    let tenure = if seat.acting_because.is_some() { "acting" } else { "own" };
    let reason = seat.acting_because.clone().unwrap_or_default();
    let sql = "insert into post_holder (district, post, person, tenure, main, reason, from_at) values ($1, $2, $3, $4, $5, $6, $7)";
    tx.exec(sql, args![district, seat.post, holder, tenure, seat.main, reason, from]).await?;
    Ok(())
}

/// Writes an account; without a password nobody can log in by password.
pub async fn add_account(
    tx: &mut Tx,
    district: &DistrictId,
    id: AccountId,
    person: PersonId,
    login: &str,
    password_hash: Option<String>,
) -> Result<(), StoreError> {
    let sql = "insert into account (district, id, person, login, password) values ($1, $2, $3, $4, $5)";
    tx.exec(sql, args![district, id, person, login, password_hash]).await?;
    Ok(())
}

/// Everybody who sits in a role of a unit today.
pub async fn in_role(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    role: Role,
    now: Timestamp,
) -> Result<Vec<(PersonId, String)>, StoreError> {
    let sql = "
select distinct n.id, n.name
from post p
join post_holder h on h.district = p.district and h.post = p.id
join person n on n.district = h.district and n.id = h.person
where p.district = $1 and p.unit = $2 and p.role = $3 and h.from_at <= $4
  and (h.until_at is null or h.until_at > $4) and n.left_at is null
order by n.id";
    let rows = tx.all(sql, args![district, unit, role.code(), now]).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.text("name")?))).collect()
}

//! The network: who reports for whom, who stands in, who reports below the unit (INF-10).

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::{Actor, Clock, DistrictId, Entry, PersonId, PostId, Role, UnitId, UnitKind};
use store::{Row, StoreError, Tx, Value, args};
use webkit::{App, Problem};

use super::write::{ROOM, payload, tell};
use super::{count, facts as around};
use crate::model::{NetworkChange, NetworkFacts, NetworkRecord, Policy, SetReporter};

/// What the rules want to know about a unit, if there is such a reporting unit.
pub async fn facts(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    policy: &Policy,
    now: Timestamp,
) -> Result<Option<NetworkFacts>, StoreError> {
    let sql = "select short from unit where district = $1 and id = $2 and closed_at is null";
    let Some(row) = tx.opt(sql, args![district, unit]).await? else { return Ok(None) };
    let sql = "
select count(distinct case when h.tenure = 'own' then h.person end) as people,
  count(distinct case when p.role = 'reporter' then h.person end) as reporters,
  count(distinct case when p.role = 'checker' then h.person end) as checkers
from post p
join post_holder h on h.district = p.district and h.post = p.id
join person n on n.district = h.district and n.id = h.person
where p.district = $1 and p.unit = $2 and h.from_at <= $3 and (h.until_at is null or h.until_at > $3) and n.left_at is null";
    let counted = tx.one(sql, args![district, unit, now]).await?;
    Ok(Some(NetworkFacts {
        id: unit,
        name: row.text("short")?,
        live_reporters: count(&counted, "reporters")?,
        people: count(&counted, "people")?,
        checkers: count(&counted, "checkers")?,
        approvers: approvers(tx, district, unit, policy, now).await?,
    }))
}

/// Who may approve in person: the head, and the deputies where policy authorises them.
pub(super) async fn approvers(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    policy: &Policy,
    now: Timestamp,
) -> Result<Vec<PersonId>, StoreError> {
    let sql = "
select distinct h.person from post p
join post_holder h on h.district = p.district and h.post = p.id
join person n on n.district = h.district and n.id = h.person
where p.district = $1 and p.unit = $2 and h.tenure = 'own' and (p.role = 'unit-head' or (p.role = 'deputy-head' and $4 = 1))
  and h.from_at <= $3 and (h.until_at is null or h.until_at > $3) and n.left_at is null
order by h.person";
    let rows = tx.all(sql, args![district, unit, now, policy.deputy_may_approve]).await?;
    rows.iter().map(|row| row.id("person")).collect()
}

/// Where a unit stands, with what the rules want to know; for commands. Unknown units are [`Problem::Missing`].
pub async fn known_unit(
    tx: &mut Tx,
    app: &App,
    district: &DistrictId,
    unit: UnitId,
    now: Timestamp,
) -> Result<(NetworkFacts, Policy), Problem> {
    let policy = around::policy(tx, app, district, now).await?;
    let facts = facts(tx, district, unit, &policy, now).await?.ok_or(Problem::Missing)?;
    Ok((facts, policy))
}

/// What the network is made of, by unit.
#[derive(Debug, Default)]
pub struct Network {
    /// Units, in the order of the office.
    pub units: Vec<Row>,
    /// Reporters, stand-ins and checkers in office.
    pub people: BTreeMap<String, Vec<Row>>,
    /// Standing covers.
    pub covers: BTreeMap<String, Row>,
    /// Reporters below the unit.
    pub grassroots: BTreeMap<String, i64>,
}

const UNITS: &str = "
select id, name, short, kind, key_unit from unit
where district = $1 and closed_at is null and ($2 = '' or id = $2)
order by sort, id";

const PEOPLE: &str = "
select p.unit, p.role, p.title, n.id, n.name, n.phone, h.tenure, h.reason, h.from_at
from post p
join post_holder h on h.district = p.district and h.post = p.id
join person n on n.district = h.district and n.id = h.person
where p.district = $1 and p.role in ('reporter', 'checker') and ($2 = '' or p.unit = $2)
  and h.from_at <= $3 and (h.until_at is null or h.until_at > $3) and n.left_at is null
order by p.unit, p.role, h.tenure desc, p.sort, p.id, n.id";

const COVERS: &str = "
select c.unit, c.person, c.name, c.reason, c.at, n.name as named_by_name from information_standing_cover c
join person n on n.district = c.district and n.id = c.named_by
where c.district = $1 and ($2 = '' or c.unit = $2)";

const GRASSROOTS: &str = "
select unit, count(*) as n from information_grassroots where district = $1 and ($2 = '' or unit = $2) group by unit";

/// The network of one unit, or of all.
pub async fn read(
    tx: &mut Tx,
    district: &DistrictId,
    unit: Option<UnitId>,
    now: Timestamp,
) -> Result<Network, StoreError> {
    let one = unit.map(|unit| unit.to_string()).unwrap_or_default();
    let mut network = Network::default();
    for row in tx.all(UNITS, args![district, &one]).await? {
        if UnitKind::from_code(&row.text("kind")?).is_some_and(UnitKind::reports) {
            network.units.push(row);
        }
    }
    for row in tx.all(PEOPLE, args![district, &one, now]).await? {
        network.people.entry(row.text("unit")?).or_default().push(row);
    }
    for row in tx.all(COVERS, args![district, &one]).await? {
        network.covers.insert(row.text("unit")?, row);
    }
    for row in &tx.all(GRASSROOTS, args![district, &one]).await? {
        network.grassroots.insert(row.text("unit")?, row.int("n")?);
    }
    Ok(network)
}

/// The village and community reporters of a unit.
pub async fn grassroots(tx: &mut Tx, district: &DistrictId, unit: UnitId) -> Result<Vec<Row>, StoreError> {
    let sql = "select * from information_grassroots where district = $1 and unit = $2 order by place, id";
    tx.all(sql, args![district, unit]).await
}

/// The name of a person who is in office, and whether this is one of the three administrators, who hold no second role.
pub async fn person(
    tx: &mut Tx,
    district: &DistrictId,
    id: PersonId,
    now: Timestamp,
) -> Result<Option<(String, bool)>, StoreError> {
    let sql = "select name from person where district = $1 and id = $2 and left_at is null";
    let Some(row) = tx.opt(sql, args![district, id]).await? else { return Ok(None) };
    let sql = "
select p.role from post_holder h join post p on p.district = h.district and p.id = h.post
where h.district = $1 and h.person = $2 and h.from_at <= $3 and (h.until_at is null or h.until_at > $3)";
    let mut administers = false;
    for held in &tx.all(sql, args![district, id, now]).await? {
        administers |= Role::from_code(&held.text("role")?).is_some_and(Role::administers);
    }
    Ok(Some((row.text("name")?, administers)))
}

/// Writes what a verb leaves behind in the network.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    change: &NetworkChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, at) = (&actor.district, change.at);
    let unit = match &change.record {
        NetworkRecord::Reporter { unit, named, at } => {
            set_reporter(tx, district, *unit, named, clock, *at).await?;
            *unit
        }
        NetworkRecord::StandingCover { unit, cover, at } => {
            let sql = "
insert into information_standing_cover (district, unit, person, name, reason, named_by, at) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (district, unit) do update set person = excluded.person, name = excluded.name, reason = excluded.reason,
  named_by = excluded.named_by, at = excluded.at";
            let (name, reason) = (cover.name.as_str(), cover.reason.as_str());
            tx.exec(sql, args![district, *unit, cover.person, name, reason, cover.named_by, *at]).await?;
            *unit
        }
        NetworkRecord::Grassroots(new) => {
            let sql = "
insert into information_grassroots (district, id, unit, place, name, phone) values ($1, $2, $3, $4, $5, $6)";
            let (place, name, phone) = (new.place.as_str(), new.name.as_str(), new.phone.as_str());
            tx.exec(sql, args![district, Value::id(&new.id), new.unit, place, name, phone]).await?;
            new.unit
        }
    };
    let told = tell(tx, district, None, &change.notices, &format!("/information/network/{unit}"), clock, at).await?;
    let mut after = change.after.clone();
    after.push(("unit", unit.to_string()));
    let payload = payload(&change.before, &after, &change.rules);
    tx.record(district, Entry::by(actor, ROOM, change.verb, None, payload, at)).await;
    Ok(told)
}

/// Ends what was and begins what is: whoever reported and is not named again leaves the post now; the post stays.
async fn set_reporter(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    named: &SetReporter,
    clock: &dyn Clock,
    at: Timestamp,
) -> Result<(), StoreError> {
    let post = reporter_post(tx, district, unit, clock).await?;
    let sql = "
update post_holder set until_at = $3 where district = $1 and (until_at is null or until_at > $3)
  and post in (select p.id from post p where p.district = $1 and p.unit = $2 and p.role = 'reporter')
  and not (person = $4 and tenure = 'own') and not (person = $5 and tenure = 'acting')";
    let stand_in = named.stand_in.map(|person| person.to_string()).unwrap_or_default();
    tx.exec(sql, args![district, unit, at, named.reporter, stand_in]).await?;
    seat(tx, district, unit, post, named.reporter, "own", "", at).await?;
    if let Some(person) = named.stand_in {
        seat(tx, district, unit, post, person, "acting", "信息员B角", at).await?;
    }
    let sql = "update person set phone = $3 where district = $1 and id = $2";
    tx.exec(sql, args![district, named.reporter, named.phone.as_str()]).await?;
    Ok(())
}

/// The unit's first reporter's post, made where it has none. Touching the row makes two heads who name at once wait for each other.
async fn reporter_post(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    clock: &dyn Clock,
) -> Result<PostId, StoreError> {
    let sql = "update post set sort = sort where district = $1 and unit = $2 and role = 'reporter'";
    tx.exec(sql, args![district, unit]).await?;
    let sql = "select id from post where district = $1 and unit = $2 and role = 'reporter' order by sort, id limit 1";
    if let Some(row) = tx.opt(sql, args![district, unit]).await? {
        return row.id("id");
    }
    let post = PostId::new(clock.fresh_uuid());
    let sql = "insert into post (district, id, unit, role, title) values ($1, $2, $3, 'reporter', '信息员')";
    tx.exec(sql, args![district, post, unit]).await?;
    Ok(post)
}

/// Seats the person unless the seat is theirs already in one of the unit's reporter's posts; without another main post this is it.
#[expect(clippy::too_many_arguments, reason = "the columns of one row, named at the one place that writes it")]
async fn seat(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    post: PostId,
    person: PersonId,
    tenure: &'static str,
    reason: &'static str,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
select h.post from post_holder h join post p on p.district = h.district and p.id = h.post
where h.district = $1 and h.person = $2 and h.tenure = $3 and p.unit = $4 and p.role = 'reporter'
  and (h.until_at is null or h.until_at > $5)";
    if tx.opt(sql, args![district, person, tenure, unit, at]).await?.is_some() {
        return Ok(());
    }
    let sql = "
insert into post_holder (district, post, person, tenure, main, reason, from_at)
select $1, $2, $3, $4, case when count(*) = 0 then 1 else 0 end, $5, $6 from post_holder
where district = $1 and person = $3 and main = 1 and (until_at is null or until_at > $6)
on conflict (district, post, person, from_at) do update set tenure = excluded.tenure, until_at = null, reason = excluded.reason";
    tx.exec(sql, args![district, post, person, tenure, reason, at]).await?;
    Ok(())
}

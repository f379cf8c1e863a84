//! Headers, audiences, tasks and links of matters: written once for all rooms, in the same write as the change.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kernel::matter::{Addressee, Header, NewTask};
use kernel::{Actor, Clock, DistrictId, MatterId, PersonId, Role, TaskId, UnitId};
use store::{Row, Sql, StoreError, Tx, args};

use crate::problem::Problem;

/// Who may see a matter: everybody of a unit, or everybody with a role wherever they sit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody who sits in the unit.
    Unit(UnitId),
    /// Everybody whose post carries the role, in whatever unit.
    Role(Role),
    /// Everybody whose post in this unit carries the role.
    Seat(UnitId, Role),
    /// One person, such as a cover from another unit.
    Person(PersonId),
}

impl Audience {
    /// The stored form.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Unit(unit) => format!("unit:{unit}"),
            Self::Role(role) => format!("role:{}", role.code()),
            Self::Seat(unit, role) => format!("seat:{unit}:{}", role.code()),
            Self::Person(person) => format!("person:{person}"),
        }
    }
}

/// The audiences that the actor belongs to, for the visibility condition of a list.
#[must_use]
pub fn audiences(actor: &Actor) -> Vec<String> {
    let units: BTreeSet<String> = actor.seats.iter().map(|seat| Audience::Unit(seat.unit).code()).collect();
    let roles = actor.roles().into_iter().map(|role| Audience::Role(role).code());
    let seats = actor.seats.iter().map(|seat| Audience::Seat(seat.unit, seat.role).code());
    units.into_iter().chain(roles).chain(seats).chain([Audience::Person(actor.person).code()]).collect()
}

/// A header as stored, with what a list shows of it.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The matter.
    pub id: MatterId,
    /// Its room.
    pub room: String,
    /// Its kind within the room.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The unit it belongs to.
    pub unit: UnitId,
    /// Its state.
    pub state: String,
    /// In whose hands.
    pub holder: String,
    /// Since.
    pub since: Timestamp,
    /// By when.
    pub due_at: Option<Timestamp>,
    /// The version that a change must name.
    pub version: i64,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Its number, if it has one.
    pub number: String,
}

impl Stored {
    /// Reads the columns of `matter`.
    pub fn from_row(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id("id")?,
            room: row.text("room")?,
            kind: row.text("kind")?,
            title: row.text("title")?,
            unit: row.id("unit")?,
            state: row.text("state")?,
            holder: row.text("holder")?,
            since: row.time("since")?,
            due_at: row.opt_time("due_at")?,
            version: row.int("version")?,
            opened_at: row.time("opened_at")?,
            number: row.text("number")?,
        })
    }
}

/// Whether the actor may see the matter.
pub async fn visible(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<bool, StoreError> {
    let sql = "select audience from matter_audience where district = $1 and matter = $2";
    let rows = tx.all(sql, args![&actor.district, id]).await?;
    let mine = audiences(actor);
    for row in &rows {
        if mine.contains(&row.text("audience")?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Those of these matters that the actor may see.
pub async fn visible_among(tx: &mut Tx, actor: &Actor, ids: &[MatterId]) -> Result<BTreeSet<MatterId>, StoreError> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let sql =
        Sql::with("select matter from matter_audience where district = $1 and matter in ", args![&actor.district]);
    let sql = sql.list(ids).push(" and audience in ").list(audiences(actor));
    tx.all_built(sql).await?.iter().map(|row| row.id("matter")).collect()
}

/// The header, if there is such a matter of this kind and the actor may see it; else [`Problem::Missing`].
pub async fn load(tx: &mut Tx, actor: &Actor, kind: &str, id: MatterId) -> Result<Stored, Problem> {
    let sql = Sql::with(LOAD, args![&actor.district, id, kind]).list(audiences(actor)).push(")");
    let row = tx.all_built(sql).await?.into_iter().next().ok_or(Problem::Missing)?;
    Ok(Stored::from_row(&row)?)
}

const LOAD: &str = "
select m.* from matter m where m.district = $1 and m.id = $2 and m.kind = $3
  and exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id and a.audience in ";

/// Writes a new header with its first audiences.
pub async fn open(
    tx: &mut Tx,
    header: &Header,
    audiences: &[Audience],
    opened_by: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
insert into matter (district, id, room, kind, title, unit, state, holder, since, due_at, security_mark, version, opened_at, opened_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    let Header { district, id, room, kind, title, unit, state, holder, since, due_at, security_mark, version } = header;
    let args = args![
        district,
        *id,
        *room,
        *kind,
        title,
        *unit,
        state,
        holder,
        *since,
        *due_at,
        security_mark.code(),
        *version,
        now,
        opened_by
    ];
    tx.exec(sql, args).await?;
    for audience in audiences {
        show(tx, district, *id, *audience).await?;
    }
    Ok(())
}

/// Lets an audience see the matter from now on.
pub async fn show(tx: &mut Tx, district: &DistrictId, id: MatterId, audience: Audience) -> Result<(), StoreError> {
    let sql = "insert into matter_audience (district, audience, matter) values ($1, $2, $3) on conflict do nothing";
    tx.exec(sql, args![district, audience.code(), id]).await?;
    Ok(())
}

/// What changes in a header.
#[derive(Debug, Clone)]
pub struct Advance<'a> {
    /// The new title, if it changes.
    pub title: Option<&'a str>,
    /// The new state.
    pub state: &'a str,
    /// In whose hands from now on, in words; unchanged hands keep their `since`.
    pub holder: &'a str,
    /// By when.
    pub due_at: Option<Timestamp>,
}

/// Moves the header on from the version that was read. False if somebody was faster: then nothing is changed.
pub async fn advance(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    version: i64,
    to: &Advance<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "
update matter set title = coalesce($4, title), since = case when holder = $6 and state = $5 then since else $8 end,
  state = $5, holder = $6, due_at = $7, version = version + 1
where district = $1 and id = $2 and version = $3";
    let args = args![district, id, version, to.title, to.state, to.holder, to.due_at, now];
    Ok(tx.exec(sql, args).await? == 1)
}

/// Closes every open task of the matter and opens the new ones: a change says completely who is to act next.
pub async fn replace_tasks(
    tx: &mut Tx,
    actor: &Actor,
    id: MatterId,
    tasks: &[NewTask],
    clock: &dyn Clock,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql =
        "update task set closed_at = $3, closed_by = $4 where district = $1 and matter = $2 and closed_at is null";
    tx.exec(sql, args![&actor.district, id, now, actor.person]).await?;
    open_tasks(tx, &actor.district, id, tasks, clock, now).await
}

/// Opens tasks beside those already open. Whoever gets a task on a matter may see it from then on.
pub async fn open_tasks(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    tasks: &[NewTask],
    clock: &dyn Clock,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
insert into task (district, id, matter, unit, role, person, verb, label, due_at, opened_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    for task in tasks {
        let (unit, role, person) = match task.to {
            Addressee::Role { unit, role } => (Some(unit), Some(role.code()), None),
            Addressee::Person(person) => (None, None, Some(person)),
        };
        let seen_by = match task.to {
            Addressee::Role { unit, role } => Audience::Seat(unit, role),
            Addressee::Person(person) => Audience::Person(person),
        };
        show(tx, district, id, seen_by).await?;
        let fresh = TaskId::new(clock.fresh_uuid());
        tx.exec(sql, args![district, fresh, id, unit, role, person, task.verb, task.label, task.due_at, now]).await?;
    }
    Ok(())
}

/// Links two matters, such as `merged_into`.
pub async fn link(
    tx: &mut Tx,
    district: &DistrictId,
    source: MatterId,
    target: MatterId,
    kind: &'static str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "insert into matter_link (district, source, target, kind, at) values ($1, $2, $3, $4, $5) on conflict do nothing";
    tx.exec(sql, args![district, source, target, kind, now]).await?;
    Ok(())
}

/// One step of what happened to a matter, from the journal.
#[derive(Debug, Clone)]
pub struct Step {
    /// Place in the chain.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who, by name; 系统 for what time does.
    pub who: String,
    /// In which post; empty for the system.
    pub post: String,
    /// In which unit.
    pub unit: String,
    /// The verb.
    pub verb: String,
    /// Before, after, rule, facts.
    pub payload: String,
}

/// What happened to a matter, oldest first (办理过程).
pub async fn history(tx: &mut Tx, district: &DistrictId, id: MatterId) -> Result<Vec<Step>, StoreError> {
    let sql = "
select j.seq, j.at, j.verb, j.payload, coalesce(n.name, '系统') as who, coalesce(p.title, '') as post, coalesce(u.short, '') as unit
from journal j
left join person n on n.district = j.district and n.id = j.actor
left join post p on p.district = j.district and p.id = j.post
left join unit u on u.district = p.district and u.id = p.unit
where j.district = $1 and j.matter = $2 order by j.seq";
    let rows = tx.all(sql, args![district, id]).await?;
    let step = |row: &Row| {
        Ok(Step {
            seq: row.int("seq")?,
            at: row.time("at")?,
            who: row.text("who")?,
            post: row.text("post")?,
            unit: row.text("unit")?,
            verb: row.text("verb")?,
            payload: row.text("payload")?,
        })
    };
    rows.iter().map(step).collect()
}

/// The persons that an addressee stands for today.
pub async fn persons(
    tx: &mut Tx,
    district: &DistrictId,
    to: &Addressee,
    now: Timestamp,
) -> Result<Vec<PersonId>, StoreError> {
    match to {
        Addressee::Person(person) => Ok(vec![*person]),
        Addressee::Role { unit, role } => {
            let people = crate::identity::people::in_role(tx, district, *unit, *role, now).await?;
            Ok(people.into_iter().map(|(person, _)| person).collect())
        }
    }
}

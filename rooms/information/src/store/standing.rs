//! 本区位次 The district's own standing in the city, as the city publishes it (INF-9). Correcting adds a revision; nothing is lost.

use kernel::{Actor, Entry};
use store::{Row, StoreError, Tx, Value, args};
use webkit::Problem;

use super::write::{ROOM, payload};
use crate::model::{Phrase, Reason, StandingId};
use crate::points::Span;
use jiff::Timestamp;

/// Command 登记本区位次.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStanding {
    /// The row.
    pub id: StandingId,
    /// The span that the city speaks of.
    pub period: Span,
    /// The district's place, where the city ranks.
    pub place: Option<u32>,
    /// Among how many.
    pub of_how_many: Option<u32>,
    /// Points as published, with at most two places; empty where the city gives none.
    pub points: String,
    /// Items adopted by the city, where it publishes them.
    pub adopted: Option<u32>,
    /// Where it was published.
    pub source: Phrase,
    /// Why what was entered before is corrected.
    pub reason: Option<Reason>,
}

/// The revision in force of each period within the years, the latest period first.
pub async fn list(tx: &mut Tx, actor: &Actor, from: i16, to: i16) -> Result<Vec<Row>, StoreError> {
    tx.all(LIST, args![&actor.district, i64::from(from), i64::from(to)]).await
}

/// The statement of the list.
pub(crate) const LIST: &str = "
select s.*, n.name as by_name from information_standing s
join person n on n.district = s.district and n.id = s.person
where s.district = $1 and s.year >= $2 and s.year <= $3
order by s.year desc, s.period desc, s.revision desc";

/// How often a period has been entered.
pub async fn revisions(tx: &mut Tx, actor: &Actor, period: Span) -> Result<i64, StoreError> {
    let sql = "
select coalesce(max(revision), 0) as n from information_standing where district = $1 and year = $2 and period = $3";
    tx.one(sql, args![&actor.district, i64::from(period.year()), period.to_string()]).await?.int("n")
}

/// Writes the next revision.
pub async fn enter(
    tx: &mut Tx,
    actor: &Actor,
    new: &NewStanding,
    revision: i64,
    now: Timestamp,
) -> Result<(), Problem> {
    let district = &actor.district;
    let sql = "
insert into information_standing
  (district, id, year, period, revision, place, of_how_many, points, adopted, source, reason, person, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let (year, period) = (i64::from(new.period.year()), new.period.to_string());
    let reason = new.reason.as_ref().map(|reason| reason.as_str().to_owned()).unwrap_or_default();
    let args = args![
        district,
        Value::id(&new.id),
        year,
        &period,
        revision,
        new.place,
        new.of_how_many,
        &new.points,
        new.adopted,
        new.source.as_str(),
        &reason,
        actor.person,
        now
    ];
    tx.exec(sql, args).await?;
    let place = new.place.map(|place| place.to_string()).unwrap_or_default();
    let after = vec![
        ("period", period),
        ("revision", revision.to_string()),
        ("place", place),
        ("points", new.points.clone()),
        ("source", new.source.to_string()),
        ("reason", reason),
    ];
    let payload = payload(&Vec::new(), &after, &[]);
    tx.record(district, Entry::by(actor, ROOM, "enter_standing", None, payload, now)).await;
    Ok(())
}

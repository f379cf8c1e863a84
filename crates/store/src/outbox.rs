//! What is to happen after the commit: events for other rooms and work for later, delivered at least once.
//!
//! A worker takes rows by a lease; if it dies, another takes them when the lease is over. [`done`] belongs into the transaction
//! of the effect itself and fails when the lease was lost, so that each effect is kept once, whatever the number of workers.

use jiff::{SignedDuration, Timestamp};
use kernel::event::Event;
use kernel::id::DistrictId;

use crate::args;
use crate::db::Db;
use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;

/// The first pause after a failure; each further failure doubles it.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(10);
/// The longest pause.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_secs(3600);

/// One row of the outbox, taken by a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The tenant.
    pub district: DistrictId,
    /// Its number in the district's outbox, from 1 without gaps: consumers know a repeat by it.
    pub number: i64,
    /// The last journal entry when it was filed.
    pub journal_seq: i64,
    /// The name of the event or of the work.
    pub kind: String,
    /// Its content.
    pub payload: String,
    /// When it was filed.
    pub at: Timestamp,
    /// How often it was taken, this time included.
    pub attempts: i64,
    /// Who holds the lease.
    pub owner: String,
}

/// What waits in the outbox, for the administrators' page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// How many rows.
    pub count: i64,
    /// Since when the oldest waits.
    pub oldest: Option<Timestamp>,
    /// How many have failed at least once.
    pub failing: i64,
}

impl Delivery {
    /// The event in it; an error for work that is no event.
    pub fn event(&self) -> Result<Event, StoreError> {
        serde_json::from_str(&self.payload)
            .map_err(|cause| StoreError::Column { column: "payload".to_owned(), reason: cause.to_string() })
    }
}

/// Takes up to `limit` rows that are due and that nobody holds, oldest first, for the time of the lease.
pub async fn claim(
    db: &Db,
    owner: &str,
    lease: SignedDuration,
    limit: u32,
    now: Timestamp,
) -> Result<Vec<Delivery>, StoreError> {
    let owner = owner.to_owned();
    let until = later(now, lease);
    let rows = db
        .write(move |tx| {
            let owner = owner.clone();
            Box::pin(async move {
                let sql = tx.by_backend(CLAIM, CLAIM_POSTGRES);
                tx.all(sql, args![owner, until, now, limit]).await
            })
        })
        .await?;
    let mut taken: Vec<Delivery> = rows.iter().map(delivery).collect::<Result<_, StoreError>>()?;
    taken.sort_by(|a, b| (a.at, &a.district, a.number).cmp(&(b.at, &b.district, b.number)));
    Ok(taken)
}

/// Marks a delivery as done, in the transaction of its effect; [`StoreError::LeaseLost`] if another worker has it by now.
pub async fn done(tx: &mut Tx, delivery: &Delivery, now: Timestamp) -> Result<(), StoreError> {
    let kept = tx
        .exec(
            "update outbox
             set done_at = $1, owner = null, lease_until = null, failure = null
             where district = $2 and number = $3 and owner = $4 and attempts = $5 and done_at is null",
            args![now, &delivery.district, delivery.number, &delivery.owner, delivery.attempts],
        )
        .await?;
    if kept == 1 { Ok(()) } else { Err(StoreError::LeaseLost) }
}

/// Gives a delivery back after a failure; it is due again after a pause that doubles from time to time.
pub async fn fail(db: &Db, delivery: &Delivery, why: &str, now: Timestamp) -> Result<(), StoreError> {
    let (delivery, why) = (delivery.clone(), why.to_owned());
    let due = later(now, pause(delivery.attempts));
    db.write(move |tx| {
        let (delivery, why) = (delivery.clone(), why.clone());
        Box::pin(async move {
            tx.exec(
                "update outbox
                 set due = $1, owner = null, lease_until = null, failure = $2
                 where district = $3 and number = $4 and owner = $5 and attempts = $6 and done_at is null",
                args![due, why, &delivery.district, delivery.number, &delivery.owner, delivery.attempts],
            )
            .await
            .map(|_lost_if_none| ())
        })
    })
    .await
}

/// Counts what waits.
pub async fn waiting(db: &Db) -> Result<Waiting, StoreError> {
    db.read(|tx| {
        Box::pin(async move {
            let row = tx
                .one(
                    "select count(*) as many, min(at) as oldest,
                            cast(coalesce(sum(case when failure is null then 0 else 1 end), 0) as bigint) as failing
                     from outbox
                     where done_at is null",
                    args![],
                )
                .await?;
            Ok(Waiting { count: row.int("many")?, oldest: row.opt_time("oldest")?, failing: row.int("failing")? })
        })
    })
    .await
}

/// The pause after so many attempts.
pub(crate) fn pause(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or_default();
    FIRST_PAUSE.saturating_mul(1_i32 << doublings).min(LONGEST_PAUSE)
}

/// An instant later, at the latest the last one there is.
pub(crate) fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}

const CLAIM: &str = "with picked as materialized (
        select district, number
        from outbox
        where done_at is null and due <= $3 and (lease_until is null or lease_until <= $3)
        order by due, district, number
        limit $4
    )
    update outbox
    set owner = $1, lease_until = $2, attempts = attempts + 1
    where (district, number) in (select district, number from picked)
    returning district, number, journal_seq, kind, payload, at, attempts, owner";

const CLAIM_POSTGRES: &str = "with picked as materialized (
        select district, number
        from outbox
        where done_at is null and due <= $3 and (lease_until is null or lease_until <= $3)
        order by due, district, number
        limit $4
        for update skip locked
    )
    update outbox
    set owner = $1, lease_until = $2, attempts = attempts + 1
    where (district, number) in (select district, number from picked)
    returning district, number, journal_seq, kind, payload, at, attempts, owner";

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        district: row.id("district")?,
        number: row.int("number")?,
        journal_seq: row.int("journal_seq")?,
        kind: row.text("kind")?,
        payload: row.text("payload")?,
        at: row.time("at")?,
        attempts: row.int("attempts")?,
        owner: row.text("owner")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_up_to_an_hour() {
        assert_eq!(pause(1).as_secs(), 10);
        assert_eq!(pause(2).as_secs(), 20);
        assert_eq!(pause(5).as_secs(), 160);
        assert_eq!(pause(500).as_secs(), 3600);
    }
}

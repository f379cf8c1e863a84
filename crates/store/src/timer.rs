//! What time does by itself: a deadline fires once, whatever the number of workers (URG-4, SUP-4).
//!
//! A timer is set in the transaction that sets the deadline and fires in the transaction of what it causes; the lease only
//! keeps two workers from doing the same in vain.

use jiff::{SignedDuration, Timestamp};
use kernel::id::DistrictId;

use crate::args;
use crate::db::Db;
use crate::error::StoreError;
use crate::outbox::{later, pause};
use crate::row::Row;
use crate::tx::Tx;

/// A timer that is due, taken by a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The tenant.
    pub district: DistrictId,
    /// Its id.
    pub id: String,
    /// What is to be done, `room.job`.
    pub kind: String,
    /// For which thing.
    pub entity: String,
    /// When it fell due.
    pub due: Timestamp,
    /// What the job needs to know.
    pub payload: String,
    /// How often it was taken, this time included.
    pub attempts: i64,
    /// Who holds the lease.
    pub owner: String,
}

/// Sets a timer; setting the same (kind, entity, due) again changes nothing.
pub async fn set(
    tx: &mut Tx,
    district: &DistrictId,
    id: &str,
    (kind, entity): (&'static str, &str),
    payload: &str,
    due: Timestamp,
) -> Result<(), StoreError> {
    tx.exec(
        "insert into timer (district, id, kind, entity, due, payload, attempts)
         values ($1, $2, $3, $4, $5, $6, 0)
         on conflict (district, kind, entity, due) do nothing",
        args![district, id, kind, entity, due, payload],
    )
    .await
    .map(|_known_if_none| ())
}

/// Takes back what has not fired yet for a thing, as when its deadline moves.
pub async fn cancel(tx: &mut Tx, district: &DistrictId, kind: &'static str, entity: &str) -> Result<u64, StoreError> {
    tx.exec(
        "delete from timer where district = $1 and kind = $2 and entity = $3 and fired_at is null",
        args![district, kind, entity],
    )
    .await
}

/// Takes up to `limit` timers that are due and that nobody holds, for the time of the lease.
pub async fn claim(
    db: &Db,
    owner: &str,
    lease: SignedDuration,
    limit: u32,
    now: Timestamp,
) -> Result<Vec<Due>, StoreError> {
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
    let mut taken: Vec<Due> = rows.iter().map(due).collect::<Result<_, StoreError>>()?;
    taken.sort_by(|a, b| (a.due, &a.district, &a.id).cmp(&(b.due, &b.district, &b.id)));
    Ok(taken)
}

/// Marks a timer as fired, in the transaction of what it causes; [`StoreError::LeaseLost`] if another worker has it by now.
pub async fn fired(tx: &mut Tx, timer: &Due, now: Timestamp) -> Result<(), StoreError> {
    let kept = tx
        .exec(
            "update timer
             set fired_at = $1, owner = null, lease_until = null, failure = null
             where district = $2 and id = $3 and owner = $4 and attempts = $5 and fired_at is null",
            args![now, &timer.district, &timer.id, &timer.owner, timer.attempts],
        )
        .await?;
    if kept == 1 { Ok(()) } else { Err(StoreError::LeaseLost) }
}

/// Gives a timer back after a failure, to be taken again after a pause. Its `due` stays, since it says what was owed when.
pub async fn fail(db: &Db, timer: &Due, why: &str, now: Timestamp) -> Result<(), StoreError> {
    let (timer, why) = (timer.clone(), why.to_owned());
    let again = later(now, pause(timer.attempts));
    db.write(move |tx| {
        let (timer, why) = (timer.clone(), why.clone());
        Box::pin(async move {
            tx.exec(
                "update timer
                 set lease_until = $1, failure = $2
                 where district = $3 and id = $4 and owner = $5 and attempts = $6 and fired_at is null",
                args![again, why, &timer.district, &timer.id, &timer.owner, timer.attempts],
            )
            .await
            .map(|_lost_if_none| ())
        })
    })
    .await
}

const CLAIM: &str = "with picked as materialized (
        select district, id
        from timer
        where fired_at is null and due <= $3 and (lease_until is null or lease_until <= $3)
        order by due, district, id
        limit $4
    )
    update timer
    set owner = $1, lease_until = $2, attempts = attempts + 1
    where (district, id) in (select district, id from picked)
    returning district, id, kind, entity, due, payload, attempts, owner";

const CLAIM_POSTGRES: &str = "with picked as materialized (
        select district, id
        from timer
        where fired_at is null and due <= $3 and (lease_until is null or lease_until <= $3)
        order by due, district, id
        limit $4
        for update skip locked
    )
    update timer
    set owner = $1, lease_until = $2, attempts = attempts + 1
    where (district, id) in (select district, id from picked)
    returning district, id, kind, entity, due, payload, attempts, owner";

fn due(row: &Row) -> Result<Due, StoreError> {
    Ok(Due {
        district: row.id("district")?,
        id: row.text("id")?,
        kind: row.text("kind")?,
        entity: row.text("entity")?,
        due: row.time("due")?,
        payload: row.text("payload")?,
        attempts: row.int("attempts")?,
        owner: row.text("owner")?,
    })
}

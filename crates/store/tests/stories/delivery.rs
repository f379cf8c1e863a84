//! The outbox and the timers: a worker dies with its lease, and yet everything happens once.

use jiff::SignedDuration;
use kernel::event::Event;
use store::outbox::{self, Delivery};
use store::{Db, StoreError, args, timer};

use crate::common::{at, entry, qingxi};

const LEASE: SignedDuration = SignedDuration::from_secs(30);
const EVENTS: i64 = 40;

fn referred(n: i64) -> Event {
    let id = format!("0190a0b0-0000-7000-8000-{n:012}");
    Event::ProblemReferredV1 { submission: id.parse().expect("canonical"), to: id.parse().expect("canonical") }
}

async fn publish_all(db: &Db) {
    for n in 0..EVENTS {
        db.write(move |tx| {
            Box::pin(async move {
                tx.record(&qingxi(), entry("referred", &n.to_string())).await;
                tx.publish(&qingxi(), &referred(n), at(0)).await
            })
        })
        .await
        .map_err(|failed: StoreError| failed.for_log())
        .expect("published");
    }
}

/// The effect of a delivery and its end, in one transaction.
async fn deliver(db: &Db, delivery: &Delivery, now: i64) -> Result<(), StoreError> {
    let delivery = delivery.clone();
    db.write(move |tx| {
        let delivery = delivery.clone();
        Box::pin(async move {
            tx.next_number(&delivery.district, "effects").await?;
            outbox::done(tx, &delivery, at(now)).await
        })
    })
    .await
}

async fn effects(db: &Db, series: &'static str) -> i64 {
    let row = db
        .read(move |tx| {
            Box::pin(async move {
                tx.one("select coalesce(max(last), 0) as last from counter where series = $1", args![series]).await
            })
        })
        .await
        .map_err(|failed: StoreError| failed.for_log())
        .expect("readable");
    row.int("last").expect("a number")
}

store::on_both! {
    async fn a_worker_dies_and_every_event_has_its_effect_once(db: Db) {
        publish_all(&db).await;
        // The first worker takes ten, does three of them and dies.
        let dying = outbox::claim(&db, "first", LEASE, 10, at(1)).await.expect("taken");
        assert_eq!(dying.len(), 10);
        assert_eq!(dying[0].event().expect("an event"), referred(0));
        assert_eq!((dying[0].number, dying[0].journal_seq), (1, 1));
        for delivery in &dying[..3] {
            deliver(&db, delivery, 2).await.expect("delivered");
        }
        // The second takes what is free, and what the first held only after its lease.
        let free = outbox::claim(&db, "second", LEASE, 100, at(10)).await.expect("taken");
        assert_eq!(free.len(), 30);
        assert!(outbox::claim(&db, "second", LEASE, 100, at(11)).await.expect("asked").is_empty());
        for delivery in &free {
            deliver(&db, delivery, 12).await.expect("delivered");
        }
        let inherited = outbox::claim(&db, "second", LEASE, 100, at(32)).await.expect("taken");
        assert_eq!(inherited.len(), 7);
        // The first was not dead, only slow: what it now brings is not kept.
        let late = deliver(&db, &dying[5], 33).await.expect_err("the lease is lost");
        assert!(matches!(late, StoreError::LeaseLost), "{}", late.for_log());
        for delivery in &inherited {
            deliver(&db, delivery, 34).await.expect("delivered");
        }
        assert_eq!(effects(&db, "effects").await, EVENTS);
        assert_eq!(outbox::waiting(&db).await.expect("counted").count, 0);
    }

    async fn a_failing_delivery_comes_back_after_a_pause(db: Db) {
        publish_all(&db).await;
        let taken = outbox::claim(&db, "worker", LEASE, 1, at(1)).await.expect("taken").remove(0);
        outbox::fail(&db, &taken, "对方没有应答", at(2)).await.expect("given back");
        let waiting = outbox::waiting(&db).await.expect("counted");
        assert_eq!((waiting.count, waiting.failing), (EVENTS, 1));
        let others = outbox::claim(&db, "worker", LEASE, 100, at(3)).await.expect("taken");
        assert!(others.iter().all(|other| other.number != taken.number), "not before its pause is over");
        let again = outbox::claim(&db, "worker", LEASE, 100, at(12)).await.expect("taken");
        assert_eq!(again.iter().map(|one| (one.number, one.attempts)).collect::<Vec<_>>(), vec![(taken.number, 2)]);
    }

    async fn two_workers_at_once_never_hold_the_same(db: Db) {
        publish_all(&db).await;
        let workers = ["a", "b", "c", "d"].map(|owner| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut held = Vec::new();
                loop {
                    let taken = outbox::claim(&db, owner, LEASE, 3, at(1)).await.expect("taken");
                    if taken.is_empty() { return held }
                    held.extend(taken.into_iter().map(|one| one.number));
                }
            })
        });
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.await.expect("no worker panics"));
        }
        // On PostgreSQL a worker may pass over rows that another is just taking: what is left is taken now.
        all.extend(outbox::claim(&db, "e", LEASE, 100, at(1)).await.expect("taken").into_iter().map(|one| one.number));
        all.sort_unstable();
        assert_eq!(all, (1..=EVENTS).collect::<Vec<i64>>());
    }

    async fn a_deadline_fires_once_though_a_worker_dies_and_it_is_set_twice(db: Db) {
        for id in ["t-1", "t-2"] {
            db.write(move |tx| Box::pin(async move {
                timer::set(tx, &qingxi(), id, ("followup.overdue", "matter-1"), "{}", at(100)).await
            })).await.map_err(|failed: StoreError| failed.for_log()).expect("set");
        }
        assert!(timer::claim(&db, "first", LEASE, 10, at(99)).await.expect("asked").is_empty(), "not before it is due");
        let dead = timer::claim(&db, "first", LEASE, 10, at(100)).await.expect("taken");
        assert_eq!(dead.len(), 1);
        assert!(timer::claim(&db, "second", LEASE, 10, at(129)).await.expect("asked").is_empty());
        let taken = timer::claim(&db, "second", LEASE, 10, at(130)).await.expect("taken");
        for (timer, kept) in [(&dead[0], false), (&taken[0], true), (&taken[0], false)] {
            let timer = timer.clone();
            let fired = db.write(move |tx| {
                let timer = timer.clone();
                Box::pin(async move {
                    tx.next_number(&qingxi(), "fired").await?;
                    timer::fired(tx, &timer, at(131)).await
                })
            }).await;
            assert_eq!(fired.is_ok(), kept, "{fired:?}");
        }
        assert_eq!(effects(&db, "fired").await, 1);
        assert!(timer::claim(&db, "second", LEASE, 10, at(9999)).await.expect("asked").is_empty());
    }

    async fn a_moved_deadline_does_not_fire_at_the_old_time(db: Db) {
        let left = db.write(|tx| Box::pin(async move {
            timer::set(tx, &qingxi(), "t-1", ("followup.overdue", "matter-1"), "{}", at(100)).await?;
            let cancelled = timer::cancel(tx, &qingxi(), "followup.overdue", "matter-1").await?;
            timer::set(tx, &qingxi(), "t-2", ("followup.overdue", "matter-1"), "{}", at(200)).await?;
            Ok::<u64, StoreError>(cancelled)
        })).await.expect("moved");
        assert_eq!(left, 1);
        assert!(timer::claim(&db, "worker", LEASE, 10, at(150)).await.expect("asked").is_empty());
        let due = timer::claim(&db, "worker", LEASE, 10, at(200)).await.expect("taken");
        timer::fail(&db, &due[0], "没有办成", at(201)).await.expect("given back");
        assert!(timer::claim(&db, "worker", LEASE, 10, at(205)).await.expect("asked").is_empty());
        assert_eq!(timer::claim(&db, "worker", LEASE, 10, at(211)).await.expect("taken")[0].due, at(200));
    }
}

//! Stories of writing: whole or not at all, answered when it is on disk, one winner, no gaps, both databases.

use crate::common::{self, Told, at, entry, place, qingxi};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use futures::future::join_all;
use store::{Remembered, StoreError, args};
use tokio::sync::Barrier;

const MANY: i64 = 64;

store::on_both! {
    async fn a_write_is_seen_by_the_next_reader(db: Db) {
        common::counted(&db, "a").await.expect("kept");
        assert_eq!(place(&db).await, vec!["a"]);
    }

    async fn a_refusal_takes_back_its_own_work_and_nobody_elses(db: Db) {
        let writers = (0..MANY).map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| Box::pin(async move {
                    let series = format!("{n:02}");
                    tx.next_number(&qingxi(), &series).await?;
                    tx.record(&qingxi(), entry("wrote", &series)).await;
                    if n % 3 == 0 { Err(Told::Refused) } else { Ok(n) }
                })).await
            })
        });
        let answers = join_all(writers).await;
        for (n, answer) in (0..).zip(answers) {
            match answer.expect("no writer panics") {
                Ok(own) => assert!(own == n && n % 3 != 0),
                Err(Told::Refused) => assert_eq!(n % 3, 0),
                Err(Told::Store(broken)) => panic!("writer {n}: {}", broken.for_log()),
            }
        }
        let kept: Vec<String> = (0..MANY).filter(|n| n % 3 != 0).map(|n| format!("{n:02}")).collect();
        assert_eq!(place(&db).await, kept);
        assert_eq!(common::rows_of_journal(&db).await, kept.len() as i64);
    }

    async fn a_panic_is_answered_and_leaves_nothing(db: Db) {
        let answer: Result<(), Told> = db.write(|tx| Box::pin(async move {
            tx.next_number(&qingxi(), "broken").await?;
            tx.record(&qingxi(), entry("wrote", "broken")).await;
            panic!("a fault in a closure");
        })).await;
        assert!(matches!(answer, Err(Told::Store(StoreError::Panicked))));
        common::counted(&db, "after").await.expect("the writer lives on");
        assert_eq!(place(&db).await, vec!["after"]);
        assert_eq!(common::rows_of_journal(&db).await, 1);
    }

    async fn after_a_failed_statement_nothing_more_is_done(db: Db) {
        let answer: Result<(), Told> = db.write(|tx| Box::pin(async move {
            tx.next_number(&qingxi(), "first").await?;
            let failed = tx.exec("insert into counter (district, series, last) values ($1, 'first', 1)", args![&qingxi()]).await;
            assert!(failed.is_err(), "the number is taken");
            // The fault is swallowed, and the work pretends that all is well.
            Ok(())
        })).await;
        let Err(Told::Store(broken)) = answer else { panic!("a spoilt transaction must not be kept") };
        assert!(broken.is_unique("counter_pkey"), "{}", broken.for_log());
        assert_eq!(place(&db).await, Vec::<String>::new());
    }

    async fn the_name_of_the_refusing_constraint_is_known(db: Db) {
        let twice: Result<(), StoreError> = db.write(|tx| Box::pin(async move {
            let set = "insert into timer (district, id, kind, entity, due, payload, attempts) values ($1, $2, 'k', 'e', 5, '', 0)";
            tx.exec(set, args![&qingxi(), "one"]).await?;
            tx.exec(set, args![&qingxi(), "two"]).await.map(|_| ())
        })).await;
        let refused = twice.expect_err("the same deadline twice");
        assert_eq!(refused.constraint(), Some("timer_once"));
        assert!(refused.is_unique("timer_once") && !refused.is_unique("timer_pkey"));
        assert!(refused.to_string().contains("没有保存"), "{refused}");
    }

    async fn sixty_four_approve_at_once_and_one_wins(db: Db) {
        common::counted(&db, "state").await.expect("kept");
        let writers = (0..MANY).map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(|tx| Box::pin(async move {
                    let changed = tx.exec(
                        "update counter set last = 2 where district = $1 and series = 'state' and last = 1",
                        args![&qingxi()],
                    ).await?;
                    if changed == 0 { return Err(Told::Refused) }
                    tx.record(&qingxi(), entry("approved", "state")).await;
                    Ok(())
                })).await
            })
        });
        let answers = join_all(writers).await;
        let won = answers.iter().filter(|answer| matches!(answer, Ok(Ok(())))).count();
        let refused = answers.iter().filter(|answer| matches!(answer, Ok(Err(Told::Refused)))).count();
        assert_eq!((won, refused), (1, 63));
        assert_eq!(common::rows_of_journal(&db).await, 2, "the first entry and one approval");
    }

    async fn numbers_have_no_gaps_though_some_are_refused(db: Db) {
        let writers = (0..MANY).map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| Box::pin(async move {
                    let number = tx.next_number(&qingxi(), "青办发〔2026〕").await?;
                    if n % 4 == 1 { return Err(Told::Refused) }
                    tx.record(&qingxi(), entry("numbered", &number.to_string())).await;
                    Ok(number)
                })).await
            })
        });
        let mut numbers: Vec<i64> = join_all(writers).await.into_iter()
            .filter_map(|answer| answer.expect("no writer panics").ok()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=48).collect::<Vec<i64>>());
    }

    async fn a_command_that_comes_twice_is_done_once(db: Db) {
        let tries = (0..8).map(|_| {
            let db = db.clone();
            tokio::spawn(async move { submit(&db, "person-1", "digest-1").await })
        });
        let answers: Vec<(Remembered, String)> = join_all(tries).await.into_iter()
            .map(|answer| answer.expect("no writer panics").expect("answered")).collect();
        assert_eq!(answers.iter().filter(|(known, _)| *known == Remembered::Fresh).count(), 1);
        assert!(answers.iter().all(|(_, answer)| answer == "编号 1"), "{answers:?}");
        assert_eq!(submit(&db, "person-2", "digest-1").await.expect("answered").0, Remembered::Mismatch);
        assert_eq!(submit(&db, "person-1", "digest-2").await.expect("answered").0, Remembered::Mismatch);
    }

    async fn a_fresh_command_without_an_answer_is_not_kept(db: Db) {
        let forgot: Result<(), StoreError> = db.write(|tx| Box::pin(async move {
            tx.remember(&qingxi(), "c-1", "person-1", "digest", at(0)).await.map(|_| ())
        })).await;
        assert!(matches!(forgot, Err(StoreError::Unanswered)));
        assert_eq!(submit(&db, "person-1", "digest-1").await.expect("answered").0, Remembered::Fresh);
    }

    async fn the_chain_is_right_though_many_write_in_two_districts(db: Db) {
        let writers = (0..MANY).map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| Box::pin(async move {
                    let other = "donghe".parse().expect("valid");
                    // Half name the districts in the one order, half in the other: nobody may wait in a circle.
                    let (first, second) = if n % 2 == 0 { (qingxi(), other) } else { (other, qingxi()) };
                    tx.record(&first, entry("one", &n.to_string())).await;
                    tx.record(&second, entry("two", &n.to_string())).await;
                    tx.record(&first, entry("three", &n.to_string())).await;
                    Ok::<(), StoreError>(())
                })).await
            })
        });
        for answer in join_all(writers).await {
            answer.expect("no writer panics").expect("kept");
        }
        assert_eq!(common::rows_of_journal(&db).await, MANY * 3);
        let report = store::verify(&db, |_, _| {}).await.expect("readable");
        assert!(report.is_clean(), "{report}");
        assert_eq!(report.rows(), MANY * 3);
    }

    async fn a_reader_can_change_nothing(db: Db) {
        let tried: Result<i64, StoreError> = db.read(|tx| Box::pin(async move { tx.next_number(&qingxi(), "x").await })).await;
        assert!(tried.is_err());
        assert_eq!(place(&db).await, Vec::<String>::new());
    }

    async fn nothing_of_a_kind_goes_where_that_kind_is_wanted(db: Db) {
        db.write(|tx| Box::pin(async move {
            tx.exec(
                "insert into outbox (district, number, journal_seq, kind, payload, at, due, attempts, owner, done_at)
                 values ($1, 1, 0, 'k', '{}', 5, 5, 0, $2, $3)",
                args![&qingxi(), store::Value::Null, store::Value::Null],
            ).await?;
            tx.exec("update outbox set owner = $1, done_at = $2 where number = 1", args![None::<&str>, None::<i64>]).await
        })).await.map_err(|failed: StoreError| failed.for_log()).expect("nulls of both sorts");
        let row = db.read(|tx| Box::pin(async move {
            tx.one_built(
                store::Sql::with("select owner, done_at, at from outbox where district = $1", args![&qingxi()])
                    .filter(" and owner = ", None::<&str>)
                    .push(" and number in ").list([1_i64, 2, 3]),
            ).await
        })).await.map_err(|failed: StoreError| failed.for_log()).expect("one row");
        assert_eq!(row.opt_text("owner").expect("text"), None);
        assert_eq!(row.opt_time("done_at").expect("time"), None);
        assert_eq!(row.time("at").expect("time").as_second(), 5);
    }
}

async fn submit(db: &store::Db, actor: &'static str, digest: &'static str) -> Result<(Remembered, String), StoreError> {
    db.write(move |tx| {
        Box::pin(async move {
            let known = tx.remember(&qingxi(), "c-1", actor, digest, at(0)).await?;
            let answer = match &known {
                Remembered::Fresh => {
                    let answer = format!("编号 {}", tx.next_number(&qingxi(), "n").await?);
                    tx.answer(&qingxi(), "c-1", &answer).await?;
                    answer
                }
                Remembered::Repeat { answer } => answer.clone(),
                Remembered::Mismatch => String::new(),
            };
            Ok((known, answer))
        })
    })
    .await
}

#[tokio::test]
async fn after_closing_a_write_is_refused_calmly() {
    let fresh = store::testing::fresh(store::testing::On::Sqlite, &[]).await;
    fresh.db.close().await;
    let refused = common::counted(&fresh.db, "late").await.expect_err("closed");
    assert!(refused.to_string().contains("正在停机"), "{refused}");
}

#[tokio::test]
async fn two_that_wait_for_each_other_in_a_circle_are_both_served() {
    let office = store::testing::fresh(store::testing::On::Postgres, &[]).await;
    common::counted(&office.db, "a").await.expect("kept");
    common::counted(&office.db, "b").await.expect("kept");
    let meeting = Arc::new(Barrier::new(2));
    let tries = Arc::new(AtomicU32::new(0));
    let writers = [["a", "b"], ["b", "a"]].map(|[first, second]| {
        let (db, meeting, tries) = (office.db.clone(), meeting.clone(), tries.clone());
        tokio::spawn(async move {
            db.write(move |tx| {
                let (meeting, tries) = (meeting.clone(), tries.clone());
                Box::pin(async move {
                    tx.next_number(&qingxi(), first).await?;
                    // Each holds its first number before either asks for the second; only the first time, for the sake of the loser.
                    if tries.fetch_add(1, Ordering::SeqCst) < 2 {
                        meeting.wait().await;
                    }
                    tx.next_number(&qingxi(), second).await
                })
            })
            .await
        })
    });
    for writer in writers {
        let number: Result<i64, StoreError> = writer.await.expect("no writer panics");
        assert!(matches!(number, Ok(2 | 3)), "{number:?}");
    }
    assert_eq!(tries.load(Ordering::SeqCst), 3, "the server stops one of the two, and it is served the second time");
    office.end().await;
}

//! Group commit on SQLite: those who wait share one commit, and share its failure.

use std::sync::Arc;

use futures::future::{BoxFuture, join_all};
use store::testing::{On, fresh};
use store::{Db, StoreError, args};
use tokio::sync::Semaphore;

use crate::common::{place, qingxi};

const OTHERS: usize = 32;

type Waiting = BoxFuture<'static, Result<(), StoreError>>;

/// Holds the writer inside one piece of work until the gate is opened, with all others in the queue behind it.
async fn held(db: &Db, others: Vec<Waiting>) -> Vec<Result<(), StoreError>> {
    let gate = Arc::new(Semaphore::new(0));
    let waits = gate.clone();
    let first = db.clone();
    let first: Waiting = Box::pin(async move {
        first
            .write(move |tx| {
                let waits = waits.clone();
                Box::pin(async move {
                    tx.next_number(&qingxi(), "first").await?;
                    waits.acquire().await.expect("never closed").forget();
                    Ok(())
                })
            })
            .await
    });
    let mut all = vec![first];
    all.extend(others);
    for one in &mut all {
        assert!(futures::poll!(one).is_pending(), "everybody waits behind the first");
    }
    gate.add_permits(1);
    join_all(all).await
}

fn counting(db: &Db, n: usize) -> Waiting {
    let db = db.clone();
    Box::pin(async move {
        db.write(move |tx| Box::pin(async move { tx.next_number(&qingxi(), &format!("n{n:02}")).await.map(|_| ()) }))
            .await
    })
}

#[tokio::test]
async fn those_who_wait_share_one_commit() {
    let office = fresh(On::Sqlite, &[]).await;
    let before = office.db.groups().expect("SQLite counts");
    let others = (0..OTHERS).map(|n| counting(&office.db, n)).collect();
    for answer in held(&office.db, others).await {
        answer.expect("kept");
    }
    let after = office.db.groups().expect("SQLite counts");
    assert_eq!(after.commits - before.commits, 1);
    assert_eq!(after.pieces - before.pieces, OTHERS as u64 + 1);
    assert_eq!(place(&office.db).await.len(), OTHERS + 1);
    office.end().await;
}

#[tokio::test]
async fn when_the_transaction_is_lost_the_whole_group_is_told() {
    let office = fresh(On::Sqlite, &[]).await;
    let db = office.db.clone();
    let breaking: Waiting = Box::pin(async move {
        // As after a full disk, where SQLite ends the transaction by itself.
        db.write(|tx| Box::pin(async move { tx.exec("rollback", args![]).await.map(|_| ()) })).await
    });
    let others = vec![counting(&office.db, 1), breaking, counting(&office.db, 2)];
    let answers = held(&office.db, others).await;
    let told = answers.iter().filter(|answer| answer.is_err()).count();
    assert_eq!(told, 3, "the first, the one before the loss and the loser; the last begins a new group: {answers:?}");
    assert!(answers[3].is_ok());
    assert_eq!(place(&office.db).await, vec!["n02"]);
    office.end().await;
}

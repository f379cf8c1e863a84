//! PostgreSQL may hang up on idle connections, when it is started anew or by an administrator's hand: nobody who asks later notices.

use store::testing::{On, fresh};
use store::{Db, StoreError, args};

use crate::common::{self, place};

/// Ends every other connection to the database, and waits until it has ended.
async fn hang_up_on_others(db: &Db) -> i64 {
    let ended = db.read(|tx| {
        Box::pin(async move {
            let sql = "select pg_terminate_backend(pid, 5000) as ended from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";
            let rows = tx.all(sql, args![]).await?;
            rows.iter().map(|row| row.int("ended")).sum::<Result<i64, StoreError>>()
        })
    });
    ended.await.expect("an administrator may")
}

#[tokio::test]
async fn whoever_asks_after_the_server_hung_up_is_answered() {
    let office = fresh(On::Postgres, &[]).await;
    let administrator = Db::open(office.backend()).await.expect("a second copy of the program");
    let db = &office.db;
    common::counted(db, "before").await.expect("kept");
    assert_ne!(hang_up_on_others(&administrator).await, 0, "the office had a connection");
    common::counted(db, "after").await.expect("a write finds a connection that stands");
    assert_ne!(hang_up_on_others(&administrator).await, 0);
    assert_eq!(place(db).await, ["after", "before"], "so does a reader");
    assert_ne!(hang_up_on_others(&administrator).await, 0);
    let alone = db.alone("select count(*) as n from counter", args![]).await.expect("so does a single statement");
    assert_eq!(alone[0].int("n").expect("a count"), 2);
    administrator.close().await;
    office.end().await;
}

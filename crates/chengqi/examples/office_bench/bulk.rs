//! What makes filling quick: the indexes beside the keys are made after the rows, and the file's cache is large meanwhile.

use store::{Args, Db, Row, Sql, StoreError, args};

use super::harness::On;
use super::pattern::{names, statement};

/// For the one connection that writes, until the database is closed: two gigabytes of pages, and the log folded in seldom.
const ROOM: [&str; 2] = ["pragma cache_size = -2000000", "pragma wal_autocheckpoint = 40000"];

/// An index that was taken away, in the words that make it again.
pub struct Taken(Vec<String>);

/// Takes the indexes of the tables that grow away; what is unique stays so.
pub async fn begin(db: &Db, on: On) -> anyhow::Result<Taken> {
    let mut made = Vec::new();
    for table in names() {
        let indexes = match on {
            On::Sqlite => Sql::with(
                "select name, sql as made from sqlite_master where type = 'index' and sql is not null and tbl_name = $1",
                args![table],
            ),
            On::Postgres => Sql::with(
                "
select indexname::text as name, indexdef as made from pg_indexes
where tablename::text = $1 and not exists (select 1 from pg_constraint where conname = indexname)",
                args![table],
            ),
        };
        let found: Vec<Row> = db
            .read(move |tx| {
                let indexes = indexes.clone();
                Box::pin(async move { tx.all_built(indexes).await })
            })
            .await
            .map_err(|error: StoreError| error)?;
        for index in found {
            made.push(index.text("made")?);
            run(db, statement(format!("drop index {}", index.text("name")?))).await?;
        }
    }
    if on == On::Sqlite {
        for setting in ROOM {
            run(db, setting).await?;
        }
    }
    Ok(Taken(made))
}

/// Makes them again, each in a transaction of its own.
pub async fn end(db: &Db, taken: Taken) -> anyhow::Result<()> {
    for made in taken.0 {
        run(db, statement(made)).await?;
    }
    Ok(())
}

async fn run(db: &Db, sql: &'static str) -> Result<(), StoreError> {
    db.write(move |tx| Box::pin(async move { tx.exec(sql, Args::new()).await.map(|_| ()) })).await
}

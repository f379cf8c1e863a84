//! What the stories share.

use jiff::Timestamp;
use kernel::Entry;
use kernel::id::DistrictId;
use store::{Db, StoreError, args};

/// How a piece of work may end otherwise than well.
#[derive(Debug)]
pub enum Told {
    /// The rules said no.
    Refused,
    /// The store could not.
    Store(StoreError),
}

impl From<StoreError> for Told {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The district of the demonstration.
pub fn qingxi() -> DistrictId {
    "qingxi".parse().expect("valid")
}

/// So many seconds after the stories begin.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_763_800_000 + seconds).expect("in range")
}

/// An entry of the journal.
pub fn entry(verb: &'static str, what: &str) -> Entry {
    Entry::by_system("store", verb, None, format!("{{\"what\":\"{what}\"}}"), at(0))
}

/// Takes a number and records it.
pub async fn counted(db: &Db, series: &'static str) -> Result<i64, StoreError> {
    db.write(move |tx| {
        Box::pin(async move {
            let number = tx.next_number(&qingxi(), series).await?;
            tx.record(&qingxi(), entry("counted", series)).await;
            Ok(number)
        })
    })
    .await
}

/// The series that have been counted.
pub async fn place(db: &Db) -> Vec<String> {
    let rows = db
        .read(|tx| Box::pin(async move { tx.all("select series from counter order by series", args![]).await }))
        .await
        .map_err(|failed: StoreError| failed.for_log())
        .expect("readable");
    rows.iter().map(|row| row.text("series").expect("text")).collect()
}

/// How many rows the journal has.
pub async fn rows_of_journal(db: &Db) -> i64 {
    let row = db
        .read(|tx| Box::pin(async move { tx.one("select count(*) as many from journal", args![]).await }))
        .await
        .map_err(|failed: StoreError| failed.for_log())
        .expect("readable");
    row.int("many").expect("a number")
}

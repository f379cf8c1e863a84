//! Writes with eight tasks and says every number that was answered, until it is killed. `victim sqlite FILE | postgres URL`
//!
//! The story `killed` starts and kills it. Each write takes a number, records it and answers a command, all or nothing.

use std::io::Write;

use jiff::Timestamp;
use kernel::Entry;
use kernel::id::DistrictId;
use store::{Backend, Db, StoreError};

const TASKS: usize = 8;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let mut words = std::env::args().skip(1);
    let backend = match (words.next().as_deref(), words.next()) {
        (Some("sqlite"), Some(file)) => Backend::Sqlite { file: file.into(), readers: 1 },
        (Some("postgres"), Some(url)) => Backend::Postgres { url, connections: 8 },
        _other => {
            eprintln!("usage: victim sqlite FILE | postgres URL");
            std::process::exit(2);
        }
    };
    let db = Db::open(&backend).await.expect("the database opens");
    let tasks = (0..TASKS).map(|_| {
        let db = db.clone();
        tokio::spawn(async move {
            loop {
                let number = write(&db).await.map_err(|failed| failed.for_log()).expect("written");
                let mut out = std::io::stdout().lock();
                writeln!(out, "{number}").and_then(|()| out.flush()).expect("somebody reads");
            }
        })
    });
    futures::future::join_all(tasks).await;
}

async fn write(db: &Db) -> Result<i64, StoreError> {
    db.write(|tx| {
        Box::pin(async move {
            let district: DistrictId = "qingxi".parse().expect("a short code");
            let at = Timestamp::from_second(1_763_800_000).expect("in range");
            let number = tx.next_number(&district, "kill").await?;
            let id = number.to_string();
            tx.remember(&district, &id, "victim", "digest", at).await?;
            tx.record(&district, Entry::by_system("store", "wrote", None, id.clone(), at)).await;
            tx.answer(&district, &id, "ok").await?;
            Ok(number)
        })
    })
    .await
}

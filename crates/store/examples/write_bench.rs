//! How many durable writes a second: `cargo run --release -p store --example write_bench -- [FOLDER] [SECONDS]`
//!
//! Each write takes a number, records an entry in the chained journal and is answered when it is on disk. The figures depend on
//! the disk, so its bare fdatasync is measured in the same run, before and after.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use kernel::Entry;
use kernel::id::DistrictId;
use store::{Backend, Db, StoreError};
use tokio::time::Instant;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let mut words = std::env::args().skip(1);
    let folder = words.next().map_or_else(std::env::temp_dir, PathBuf::from).join("chengqi-write-bench");
    let seconds = words.next().and_then(|word| word.parse().ok()).unwrap_or(5);
    let time = Duration::from_secs(seconds);
    std::fs::create_dir_all(&folder).expect("the folder can be written");
    say_disk(&folder, time);
    for tasks in [1_u64, 8, 32] {
        measure(&folder, tasks, time).await;
    }
    say_disk(&folder, time);
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
}

async fn measure(folder: &Path, tasks: u64, time: Duration) {
    let file = folder.join(format!("bench-{tasks}.db"));
    let db = Db::open(&Backend::Sqlite { file, readers: 1 }).await.expect("opens");
    db.migrate(&[], Timestamp::UNIX_EPOCH).await.expect("tables are made");
    let before = db.groups().expect("SQLite counts");
    let (ended, slowest) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let begun = Instant::now();
    let writers: Vec<_> = (0..tasks)
        .map(|_| {
            let (db, ended, slowest) = (db.clone(), ended.clone(), slowest.clone());
            tokio::spawn(async move {
                while !ended.load(Ordering::Relaxed) {
                    let asked = Instant::now();
                    write(&db).await.expect("written");
                    let micros = u64::try_from(asked.elapsed().as_micros()).unwrap_or(u64::MAX);
                    slowest.fetch_max(micros, Ordering::Relaxed);
                }
            })
        })
        .collect();
    tokio::time::sleep(time).await;
    ended.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.await.expect("no writer panics");
    }
    let took = begun.elapsed().as_secs_f64();
    let after = db.groups().expect("SQLite counts");
    let (commits, pieces) = (rate(after.commits - before.commits, took), rate(after.pieces - before.pieces, took));
    println!(
        "{tasks:>2} tasks: {pieces:.0} durable writes/s in {commits:.0} commits/s ({:.1} a commit), slowest {:.1} ms",
        pieces / commits,
        rate(slowest.load(Ordering::Relaxed), 1000.0)
    );
    db.close().await;
}

async fn write(db: &Db) -> Result<i64, StoreError> {
    db.write(|tx| {
        Box::pin(async move {
            let district: DistrictId = "qingxi".parse().expect("a short code");
            let number = tx.next_number(&district, "bench").await?;
            let payload = format!("{{\"number\":{number},\"text\":\"{}\"}}", "青溪区".repeat(40));
            tx.record(&district, Entry::by_system("store", "wrote", None, payload, Timestamp::UNIX_EPOCH)).await;
            Ok(number)
        })
    })
    .await
}

/// The disk alone. SQLite's log grows only until it is first folded in, and is written over from then on, which costs less.
fn say_disk(folder: &Path, time: Duration) {
    let (growing, over) = (bare(folder, time, Place::Growing), bare(folder, time, Place::Over));
    println!("fdatasync of 4 KiB: {growing:.0}/s at the end of a growing file, {over:.0}/s over what is there");
}

#[derive(PartialEq, Eq)]
enum Place {
    Growing,
    Over,
}

fn bare(folder: &Path, time: Duration, place: Place) -> f64 {
    const PAGES: u64 = 1000;
    let mut file = File::create(folder.join("bare")).expect("the folder can be written");
    file.write_all(&[0; 4096 * 1000]).and_then(|()| file.sync_all()).expect("the disk takes it");
    let begun = Instant::now();
    let mut count: u64 = 0;
    while begun.elapsed() < time {
        if place == Place::Over {
            file.seek(SeekFrom::Start(count % PAGES * 4096)).expect("within the file");
        }
        file.write_all(&[7; 4096]).and_then(|()| file.sync_data()).expect("the disk takes it");
        count += 1;
    }
    rate(count, begun.elapsed().as_secs_f64())
}

#[expect(clippy::cast_precision_loss, reason = "figures for people to read")]
fn rate(count: u64, seconds: f64) -> f64 {
    count as f64 / seconds
}

//! The program is killed while it writes: what it has answered is there, and nothing is there by halves.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use kernel::clock::split_mix;
use store::testing::{On, fresh};
use store::{Backend, Db, StoreError, args, verify};

const KILLS: usize = 10;

#[tokio::test]
async fn on_sqlite_every_answered_write_survives_the_kill() {
    survive(On::Sqlite).await;
}

#[tokio::test]
async fn on_postgresql_every_answered_write_survives_the_kill() {
    survive(On::Postgres).await;
}

async fn survive(on: On) {
    let office = fresh(on, &[]).await;
    office.db.close().await;
    let (kind, place) = match office.backend() {
        Backend::Sqlite { file, .. } => ("sqlite", file.to_str().expect("a plain name").to_owned()),
        Backend::Postgres { url, .. } => ("postgres", url.clone()),
    };
    let mut chance = 20_261_122;
    let mut answered: Vec<i64> = Vec::new();
    for kill in 0..KILLS {
        let mut victim = Command::new(victim())
            .args([kind, &place])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|cause| panic!("examples/victim is built together with the tests: {cause}"));
        let mut lines = BufReader::new(victim.stdout.take().expect("piped")).lines();
        let last = 1 + usize::try_from(split_mix(&mut chance) % 120).expect("small");
        let number = |line: std::io::Result<String>| line.expect("readable").parse::<i64>().expect("a whole line");
        answered.extend(lines.by_ref().take(last).map(number));
        victim.kill().expect("it still runs");
        victim.wait().expect("it has ended");
        // What it said before it died was answered too.
        answered.extend(lines.map_while(|line| line.ok()?.parse::<i64>().ok()));

        let db = Db::open(office.backend()).await.expect("opens after the kill");
        let report = verify(&db, |_, _| {}).await.expect("readable");
        assert!(report.is_clean(), "kill {kill}\n{report}");
        let (kept, numbered, halves) = state(&db).await;
        assert_eq!(numbered, i64::try_from(kept.len()).expect("few"), "kill {kill}: a number without its entry");
        assert_eq!(halves, 0, "kill {kill}: a command without its entry or without its answer");
        for number in &answered {
            assert!(kept.binary_search(number).is_ok(), "kill {kill}: answered and lost: {number}");
        }
        db.close().await;
    }
    assert!(answered.len() > KILLS, "{} writes were answered in all", answered.len());
    office.end_unchecked().await;
}

/// The numbers in the journal, the last number given, and commands that are not whole.
async fn state(db: &Db) -> (Vec<i64>, i64, i64) {
    db.read(|tx| {
        Box::pin(async move {
            let kept = tx.all("select matter, payload from journal order by seq", args![]).await?;
            let mut kept: Vec<i64> = kept.iter().map(|row| row.id("payload")).collect::<Result<_, _>>()?;
            kept.sort_unstable();
            let numbered = tx.one("select coalesce(max(last), 0) as last from counter", args![]).await?.int("last")?;
            let commands = tx.one("select count(*) as many from command", args![]).await?.int("many")?;
            let bare = tx.one("select count(*) as many from command where answer = ''", args![]).await?.int("many")?;
            Ok((kept, numbered, (commands - numbered).abs() + bare))
        })
    })
    .await
    .map_err(|failed: StoreError| failed.for_log())
    .expect("readable")
}

/// The program of `examples/victim.rs`, which is built beside the tests.
fn victim() -> PathBuf {
    let own = std::env::current_exe().expect("a test knows where it lies");
    let target = own.parent().and_then(|deps| deps.parent()).expect("target/debug/deps/stories");
    target.join("examples").join("victim")
}

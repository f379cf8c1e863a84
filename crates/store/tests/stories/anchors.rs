//! Anchors kept outside show what the chain alone can't: a cut end, and a chain written anew (SEC-3).

use std::fs;
use std::os::unix::fs::PermissionsExt;

use kernel::FixedClock;
use kernel::journal::Row as Entry;
use store::anchor::{self, Anchor, Key, PublicKey};
use store::verify::{Fault, FaultKind};
use store::{Db, StoreError, args, verify, verify_against};

use crate::common::{at, entry, qingxi};

const ROWS: i64 = 12;

async fn write_journal(db: &Db) {
    for n in 0..ROWS {
        db.write(move |tx| {
            Box::pin(async move {
                tx.record(&qingxi(), entry("wrote", &n.to_string())).await;
                Ok::<(), StoreError>(())
            })
        })
        .await
        .expect("kept");
    }
}

/// Anchors written to a folder of their own and read back.
async fn anchored(db: &Db) -> Vec<Anchor> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let clock = FixedClock::new(at(0), 7);
    let key = Key::load_or_make(&folder.path().join("anchor.key"), &clock).expect("made");
    let heads = anchor::heads(db).await.expect("read");
    anchor::write(folder.path(), &heads, &key, at(1)).expect("written");
    anchor::check(folder.path(), &key.public()).expect("trusted")
}

store::on_both! {
    async fn a_cut_end_with_a_mended_head_is_shown_by_the_anchor_alone(db: Db) {
        write_journal(&db).await;
        let anchors = anchored(&db).await;
        assert!(verify_against(&db, &anchors, |_, _| {}).await.expect("readable").is_clean());
        db.write(|tx| Box::pin(async move {
            tx.exec("delete from journal where district = $1 and seq > 9", args![&qingxi()]).await?;
            let last = tx.one("select hash from journal where district = $1 and seq = 9", args![&qingxi()]).await?;
            tx.exec(
                "update chain_head set seq = 9, hash = $2 where district = $1",
                args![&qingxi(), last.text("hash")?],
            ).await
        })).await.map_err(|failed: StoreError| failed.for_log()).expect("cut");
        assert!(verify(&db, |_, _| {}).await.expect("readable").is_clean(), "the chain alone can't know");
        let report = verify_against(&db, &anchors, |_, _| {}).await.expect("readable");
        assert_eq!(report.districts[0].fault, Some(Fault { seq: 10, kind: FaultKind::CutBeforeAnchor }), "{report}");
    }

    async fn a_chain_written_anew_is_shown_by_the_anchor_alone(db: Db) {
        write_journal(&db).await;
        let anchors = anchored(&db).await;
        db.write(|tx| Box::pin(rewrite_from(tx, 5))).await.map_err(|failed: StoreError| failed.for_log()).expect("rewritten");
        assert!(verify(&db, |_, _| {}).await.expect("readable").is_clean(), "the chain alone can't know");
        let report = verify_against(&db, &anchors, |_, _| {}).await.expect("readable");
        assert_eq!(report.districts[0].fault, Some(Fault { seq: ROWS, kind: FaultKind::AgainstAnchor }), "{report}");
    }

    async fn a_whole_district_taken_away_is_shown_by_the_anchor(db: Db) {
        write_journal(&db).await;
        let anchors = anchored(&db).await;
        db.write(|tx| Box::pin(async move {
            tx.exec("delete from journal", args![]).await?;
            tx.exec("delete from chain_head", args![]).await
        })).await.map_err(|failed: StoreError| failed.for_log()).expect("taken away");
        let report = verify_against(&db, &anchors, |_, _| {}).await.expect("readable");
        assert_eq!(report.districts[0].fault, Some(Fault { seq: 1, kind: FaultKind::CutBeforeAnchor }), "{report}");
    }
}

/// What somebody can do who knows the program: change a row and recompute all behind it, and the head.
async fn rewrite_from(tx: &mut store::Tx, from: i64) -> Result<(), StoreError> {
    let rows = tx.all("select * from journal where district = $1 order by seq", args![&qingxi()]).await?;
    let mut prev = String::new();
    for row in rows {
        let mut entry = Entry {
            district: row.text("district")?,
            seq: row.int("seq")?,
            at: row.int("at")?,
            actor: row.text("actor")?,
            post: row.text("post")?,
            room: row.text("room")?,
            verb: row.text("verb")?,
            matter: row.text("matter")?,
            payload: row.text("payload")?,
            prev: row.text("prev")?,
            hash: row.text("hash")?,
        };
        if entry.seq >= from {
            "another".clone_into(&mut entry.actor);
            entry.prev.clone_from(&prev);
            entry.hash = entry.digest();
            tx.exec(
                "update journal set actor = $2, prev = $3, hash = $4 where district = $1 and seq = $5",
                args![&qingxi(), &entry.actor, &entry.prev, &entry.hash, entry.seq],
            )
            .await?;
        }
        prev = entry.hash;
    }
    tx.exec("update chain_head set hash = $2 where district = $1", args![&qingxi(), prev]).await.map(|_| ())
}

fn heads() -> Vec<Anchor> {
    (1..=3).map(|n| Anchor { district: "qingxi".to_owned(), seq: n, hash: format!("{n:064x}") }).collect()
}

#[test]
fn the_key_is_for_this_account_alone_and_is_read_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("anchor.key");
    let clock = FixedClock::new(at(0), 7);
    let key = Key::load_or_make(&file, &clock).expect("made");
    assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
    let public = fs::read_to_string(folder.path().join("anchor.key.pub")).expect("beside");
    let again = Key::load_or_make(&file, &clock).expect("read");
    assert_eq!(again.public().to_text(), key.public().to_text());
    anchor::write(folder.path(), &heads(), &again, at(1)).expect("written");
    let known = anchor::check(folder.path(), &PublicKey::from_text(&public).expect("a key")).expect("trusted");
    assert_eq!(known, heads());

    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("own file");
    let said = Key::load_or_make(&file, &clock).err().expect("open to others").to_string();
    assert!(said.contains("chmod 600"), "{said}");
}

#[test]
fn a_changed_a_missing_and_a_foreign_anchor_are_not_trusted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let key = Key::load_or_make(&folder.path().join("a.key"), &FixedClock::new(at(0), 7)).expect("made");
    let other = Key::load_or_make(&folder.path().join("b.key"), &FixedClock::new(at(0), 8)).expect("made");
    let file = anchor::write(folder.path(), &heads(), &key, at(1)).expect("written");
    let whole = fs::read_to_string(&file).expect("readable");
    let lines: Vec<&str> = whole.lines().collect();

    let changed = whole.replacen("qingxi 2 ", "qingxi 4 ", 1);
    let without_second = format!("{}\n{}\n", lines[0], lines[2]);
    for (text, row) in [(changed, "第 2 行"), (without_second, "第 2 行"), ("v1 nonsense\n".to_owned(), "第 1 行")]
    {
        fs::write(&file, text).expect("own file");
        let said = anchor::check(folder.path(), &key.public()).expect_err("not trusted").to_string();
        assert!(said.contains(row), "{said}");
    }
    fs::write(&file, whole).expect("own file");
    assert!(anchor::check(folder.path(), &other.public()).is_err(), "signed by another key");
    assert_eq!(anchor::check(folder.path(), &key.public()).expect("trusted"), heads());
}

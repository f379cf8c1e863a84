//! A backup made while the office works is whole, and never replaces another.

use std::os::unix::fs::PermissionsExt;

use store::testing::{On, fresh};
use store::{Backend, Db, verify};

use crate::common;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_load_opens_and_its_journal_is_whole() {
    let office = fresh(On::Sqlite, &[]).await;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("backup.db");
    for _ in 0..20 {
        common::counted(&office.db, "before").await.expect("kept");
    }
    let busy = office.db.clone();
    let writers = tokio::spawn(async move {
        for _ in 0..50 {
            common::counted(&busy, "meanwhile").await.expect("kept");
        }
    });
    let mut said = Vec::new();
    office.db.backup(&file, |done, all| said.push((done, all))).await.expect("backed up");
    writers.await.expect("no writer panics");
    assert!(said.last().is_some_and(|(done, all)| done == all && *all > 0), "{said:?}");

    let rights = std::fs::metadata(&file).expect("there").permissions().mode() & 0o777;
    assert_eq!(rights, 0o600, "a backup is for this account alone");

    let copy = Db::open(&Backend::Sqlite { file: file.clone(), readers: 1 }).await.expect("the backup opens");
    let report = verify(&copy, |_, _| {}).await.expect("readable");
    assert!(report.is_clean(), "{report}");
    assert!((20..=70).contains(&report.rows()), "{} rows", report.rows());
    copy.close().await;

    let refused = office.db.backup(&file, |_, _| {}).await.expect_err("never overwritten").to_string();
    assert!(refused.contains("已经存在"), "{refused}");
    let names: Vec<_> =
        std::fs::read_dir(folder.path()).expect("readable").flatten().map(|one| one.file_name()).collect();
    assert_eq!(names, vec!["backup.db"], "nothing is left beside it");
    office.end().await;
}

#[tokio::test]
async fn on_postgresql_it_is_said_how_to_back_up() {
    let office = fresh(On::Postgres, &[]).await;
    let said = office.db.backup(std::path::Path::new("x.db"), |_, _| {}).await.expect_err("not ours to do").to_string();
    assert!(said.contains("pg_dump"), "{said}");
    office.end().await;
}

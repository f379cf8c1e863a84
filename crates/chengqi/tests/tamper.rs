//! Whoever changes the journal behind the program is found out, and the row is named (SEC-3).

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::{Server, draft, path, run};
use store::{Backend, BoxFuture, Db, StoreError, Tx, args};

/// A change of the journal, and the row that has to be named.
struct Deed {
    what: &'static str,
    row: i64,
    does: for<'c> fn(&'c mut Tx, i64) -> BoxFuture<'c, Result<(), StoreError>>,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_behind_the_program_is_found_at_its_row() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let demo = folder.path().join("demo");
    let server = Server::demo(&demo);
    let reporter = server.card("reporter");
    for n in 0..5 {
        assert_eq!(
            reporter.post("/api/information/submissions", &draft(&format!("第{n}条"))).expect("answers").status,
            200
        );
    }
    server.stop();
    run(&["verify", "--data", path(&demo)]).says(0, "全部相符");

    let last = last(&demo).await;
    let deeds = [
        Deed { what: "update", row: 1, does: |tx, row| Box::pin(update(tx, row)) },
        Deed { what: "update", row: last / 2, does: |tx, row| Box::pin(update(tx, row)) },
        Deed { what: "update", row: last, does: |tx, row| Box::pin(update(tx, row)) },
        Deed { what: "delete", row: 1, does: |tx, row| Box::pin(delete(tx, row)) },
        Deed { what: "delete", row: last, does: |tx, row| Box::pin(delete(tx, row)) },
        Deed { what: "insert", row: 2, does: |tx, row| Box::pin(insert(tx, row)) },
        Deed { what: "insert", row: last + 1, does: |tx, row| Box::pin(insert(tx, row)) },
        Deed { what: "swap", row: last - 2, does: |tx, row| Box::pin(swap(tx, row)) },
        Deed { what: "cut and mend", row: last - 2, does: |tx, row| Box::pin(cut_and_mend(tx, row)) },
    ];
    forged_anchors_are_a_finding(&copied(&demo, &folder.path().join("anchors")));
    for Deed { what, row, does } in deeds {
        let copy = copied(&demo, &folder.path().join(format!("{what}-{row}")));
        let db = open(&copy).await;
        let done: Result<(), StoreError> = db.write(move |tx| does(tx, row)).await;
        done.unwrap_or_else(|error| panic!("{what} {row}: {}", error.for_log()));
        db.close().await;
        run(&["verify", "--data", path(&copy)]).says(1, &format!("第 {row} 行"));
        fs::remove_dir_all(&copy).expect("own folder");
    }
}

fn forged_anchors_are_a_finding(data: &Path) {
    let file = data.join("anchors").join("anchors.txt");
    let text = fs::read_to_string(&file).expect("written at the start and at the end");
    let (line, rest) = text.split_once('\n').expect("a line");
    fs::write(&file, format!("{}\n{rest}", line.replacen(" qingxi ", " qingx1 ", 1))).expect("own file");
    run(&["verify", "--data", path(data)]).says(1, "第 1 行不可信");
    fs::remove_dir_all(data.join("keys")).expect("own folder");
    run(&["verify", "--data", path(data)]).says(1, "外存锚点不可信");
}

async fn open(data: &Path) -> Db {
    Db::open(&Backend::Sqlite { file: data.join("chengqi.db"), readers: 1 }).await.expect("opens")
}

async fn last(data: &Path) -> i64 {
    let db = open(data).await;
    let row = db.read(|tx| Box::pin(tx.one("select max(seq) as seq from journal", args![]))).await;
    let row: Result<_, StoreError> = row;
    db.close().await;
    let last = row.and_then(|row| row.int("seq")).expect("a journal");
    assert!(5 < last, "the demonstration has a journal of its own");
    last
}

/// A stopped house, copied: the database, the anchors and the key that signs them.
fn copied(from: &Path, to: &Path) -> PathBuf {
    for file in ["chengqi.db", "anchors/anchors.txt", "keys/anchor.key", "keys/anchor.key.pub"] {
        let target = to.join(file);
        fs::create_dir_all(target.parent().expect("within the copy")).expect("own folder");
        fs::copy(from.join(file), target).unwrap_or_else(|cause| panic!("{file}: {cause}"));
    }
    to.to_owned()
}

async fn update(tx: &mut Tx, row: i64) -> Result<(), StoreError> {
    tx.exec("update journal set payload = '{\"forged\":true}' where seq = $1", args![row]).await.map(drop)
}

async fn delete(tx: &mut Tx, row: i64) -> Result<(), StoreError> {
    tx.exec("delete from journal where seq = $1", args![row]).await.map(drop)
}

/// Makes room for a row of the forger's own, which copies another.
async fn insert(tx: &mut Tx, row: i64) -> Result<(), StoreError> {
    tx.exec("update journal set seq = -seq - 1 where seq >= $1", args![row]).await?;
    tx.exec("update journal set seq = -seq where seq < 0", args![]).await?;
    let sql = "
insert into journal (district, seq, at, actor, post, room, verb, matter, payload, prev, hash)
select district, $1, at, actor, post, room, 'forged', matter, payload, prev, hash from journal where seq = 1";
    tx.exec(sql, args![row]).await.map(drop)
}

async fn swap(tx: &mut Tx, row: i64) -> Result<(), StoreError> {
    tx.exec("update journal set seq = -1 where seq = $1", args![row]).await?;
    tx.exec("update journal set seq = $1 where seq = $1 + 1", args![row]).await?;
    tx.exec("update journal set seq = $1 + 1 where seq = -1", args![row]).await.map(drop)
}

/// Takes the end away and sets the head right: only the anchors kept outside can tell.
async fn cut_and_mend(tx: &mut Tx, row: i64) -> Result<(), StoreError> {
    tx.exec("delete from journal where seq >= $1", args![row]).await?;
    let sql = "update chain_head set seq = $1 - 1, hash = (select hash from journal where seq = $1 - 1)";
    tx.exec(sql, args![row]).await.map(drop)
}

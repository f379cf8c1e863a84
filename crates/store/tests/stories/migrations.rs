//! Tables are brought up to date once, in order, and never by a program older than they are.

use futures::future::join_all;
use store::testing::{On, fresh};
use store::{Db, Migration, StoreError, args};

use crate::common::at;

const fn step(number: u32, sql: &'static str) -> Migration {
    Migration { number, title: "一步", sql, sqlite: None, postgres: None }
}

const OLD: &[Migration] =
    &[step(1, "create table paper (district text not null, id text not null, primary key (district, id));")];
const NEW: &[Migration] = &[
    step(1, "create table paper (district text not null, id text not null, primary key (district, id));"),
    step(
        2,
        "alter table paper add column title text not null default ''; create unique index paper_title on paper (district, title);",
    ),
];
const CHANGED: &[Migration] = &[step(1, "create table paper (district text not null, id text not null);")];
const BROKEN: &[Migration] = &[step(1, "create table leaf (id text not null); create table leaf (id text not null);")];
const GAP: &[Migration] = &[step(2, "create table leaf (id text not null);")];

async fn migrate(db: &Db, migrations: &'static [Migration]) -> Result<usize, StoreError> {
    db.migrate(&[("papers", migrations)], at(0)).await
}

store::on_both! {
    async fn each_step_is_done_once(db: Db) {
        assert_eq!(migrate(&db, OLD).await.expect("up to date"), 1);
        assert_eq!(migrate(&db, OLD).await.expect("up to date"), 0);
        assert_eq!(migrate(&db, NEW).await.expect("up to date"), 1);
        let twice: Result<(), StoreError> = db.write(|tx| Box::pin(async move {
            tx.exec("insert into paper (district, id, title) values ('q', '1', 'a')", args![]).await?;
            tx.exec("insert into paper (district, id, title) values ('q', '2', 'a')", args![]).await.map(|_| ())
        })).await;
        assert_eq!(twice.expect_err("the same title").constraint(), Some("paper_title"), "names of new tables are known at once");
    }

    async fn several_copies_of_the_program_may_start_at_once(db: Db) {
        let copies = (0..6).map(|_| { let db = db.clone(); tokio::spawn(async move { migrate(&db, NEW).await }) });
        let done: usize = join_all(copies).await.into_iter()
            .map(|copy| copy.expect("no copy panics").map_err(|failed| failed.for_log()).expect("up to date")).sum();
        assert_eq!(done, 2);
    }

    async fn an_older_program_and_a_changed_step_are_refused(db: Db) {
        migrate(&db, NEW).await.expect("up to date");
        let older = migrate(&db, OLD).await.expect_err("older").to_string();
        assert!(older.contains("第 2 步") && older.contains("请换用较新的程序"), "{older}");
        let other = migrate(&db, GAP).await.expect_err("not counted from 1").to_string();
        assert!(other.contains("连续编号"), "{other}");
    }

    async fn a_changed_step_is_refused(db: Db) {
        migrate(&db, OLD).await.expect("up to date");
        let changed = migrate(&db, CHANGED).await.expect_err("changed").to_string();
        assert!(changed.contains("不得改动"), "{changed}");
    }

    async fn a_step_that_fails_leaves_nothing(db: Db) {
        let failed = migrate(&db, BROKEN).await.expect_err("broken").to_string();
        assert!(failed.contains("已全部撤回"), "{failed}");
        let there = db.read(|tx| Box::pin(async move { tx.all("select id from leaf", args![]).await })).await;
        assert!(there.is_err_and(|_: StoreError| true), "the first half is not there either");
    }
}

#[tokio::test]
async fn a_new_file_gets_its_tables_and_is_folded_into_one_when_closed() {
    let office = fresh(On::Sqlite, &[("papers", NEW)]).await;
    let store::Backend::Sqlite { file, .. } = office.backend().clone() else { panic!("a SQLite office") };
    crate::common::counted(&office.db, "one").await.expect("kept");
    assert_eq!(office.db.backend_name(), "SQLite");
    office.db.close().await;
    let folder = file.parent().expect("in a folder");
    let mut names: Vec<_> = std::fs::read_dir(folder).expect("readable").flatten().map(|one| one.file_name()).collect();
    names.sort();
    assert_eq!(names, vec!["office.db"], "no log beside the file after a clean shutdown");
    office.end_unchecked().await;
}

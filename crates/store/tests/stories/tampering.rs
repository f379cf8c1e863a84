//! Thousands of random changes behind the program's back: every one is found at the first wrong row, and never where there is
//! none (SEC-3).

use kernel::clock::split_mix;
use kernel::journal::{GENESIS, Row as Entry};
use sqlx::{AssertSqlSafe, Connection, Row as _, SqliteConnection};
use store::testing::{Fresh, On, fresh};
use store::verify::{Fault, FaultKind};
use store::{Backend, StoreError, verify};

use crate::common::{entry, qingxi};

const ROWS: i64 = 24;
/// Of each kind of tampering.
const TRIES: u64 = 400;

/// An office with a journal, and a hand behind its back.
struct Scene {
    office: Fresh,
    hand: SqliteConnection,
    rows: Vec<Entry>,
    chance: u64,
}

impl Scene {
    async fn set(seed: u64) -> Self {
        let office = fresh(On::Sqlite, &[]).await;
        for n in 0..ROWS {
            office
                .db
                .write(move |tx| {
                    Box::pin(async move {
                        tx.record(&qingxi(), entry("wrote", &n.to_string())).await;
                        tx.record(&"donghe".parse().expect("valid"), entry("wrote", &n.to_string())).await;
                        Ok::<(), StoreError>(())
                    })
                })
                .await
                .expect("kept");
        }
        let Backend::Sqlite { file, .. } = office.backend() else { panic!("a SQLite office") };
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file).pragma("synchronous", "off");
        let mut hand = SqliteConnection::connect_with(&options).await.expect("the file opens");
        for keep in [
            "create temp table kept_journal as select * from journal",
            "create temp table kept_head as select * from chain_head",
        ] {
            sqlx::query(keep).execute(&mut hand).await.expect("copied");
        }
        let rows = sqlx::query("select * from journal where district = 'qingxi' order by seq")
            .fetch_all(&mut hand)
            .await
            .expect("readable");
        let rows = rows.iter().map(as_entry).collect();
        Self { office, hand, rows, chance: seed }
    }

    /// A number from `low` to `high`.
    fn pick(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(split_mix(&mut self.chance) % u64::try_from(high - low + 1).expect("low first"))
            .expect("small")
    }

    async fn change(&mut self, sql: String) {
        let done = sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(&mut self.hand).await;
        assert!(done.is_ok_and(|done| done.rows_affected() > 0), "this changes nothing: {sql}");
    }

    /// Whether exactly this is found in the one district and nothing in the other; then everything is put back, and found clean.
    async fn found(&mut self, wanted: Fault, what: &str) {
        let report = verify(&self.office.db, |_, _| {}).await.expect("readable");
        for district in &report.districts {
            let expected = (district.district == "qingxi").then_some(&wanted);
            assert_eq!(district.fault.as_ref(), expected, "{what}; chance {:#x}\n{report}", self.chance);
        }
        let back = "begin; delete from journal; insert into journal select * from kept_journal;
                    delete from chain_head; insert into chain_head select * from kept_head; commit";
        sqlx::raw_sql(back).execute(&mut self.hand).await.expect("put back");
        let clean = verify(&self.office.db, |_, _| {}).await.expect("readable");
        assert!(clean.is_clean(), "a false alarm\n{clean}");
    }

    async fn insert(&mut self, row: &Entry) {
        sqlx::query("insert into journal values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
            .bind(&row.district)
            .bind(row.seq)
            .bind(row.at)
            .bind(&row.actor)
            .bind(&row.post)
            .bind(&row.room)
            .bind(&row.verb)
            .bind(&row.matter)
            .bind(&row.payload)
            .bind(&row.prev)
            .bind(&row.hash)
            .execute(&mut self.hand)
            .await
            .expect("inserted");
    }

    async fn end(self) {
        self.hand.close().await.expect("closed");
        self.office.end().await;
    }
}

fn as_entry(row: &sqlx::sqlite::SqliteRow) -> Entry {
    Entry {
        district: row.get("district"),
        seq: row.get("seq"),
        at: row.get("at"),
        actor: row.get("actor"),
        post: row.get("post"),
        room: row.get("room"),
        verb: row.get("verb"),
        matter: row.get("matter"),
        payload: row.get("payload"),
        prev: row.get("prev"),
        hash: row.get("hash"),
    }
}

const fn at_row(seq: i64, kind: FaultKind) -> Fault {
    Fault { seq, kind }
}

#[tokio::test]
async fn a_changed_column_is_found_in_its_row() {
    let mut scene = Scene::set(1).await;
    let columns = ["at", "actor", "post", "room", "verb", "matter", "payload", "prev", "hash"];
    for _ in 0..TRIES {
        let seq = scene.pick(1, ROWS);
        let column = columns[usize::try_from(scene.pick(0, 8)).expect("small")];
        let by = scene.pick(1, 1_000_000);
        let value = if column == "at" { format!("at + {by}") } else { format!("{column} || '{by}'") };
        scene.change(format!("update journal set {column} = {value} where district = 'qingxi' and seq = {seq}")).await;
        scene.found(at_row(seq, FaultKind::Altered), column).await;
    }
    scene.end().await;
}

#[tokio::test]
async fn a_column_of_the_wrong_sort_is_found_in_its_row() {
    let mut scene = Scene::set(2).await;
    for _ in 0..TRIES {
        let seq = scene.pick(1, ROWS);
        let (column, value) = [("at", "'soon'"), ("actor", "x'ff'"), ("payload", "x'00'"), ("at", "1.5")]
            [usize::try_from(scene.pick(0, 3)).expect("small")];
        scene.change(format!("update journal set {column} = {value} where district = 'qingxi' and seq = {seq}")).await;
        scene.found(at_row(seq, FaultKind::Unreadable), column).await;
    }
    scene.end().await;
}

#[tokio::test]
async fn a_changed_row_with_a_fitting_digest_is_found_behind_it() {
    let mut scene = Scene::set(3).await;
    for _ in 0..TRIES {
        let seq = scene.pick(1, ROWS);
        let mut row = scene.rows[usize::try_from(seq - 1).expect("small")].clone();
        row.payload = format!("{{\"forged\":{}}}", scene.pick(0, 1_000_000));
        row.hash = row.digest();
        let (payload, hash) = (&row.payload, &row.hash);
        scene
            .change(format!(
                "update journal set payload = '{payload}', hash = '{hash}' where district = 'qingxi' and seq = {seq}"
            ))
            .await;
        let wanted = if seq == ROWS { at_row(seq, FaultKind::WrongHead) } else { at_row(seq + 1, FaultKind::Unlinked) };
        scene.found(wanted, "forged").await;
    }
    scene.end().await;
}

#[tokio::test]
async fn a_deleted_row_is_missed_in_the_middle_and_at_the_end() {
    let mut scene = Scene::set(4).await;
    for _ in 0..TRIES {
        let first = scene.pick(1, ROWS);
        let last = if scene.pick(0, 1) == 0 { first } else { ROWS };
        scene.change(format!("delete from journal where district = 'qingxi' and seq between {first} and {last}")).await;
        scene.found(at_row(first, FaultKind::Absent), "deleted").await;
    }
    scene.end().await;
}

#[tokio::test]
async fn a_deleted_row_is_missed_though_the_later_ones_are_moved_up() {
    let mut scene = Scene::set(5).await;
    for _ in 0..TRIES {
        let seq = scene.pick(1, ROWS - 1);
        scene
            .change(format!(
                "delete from journal where district = 'qingxi' and seq = {seq};
                 update journal set seq = -seq where district = 'qingxi' and seq > {seq};
                 update journal set seq = -seq - 1 where district = 'qingxi' and seq < 0"
            ))
            .await;
        scene.found(at_row(seq, FaultKind::Altered), "moved up").await;
    }
    scene.end().await;
}

#[tokio::test]
async fn an_inserted_row_is_found_however_well_it_is_forged() {
    let mut scene = Scene::set(6).await;
    for _ in 0..TRIES {
        let seq = scene.pick(1, ROWS + 1);
        let well_forged = scene.pick(0, 1) == 1;
        let before = usize::try_from(seq - 1).ok().and_then(|n| n.checked_sub(1)).map(|n| scene.rows[n].hash.clone());
        let mut row = scene.rows[0].clone();
        row.seq = seq;
        row.payload = format!("{{\"forged\":{}}}", scene.pick(0, 1_000_000));
        row.prev = before.unwrap_or_else(|| GENESIS.to_owned());
        row.hash = if well_forged { row.digest() } else { format!("{:064x}", scene.pick(0, 1_000_000)) };
        if seq <= ROWS {
            scene
                .change(format!(
                    "update journal set seq = -seq where district = 'qingxi' and seq >= {seq};
                     update journal set seq = 1 - seq where district = 'qingxi' and seq < 0"
                ))
                .await;
        }
        scene.insert(&row).await;
        let wanted = match (well_forged, seq == ROWS + 1) {
            (false, _) => at_row(seq, FaultKind::Altered),
            // Its own digest and its link are right: the next row is where the chain breaks.
            (true, false) => at_row(seq + 1, FaultKind::Altered),
            (true, true) => at_row(seq, FaultKind::Surplus),
        };
        scene.found(wanted, "inserted").await;
    }
    scene.end().await;
}

#[tokio::test]
async fn two_rows_that_changed_places_are_found_at_the_first() {
    let mut scene = Scene::set(7).await;
    for _ in 0..TRIES {
        let first = scene.pick(1, ROWS - 1);
        let second = scene.pick(first + 1, ROWS);
        scene
            .change(format!(
                "update journal set seq = -1 where district = 'qingxi' and seq = {first};
                 update journal set seq = {first} where district = 'qingxi' and seq = {second};
                 update journal set seq = {second} where district = 'qingxi' and seq = -1"
            ))
            .await;
        scene.found(at_row(first, FaultKind::Altered), "swapped").await;
    }
    scene.end().await;
}

#[tokio::test]
async fn a_changed_number_or_head_is_found() {
    let mut scene = Scene::set(8).await;
    for _ in 0..TRIES {
        let seq = scene.pick(1, ROWS);
        let by = scene.pick(1, 1_000_000);
        let (sql, wanted) = match scene.pick(0, 5) {
            0 => (format!("update journal set seq = {}", ROWS + by), at_row(seq, FaultKind::Absent)),
            1 => (format!("update journal set seq = -{by}"), at_row(-by, FaultKind::Surplus)),
            2 => (format!("update chain_head set seq = seq + {by}"), at_row(ROWS + 1, FaultKind::Absent)),
            3 => (format!("update chain_head set seq = {seq} - 1"), at_row(seq, FaultKind::Surplus)),
            4 => (format!("update chain_head set hash = hash || '{by}'"), at_row(ROWS, FaultKind::WrongHead)),
            _headless => ("delete from chain_head".to_owned(), at_row(ROWS, FaultKind::Headless)),
        };
        let row = if sql.contains("journal") { format!(" and seq = {seq}") } else { String::new() };
        scene.change(format!("{sql} where district = 'qingxi'{row}")).await;
        scene.found(wanted, &sql).await;
    }
    scene.end().await;
}

#[tokio::test]
async fn the_finding_names_the_row_and_what_is_wrong_in_plain_words() {
    let mut scene = Scene::set(9).await;
    scene.change("update journal set actor = '某人' where district = 'qingxi' and seq = 17".to_owned()).await;
    let report = verify(&scene.office.db, |_, _| {}).await.expect("readable");
    let said = report.districts.iter().find(|one| one.district == "qingxi").expect("named").sentence("青溪区");
    assert_eq!(said, "青溪区 第 17 行：内容与摘要不符（该行被改动过）");
    scene.found(at_row(17, FaultKind::Altered), "actor").await;
    scene.end().await;
}

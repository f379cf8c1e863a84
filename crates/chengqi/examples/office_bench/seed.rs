//! Fills a database with many items in bulk: the rows of the patterns with other units, days and words, and a journal that is
//! chained by the kernel's own arithmetic, so that `verify` finds it whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::journal::{GENESIS, Row as Entry};
use store::{Db, Kind, StoreError, Tx, Value, args};
use tokio::task::JoinHandle;

use super::org::{Org, district};
use super::pattern::{Filling, Pattern, Patterns, Rows, Table, statement};
use super::stories::begin;

const DAY: i64 = 86_400;
/// Closed items lie back between two weeks and three years.
const OLDEST: i64 = 3 * 365;
const YOUNGEST: i64 = 14;
/// Items in one transaction: few enough that it ends within the store's limit of time on a busy machine too.
const CHUNK: usize = 500;
/// How often a transaction is tried that takes longer than the store lets it.
const TRIES: u32 = 10;
/// Rows of one statement.
const ROWS: usize = 64;
/// The journal's columns, in the order in which they are written.
const JOURNAL: [&str; 11] =
    ["district", "seq", "at", "actor", "post", "room", "verb", "matter", "payload", "prev", "hash"];

/// What has been written so far.
pub struct Seeder<'a> {
    db: &'a Db,
    org: &'a Org,
    patterns: &'a Patterns,
    now: Timestamp,
    bundles: u64,
    items: u64,
    numbers: BTreeMap<i64, i64>,
    head: (i64, String),
    statements: BTreeMap<(&'static str, usize), &'static str>,
    /// The transaction under way, while the rows of the next one are made.
    writing: Option<JoinHandle<Result<(), StoreError>>>,
}

/// Rows by table, and the head of the chain behind them.
struct Chunk {
    inserts: Vec<(&'static str, Vec<Value>)>,
    head: (i64, String),
}

impl<'a> Seeder<'a> {
    /// Begins on a database that has its office already.
    pub async fn begin(db: &'a Db, org: &'a Org, patterns: &'a Patterns, now: Timestamp) -> anyhow::Result<Self> {
        let statements = BTreeMap::new();
        let numbers = BTreeMap::new();
        let head = (0, GENESIS.to_owned());
        let mut seeder =
            Self { db, org, patterns, now, bundles: 0, items: 0, numbers, head, statements, writing: None };
        let mut inserts = Vec::new();
        for (table, values) in &patterns.constant {
            inserts.push((seeder.insert(table, 1), values.clone()));
        }
        let head = db.read(|tx| {
            Box::pin(
                async move { tx.opt("select seq, hash from chain_head where district = $1", args![district()]).await },
            )
        });
        let head: Option<store::Row> = head.await.map_err(|error: StoreError| error)?;
        if let Some(head) = head {
            seeder.head = (head.int("seq")?, head.text("hash")?);
        }
        let chunk = Chunk { inserts, head: seeder.head.clone() };
        seeder.write(chunk).await?;
        Ok(seeder)
    }

    /// So many items that nobody has anything left to do on, spread over the years.
    pub async fn closed(&mut self, items: usize) -> anyhow::Result<()> {
        let patterns = self.patterns;
        let (goal, span) = (self.items + items as u64, OLDEST - YOUNGEST);
        let (from, mut filled) = (self.items, Vec::new());
        while self.items < goal {
            let done = i64::try_from((self.items - from) * span.unsigned_abs() / items as u64)?;
            let pattern = &patterns.closed[usize::try_from(self.bundles)? % patterns.closed.len()];
            filled.push(self.fill(pattern, OLDEST - done));
            self.flush(&mut filled, goal).await?;
        }
        self.flush_all(filled).await
    }

    /// So many items that wait for somebody, of these days.
    pub async fn open(&mut self, items: usize) -> anyhow::Result<()> {
        let patterns = self.patterns;
        let goal = self.items + items as u64;
        let mut filled = Vec::new();
        while self.items < goal {
            let pattern = &patterns.open[usize::try_from(self.bundles)? % patterns.open.len()];
            let back = 1 + i64::try_from(self.items % 5)?;
            filled.push(self.fill(pattern, back));
            self.flush(&mut filled, goal).await?;
        }
        self.flush_all(filled).await
    }

    /// The numbers taken, so that the next issue goes on from there.
    pub async fn end(mut self) -> anyhow::Result<()> {
        self.written().await?;
        for (year, last) in self.numbers {
            let series = format!("bulletin:{}:{year}", self.patterns.bulletin);
            let counted = self.db.write(move |tx| {
                let series = series.clone();
                Box::pin(async move {
                    let sql = "insert into counter (district, series, last) values ($1, $2, $3)";
                    tx.exec(sql, args![district(), series, last]).await
                })
            });
            counted.await.map_err(|error: StoreError| error)?;
        }
        Ok(())
    }

    fn fill(&mut self, pattern: &Pattern, days_back: i64) -> Rows {
        let whole_days = (self.now.as_second() - begin().as_second()).div_euclid(DAY) - days_back;
        let jitter = i64::try_from(self.bundles * 37 % 3_000).unwrap_or_default();
        let shift = whole_days * DAY + jitter;
        let at = Timestamp::from_second(begin().as_second() + shift).unwrap_or(self.now);
        let year = i64::from(office_day(at).year());
        let number = self.numbers.entry(year).or_default();
        *number += i64::from(pattern.issue);
        let filling = Filling {
            org: self.org,
            unit: usize::try_from(self.bundles * 7).unwrap_or_default() % self.org.units.len(),
            seed: 10_000 + self.items,
            shift,
            number: (year, *number),
            chance: self.bundles.wrapping_mul(0x9e37_79b9_7f4a_7c15),
        };
        self.bundles += 1;
        self.items += pattern.items as u64;
        pattern.fill(&filling)
    }

    async fn flush(&mut self, filled: &mut Vec<Rows>, goal: u64) -> anyhow::Result<()> {
        let items: usize = filled.iter().map(|filled| filled.items).sum();
        if CHUNK <= items {
            self.flush_all(std::mem::take(filled)).await?;
            if self.items % 50_000 < CHUNK as u64 {
                eprintln!("    已写入 {} / {goal} 条", self.items);
            }
        }
        Ok(())
    }

    async fn flush_all(&mut self, filled: Vec<Rows>) -> anyhow::Result<()> {
        let mut by_table: Vec<Vec<Vec<Value>>> = vec![Vec::new(); self.patterns.tables.len()];
        let mut journal = Vec::new();
        for Rows { rows, journal: entries, .. } in filled {
            for (place, row) in rows {
                by_table[place].push(row);
            }
            for entry in entries {
                journal.push(self.chain(&entry)?);
            }
        }
        let patterns = self.patterns;
        let mut inserts = Vec::new();
        for (table, rows) in patterns.tables.iter().zip(by_table) {
            self.pack(table, rows, &mut inserts);
        }
        let columns = JOURNAL.map(|name| (name.to_owned(), Kind::Text)).to_vec();
        self.pack(&Table { name: "journal", columns }, journal, &mut inserts);
        let head = self.head.clone();
        self.write(Chunk { inserts, head }).await
    }

    /// Places an entry behind the last one.
    fn chain(&mut self, entry: &[Value]) -> anyhow::Result<Vec<Value>> {
        let column = |name: &str| {
            let at = self.patterns.journal.columns.iter().position(|(column, _)| column == name);
            at.and_then(|at| entry.get(at)).cloned().unwrap_or(Value::Null)
        };
        let text = |name: &str| match column(name) {
            Value::Text(text) => text,
            Value::Int(_) | Value::Bytes(_) | Value::Null | Value::Absent(_) => String::new(),
        };
        let at = match column("at") {
            Value::Int(at) => at,
            Value::Text(_) | Value::Bytes(_) | Value::Null | Value::Absent(_) => anyhow::bail!("an entry without time"),
        };
        let (last, hash) = &self.head;
        let mut row = Entry {
            district: text("district"),
            seq: last + 1,
            at,
            actor: text("actor"),
            post: text("post"),
            room: text("room"),
            verb: text("verb"),
            matter: text("matter"),
            payload: text("payload"),
            prev: hash.clone(),
            hash: String::new(),
        };
        row.hash = row.digest();
        self.head = (row.seq, row.hash.clone());
        let Entry { district, seq, at, actor, post, room, verb, matter, payload, prev, hash } = row;
        Ok(args![district, seq, at, actor, post, room, verb, matter, payload, prev, hash])
    }

    /// Rows of one table in statements of many rows, and the rest one by one.
    fn pack(&mut self, table: &Table, rows: Vec<Vec<Value>>, inserts: &mut Vec<(&'static str, Vec<Value>)>) {
        let mut rows = rows.into_iter();
        while ROWS <= rows.len() {
            let values = rows.by_ref().take(ROWS).flatten().collect();
            inserts.push((self.insert(table, ROWS), values));
        }
        for row in rows {
            inserts.push((self.insert(table, 1), row));
        }
    }

    fn insert(&mut self, table: &Table, rows: usize) -> &'static str {
        self.statements.entry((table.name, rows)).or_insert_with(|| {
            let columns: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
            let row = |row: usize| {
                let places = (1..=columns.len()).map(|place| format!("${}", row * columns.len() + place));
                format!("({})", places.collect::<Vec<_>>().join(", "))
            };
            let values: Vec<String> = (0..rows).map(row).collect();
            statement(format!("insert into {} ({}) values {}", table.name, columns.join(", "), values.join(", ")))
        })
    }

    /// Hands a transaction over, after the one before it has ended.
    async fn write(&mut self, chunk: Chunk) -> anyhow::Result<()> {
        self.written().await?;
        let (db, chunk) = (self.db.clone(), Arc::new(chunk));
        self.writing = Some(tokio::spawn(async move {
            let mut left = TRIES;
            loop {
                let chunk = chunk.clone();
                let written = db.write(move |tx| {
                    let chunk = chunk.clone();
                    Box::pin(async move { insert_all(tx, &chunk).await })
                });
                left -= 1;
                match written.await {
                    // Nothing of it was kept: the machine was busy with something else.
                    Err(StoreError::TooSlow) if left != 0 => {}
                    ended => return ended,
                }
            }
        }));
        Ok(())
    }

    /// Waits for the transaction under way.
    async fn written(&mut self) -> anyhow::Result<()> {
        match self.writing.take() {
            Some(writing) => Ok(writing.await??),
            None => Ok(()),
        }
    }
}

async fn insert_all(tx: &mut Tx, chunk: &Chunk) -> Result<(), StoreError> {
    for (sql, values) in &chunk.inserts {
        tx.exec(sql, values.clone()).await?;
    }
    let (seq, hash) = chunk.head.clone();
    let head = "
insert into chain_head (district, seq, hash) values ($1, $2, $3)
on conflict (district) do update set seq = excluded.seq, hash = excluded.hash";
    tx.exec(head, args![district(), seq, hash]).await?;
    Ok(())
}

//! From the rows of a told story to a pattern that can be filled in again for other units, days and words.

use std::collections::BTreeMap;

use information::model::{Body, ItemKind, Text, Title};
use jiff::Timestamp;
use kernel::clock::office_day;
use store::{Db, Kind, Row, Sql, StoreError, Value, args};
use uuid::Uuid;

use super::org::{Org, district};
use super::stories::{Scene, Told, begin};
use super::words;

/// Tables whose rows belong to a matter, with the column that names it. The journal stands apart: its rows are chained.
const TABLES: [(&str, &str); 15] = [
    ("matter", "id"),
    ("matter_audience", "matter"),
    ("matter_link", "source"),
    ("task", "matter"),
    ("notice", "matter"),
    ("information_submission", "id"),
    ("information_text", "submission"),
    ("information_signature", "submission"),
    ("information_owed", "submission"),
    ("information_return", "submission"),
    ("information_refusal", "submission"),
    ("information_merge", "submission"),
    ("information_issue", "id"),
    ("information_issue_item", "issue"),
    ("information_sign_off", "issue"),
];
/// Tables of issues that have no column for the matter but the issue's own.
const OF_ISSUES: [(&str, &str); 2] = [("information_issue_copies", "issue"), ("information_outcome", "submission")];
/// Copied as they are, once.
const CONSTANT: [&str; 2] = ["information_bulletin", "information_bulletin_copies"];
/// Whole seconds from here on are instants; every smaller number is a count.
const FIRST_INSTANT: i64 = 1_000_000_000;

/// The tables that grow with the items, the journal among them.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLES.into_iter().chain(OF_ISSUES).map(|(name, _)| name).chain(["journal"])
}

/// A table with its columns.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns, and whether they hold text.
    pub columns: Vec<(String, Kind)>,
}

/// What stands in a column.
#[derive(Debug, Clone)]
enum Cell {
    Text(Vec<Piece>),
    Instant(i64),
    Day(Timestamp),
    Year,
    Number,
    Whole(i64),
    Nothing(Kind),
}

/// A piece of a text.
#[derive(Debug, Clone)]
enum Piece {
    Same(String),
    Filled(Slot),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Unit(usize),
    UnitName(usize),
    Person(usize, usize),
    Post(usize, usize),
    PersonName(usize, usize),
    Fresh(usize),
    Digest(usize),
    Title(usize),
    Body(usize),
    YearAndNumber,
    Number,
}

/// A text that is signed by its digest.
#[derive(Debug, Clone)]
struct Signed {
    kind: ItemKind,
    item: usize,
    event_at: Option<i64>,
}

/// One bundle of matters, ready to be filled in.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// How many items are in it.
    pub items: usize,
    /// Whether an issue is, which takes a number.
    pub issue: bool,
    rows: Vec<(usize, Vec<Cell>)>,
    journal: Vec<Vec<Cell>>,
    fresh: Vec<i64>,
    signed: Vec<Signed>,
}

/// A bundle's rows, each with the place of its table, and its journal rows, not yet chained.
pub struct Rows {
    /// How many items are in it.
    pub items: usize,
    /// Rows of tables.
    pub rows: Vec<(usize, Vec<Value>)>,
    /// Rows of the journal.
    pub journal: Vec<Vec<Value>>,
}

/// All patterns with the tables that they fill.
pub struct Patterns {
    /// The tables, without the journal.
    pub tables: Vec<Table>,
    /// The journal's columns.
    pub journal: Table,
    /// Rows that are written once: table and values.
    pub constant: Vec<(Table, Vec<Value>)>,
    /// The id of the one bulletin.
    pub bulletin: String,
    /// Closed bundles.
    pub closed: Vec<Pattern>,
    /// Open bundles.
    pub open: Vec<Pattern>,
}

/// What a pattern is filled with.
pub struct Filling<'a> {
    /// The office.
    pub org: &'a Org,
    /// The first unit; the bundle's others follow.
    pub unit: usize,
    /// The seed of the first item's words.
    pub seed: u64,
    /// Seconds by which everything is moved.
    pub shift: i64,
    /// Year and number of the issue.
    pub number: (i64, i64),
    /// Where chance for ids comes from.
    pub chance: u64,
}

impl Patterns {
    /// Reads the told stories.
    pub async fn of(told: &Told, org: &Org) -> anyhow::Result<Self> {
        let db = &told.office.app.db;
        let mut tables = Vec::new();
        for (name, _) in TABLES.into_iter().chain(OF_ISSUES) {
            tables.push(table(db, name).await?);
        }
        let journal = table(db, "journal").await?;
        let mut constant = Vec::new();
        for name in CONSTANT {
            let table = table(db, name).await?;
            for row in all(db, name).await? {
                let values = table.columns.iter().map(|(column, kind)| plain(&row, column, *kind));
                constant.push((table.clone(), values.collect::<Result<Vec<Value>, _>>()?));
            }
        }
        let bulletin = all(db, "information_bulletin").await?.first().map(|row| row.text("id")).transpose()?;
        let bulletin = bulletin.unwrap_or_default();
        let known = known(told, org, &bulletin).await?;
        let mut patterns = Self { tables, journal, constant, bulletin, closed: Vec::new(), open: Vec::new() };
        for scene in &told.closed {
            let pattern = patterns.pattern(db, scene, &known).await?;
            patterns.closed.push(pattern);
        }
        for scene in &told.open {
            let pattern = patterns.pattern(db, scene, &known).await?;
            patterns.open.push(pattern);
        }
        Ok(patterns)
    }

    async fn pattern(&self, db: &Db, scene: &Scene, known: &Tokens) -> anyhow::Result<Pattern> {
        let mut tokens = known.clone();
        for (item, (_, seed)) in scene.items.iter().enumerate() {
            tokens.add(words::title(*seed), Slot::Title(item));
            tokens.add(words::body(*seed), Slot::Body(item));
        }
        if let Some((_, number)) = scene.issue {
            let year = office_day(begin()).year();
            tokens.add(format!("{year}年第{number}期"), Slot::YearAndNumber);
            tokens.add(format!("第{number}期"), Slot::Number);
        }
        let mut rows = Vec::new();
        for (place, (name, column)) in TABLES.into_iter().chain(OF_ISSUES).enumerate() {
            let found = of_matters(db, name, column, &scene.matters()).await?;
            rows.extend(found.into_iter().map(|row| (place, row)));
        }
        let journal = of_matters(db, "journal", "matter", &scene.matters()).await?;
        let mut signed = Vec::new();
        for (_, row) in rows.iter().filter(|(place, _)| self.tables[*place].name == "information_text") {
            let of = row.text("submission")?;
            let item = scene.items.iter().position(|(id, _)| *id == of).unwrap_or_default();
            let kind = ItemKind::from_code(&row.text("kind")?).unwrap_or(ItemKind::Dynamic);
            let text = Text {
                kind,
                title: Title::parse(&row.text("title")?).map_err(|refused| anyhow::anyhow!("{refused:?}"))?,
                body: Body::parse(&row.text("body")?).map_err(|refused| anyhow::anyhow!("{refused:?}"))?,
                event_at: row.opt_time("event_at")?,
            };
            tokens.add(text.digest(), Slot::Digest(signed.len()));
            signed.push(Signed { kind, item, event_at: row.opt_int("event_at")? });
        }
        let mut fresh = Vec::new();
        let mut compiled = Vec::new();
        for (place, row) in &rows {
            let table = &self.tables[*place];
            compiled.push((*place, cells(table, row, &mut tokens, &mut fresh)?));
        }
        let journal = journal.iter().map(|row| cells(&self.journal, row, &mut tokens, &mut fresh));
        let journal = journal.collect::<anyhow::Result<Vec<_>>>()?;
        let (items, issue) = (scene.items.len(), scene.issue.is_some());
        Ok(Pattern { items, issue, rows: compiled, journal, fresh, signed })
    }
}

impl Pattern {
    /// Fills it in.
    #[must_use]
    pub fn fill(&self, filling: &Filling<'_>) -> Rows {
        let mut chance = filling.chance;
        let fresh: Vec<String> = self.fresh.iter().map(|at| id(at + filling.shift * 1_000, &mut chance)).collect();
        let seed = |item: usize| filling.seed + item as u64;
        let titles: Vec<String> = (0..self.items).map(|item| words::title(seed(item))).collect();
        let bodies: Vec<String> = (0..self.items).map(|item| words::body(seed(item))).collect();
        let digest = |signed: &Signed| {
            let event = signed.event_at.and_then(|at| Timestamp::from_second(at + filling.shift).ok());
            let title = Title::parse(&titles[signed.item]).expect("made-up titles fit");
            let body = Body::parse(&bodies[signed.item]).expect("made-up bodies fit");
            Text { kind: signed.kind, title, body, event_at: event }.digest()
        };
        let digests: Vec<String> = self.signed.iter().map(digest).collect();
        let filled = Filled { filling, fresh, titles, bodies, digests };
        let rows =
            self.rows.iter().map(|(place, cells)| (*place, cells.iter().map(|cell| filled.value(cell)).collect()));
        let journal = self.journal.iter().map(|cells| cells.iter().map(|cell| filled.value(cell)).collect());
        Rows { items: self.items, rows: rows.collect(), journal: journal.collect() }
    }
}

struct Filled<'a> {
    filling: &'a Filling<'a>,
    fresh: Vec<String>,
    titles: Vec<String>,
    bodies: Vec<String>,
    digests: Vec<String>,
}

impl Filled<'_> {
    fn value(&self, cell: &Cell) -> Value {
        let (year, number) = self.filling.number;
        match cell {
            Cell::Text(pieces) => Value::Text(self.text(pieces)),
            Cell::Instant(at) => Value::Int(at + self.filling.shift),
            Cell::Day(at) => {
                let moved = Timestamp::from_second(at.as_second() + self.filling.shift).unwrap_or(*at);
                Value::Text(office_day(moved).to_string())
            }
            Cell::Year => Value::Int(year),
            Cell::Number => Value::Int(number),
            Cell::Whole(whole) => Value::Int(*whole),
            Cell::Nothing(kind) => Value::Absent(*kind),
        }
    }

    fn text(&self, pieces: &[Piece]) -> String {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Same(same) => text.push_str(same),
                Piece::Filled(slot) => self.push(&mut text, *slot),
            }
        }
        text
    }

    fn push(&self, text: &mut String, slot: Slot) {
        let Filling { org, unit: first, number: (year, number), .. } = self.filling;
        let unit = |place: usize| &org.units[(first + place) % org.units.len()];
        match slot {
            Slot::Unit(place) => text.push_str(&unit(place).id.to_string()),
            Slot::UnitName(place) => text.push_str(&unit(place).name),
            Slot::Person(place, who) => text.push_str(&unit(place).people[who].id.to_string()),
            Slot::Post(place, who) => text.push_str(&unit(place).people[who].post.to_string()),
            Slot::PersonName(place, who) => text.push_str(&unit(place).people[who].name),
            Slot::Fresh(place) => text.push_str(&self.fresh[place]),
            Slot::Digest(place) => text.push_str(&self.digests[place]),
            Slot::Title(item) => text.push_str(&self.titles[item]),
            Slot::Body(item) => text.push_str(&self.bodies[item]),
            Slot::YearAndNumber => text.push_str(&format!("{year}年第{number}期")),
            Slot::Number => text.push_str(&format!("第{number}期")),
        }
    }
}

/// Texts that are replaced, and by what.
#[derive(Clone, Default)]
struct Tokens {
    replaced: Vec<(String, Piece)>,
    fresh: BTreeMap<String, usize>,
}

impl Tokens {
    fn add(&mut self, token: String, slot: Slot) {
        self.replaced.push((token, Piece::Filled(slot)));
        // The longest first: a year with its number before the number alone.
        self.replaced.sort_by_key(|(token, _)| std::cmp::Reverse(token.len()));
    }

    fn fixed(&mut self, token: String, to: String) {
        self.replaced.push((token, Piece::Same(to)));
    }

    fn cut(&mut self, text: &str, fresh: &mut Vec<i64>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut same = String::new();
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let token = self.replaced.iter().find(|(token, _)| rest.starts_with(token.as_str()));
            let found = match token {
                Some((token, piece)) => Some((token.len(), piece.clone())),
                None => self.unknown_id(rest, fresh).map(|slot| (36, Piece::Filled(slot))),
            };
            match found {
                Some((length, piece)) => {
                    pieces.extend((!same.is_empty()).then(|| Piece::Same(std::mem::take(&mut same))));
                    pieces.push(piece);
                    rest = &rest[length..];
                }
                None => {
                    same.push(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
        }
        pieces.extend((!same.is_empty()).then_some(Piece::Same(same)));
        pieces
    }

    /// An id that is nobody's known one is the bundle's own.
    fn unknown_id(&mut self, rest: &str, fresh: &mut Vec<i64>) -> Option<Slot> {
        let id = rest.get(..36)?;
        let parsed = Uuid::try_parse(id).ok()?;
        let (seconds, nanos) = parsed.get_timestamp()?.to_unix();
        let place = *self.fresh.entry(id.to_owned()).or_insert_with(|| {
            let millis = seconds * 1_000 + u64::from(nanos) / 1_000_000;
            fresh.push(i64::try_from(millis).unwrap_or_default());
            fresh.len() - 1
        });
        Some(Slot::Fresh(place))
    }
}

/// An id of this millisecond, shaped like the clock's own.
fn id(millis: i64, chance: &mut u64) -> String {
    let mut bytes = [0u8; 10];
    for part in bytes.chunks_mut(8) {
        part.copy_from_slice(&kernel::clock::split_mix(chance).to_le_bytes()[..part.len()]);
    }
    let millis = u64::try_from(millis).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid().to_string()
}

fn cells(table: &Table, row: &Row, tokens: &mut Tokens, fresh: &mut Vec<i64>) -> anyhow::Result<Vec<Cell>> {
    let issue = table.name == "information_issue";
    let cell = |(column, kind): &(String, Kind)| {
        Ok(match kind {
            Kind::Int => match row.opt_int(column)? {
                None => Cell::Nothing(*kind),
                Some(_) if issue && column == "year" => Cell::Year,
                Some(_) if issue && column == "number" => Cell::Number,
                Some(at) if FIRST_INSTANT <= at => Cell::Instant(at),
                Some(whole) => Cell::Whole(whole),
            },
            Kind::Text | Kind::Bytes => match row.opt_text(column)? {
                None => Cell::Nothing(*kind),
                Some(text) => match text.parse::<jiff::civil::Date>() {
                    Ok(_) if text.len() == 10 => Cell::Day(begin()),
                    Ok(_) | Err(_) => Cell::Text(tokens.cut(&text, fresh)),
                },
            },
        })
    };
    table.columns.iter().map(cell).collect()
}

/// Names and ids that stand for the office's own.
async fn known(told: &Told, org: &Org, bulletin: &str) -> anyhow::Result<Tokens> {
    let mut tokens = Tokens::default();
    tokens.fixed(told.office.office.to_string(), org.office.to_string());
    tokens.fixed(bulletin.to_owned(), bulletin.to_owned());
    let posts = posts(&told.office.app.db).await?;
    let post = |person: &str| posts.get(person).cloned().unwrap_or_default();
    for (place, client) in told.section.iter().enumerate() {
        let (person, to) = (client.person.to_string(), &org.section[place]);
        tokens.fixed(post(&person), to.post.to_string());
        tokens.fixed(person, to.id.to_string());
        tokens.fixed(format!("〔科{place}〕"), to.name.clone());
    }
    for (place, cast) in told.units.iter().enumerate() {
        tokens.add(cast.unit.to_string(), Slot::Unit(place));
        tokens.add(format!("〔单{place}〕"), Slot::UnitName(place));
        for (who, (client, mark)) in cast.people.iter().zip(["报", "校", "审"]).enumerate() {
            let person = client.person.to_string();
            tokens.add(post(&person), Slot::Post(place, who));
            tokens.add(person, Slot::Person(place, who));
            tokens.add(format!("〔{mark}{place}〕"), Slot::PersonName(place, who));
        }
    }
    Ok(tokens)
}

async fn posts(db: &Db) -> Result<BTreeMap<String, String>, StoreError> {
    let rows = all(db, "post_holder").await?;
    rows.iter().map(|row| Ok((row.text("person")?, row.text("post")?))).collect()
}

fn plain(row: &Row, column: &str, kind: Kind) -> Result<Value, StoreError> {
    Ok(match kind {
        Kind::Int => row.opt_int(column)?.map_or(Value::Absent(kind), Value::Int),
        Kind::Text | Kind::Bytes => row.opt_text(column)?.map_or(Value::Absent(kind), Value::Text),
    })
}

/// A statement whose text is put together from names in this folder. It lives as long as the program.
pub fn statement(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

async fn table(db: &Db, name: &'static str) -> Result<Table, StoreError> {
    let rows = read(db, Sql::with("select name, type from pragma_table_info($1) order by cid", args![name])).await?;
    let column = |row: &Row| {
        let kind = if row.text("type")?.eq_ignore_ascii_case("bigint") { Kind::Int } else { Kind::Text };
        Ok((row.text("name")?, kind))
    };
    Ok(Table { name, columns: rows.iter().map(column).collect::<Result<_, StoreError>>()? })
}

async fn all(db: &Db, table: &str) -> Result<Vec<Row>, StoreError> {
    let sql = statement(format!("select * from {table} where district = $1"));
    read(db, Sql::with(sql, args![district()])).await
}

async fn of_matters(db: &Db, table: &str, column: &str, matters: &[&str]) -> Result<Vec<Row>, StoreError> {
    let order = if table == "journal" { " order by seq" } else { "" };
    let sql = statement(format!("select * from {table} where district = $1 and {column} in "));
    read(db, Sql::with(sql, args![district()]).list(matters.iter().copied()).push(order)).await
}

async fn read(db: &Db, sql: Sql) -> Result<Vec<Row>, StoreError> {
    db.read(move |tx| {
        let sql = sql.clone();
        Box::pin(async move { tx.all_built(sql).await })
    })
    .await
}

//! Every page and list that the permission matrix grants, as somebody who may open it, with ids that are there.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use chengqi::house::ROOMS;
use kernel::Role;
use store::{Db, Row, Sql, StoreError, args};

use super::client::Session;
use super::org::{Org, district};

/// Ends only with the page: not to be measured as a request.
const STREAM: &str = "/api/messages/stream";
/// Whoever opens a route: the first of these that may.
const READERS: [Role; 4] = [Role::Editor, Role::SectionChief, Role::Director, Role::Reporter];
/// What a bare path would not ask for.
const VARIANTS: [(&str, &[&str]); 6] = [
    (
        "/api/information/submissions",
        &[
            "?page=1",
            "?list=queue",
            "?list=open",
            "?list=selected",
            "?list=reserved",
            "?list=adopted",
            "?list=closed",
            "?mine=true",
            "?list=adopted&unit={unit}",
        ],
    ),
    ("/api/search", &["?q=%E5%81%9C%E8%BD%A6%E9%9A%BE"]),
    ("/api/persons", &["?q=%E4%BD%95"]),
    ("/api/information/issues", &["", "?state=issued"]),
    ("/api/information/points", &["", "?span=2026Q3", "?span=2026"]),
    ("/api/information/figures/items", &["?measure=reported&span=2026Q3", "?measure=adopted&span=2026Q3"]),
];

/// Pages that sum up a span of days: they read every row of that span, whatever the index, and are no lists.
const SUMMED: [&str; 3] = ["/api/information/points", "/api/information/figures", "/api/information/quota"];

/// Whether a route sums up rather than lists.
#[must_use]
pub fn sums_up(route: &str) -> bool {
    SUMMED.iter().any(|summed| route.starts_with(summed)) && !route.starts_with("/api/information/figures/items")
}

/// Ids of things that are there.
#[derive(Debug, Clone, Default)]
pub struct Samples {
    /// Items that were adopted or refused.
    pub closed: Vec<String>,
    /// Items that were adopted before the quarter's end, the latest first.
    pub adopted: Vec<String>,
    /// Issues that left.
    pub issues: Vec<String>,
    /// Rows by table, for the tables that grow.
    pub rows: BTreeMap<String, i64>,
}

/// A path to be opened, by whom.
#[derive(Debug, Clone)]
pub struct Walk {
    /// The path with its query, ids filled in.
    pub path: String,
    /// The same with the ids as the matrix names them.
    pub shown: String,
    /// Who opens it.
    pub reader: Role,
}

/// Sessions of those who open routes.
pub struct Readers(BTreeMap<&'static str, Session>);

impl Samples {
    /// Picks items evenly from all that are closed, so that no page of the file is asked for more than another.
    pub async fn of(db: &Db) -> anyhow::Result<Self> {
        let ids = |rows: Vec<Row>| rows.iter().map(|row| row.text("id")).collect::<Result<Vec<String>, _>>();
        let closed = "
select id from matter where district = $1 and kind = 'submission' and state in ('adopted', 'refused') order by id";
        let closed = ids(read(db, Sql::with(closed, args![district()])).await?)?;
        let step = (closed.len() / 400).max(1);
        let adopted = "
select id from information_submission where district = $1 and adopted_at < 1790000000 order by adopted_at desc limit 100";
        let adopted = ids(read(db, Sql::with(adopted, args![district()])).await?)?;
        let issues = "
select id from matter where district = $1 and kind = 'issue' and state = 'issued' order by since desc limit 50";
        let issues = ids(read(db, Sql::with(issues, args![district()])).await?)?;
        let mut rows = BTreeMap::new();
        for table in super::pattern::names() {
            let sql = super::pattern::statement(format!("select count(*) as n from {table} where district = $1"));
            let counted = read(db, Sql::with(sql, args![district()])).await?;
            rows.insert(table.to_owned(), counted.first().map(|row| row.int("n")).transpose()?.unwrap_or_default());
        }
        Ok(Self { closed: closed.into_iter().step_by(step).collect(), adopted, issues, rows })
    }

    /// Tables with more than so many rows.
    #[must_use]
    pub fn larger(&self, than: i64) -> Vec<String> {
        self.rows.iter().filter(|(_, rows)| than < **rows).map(|(table, _)| table.clone()).collect()
    }
}

impl Readers {
    /// Logs everybody in.
    pub async fn log_in(address: SocketAddr, org: &Org) -> anyhow::Result<Self> {
        let [editor, chief, director] = &org.section;
        let [reporter, ..] = &org.units[0].people;
        let mut sessions = BTreeMap::new();
        for (role, person) in READERS.into_iter().zip([editor, chief, director, reporter]) {
            sessions.insert(role.code(), Session::open(address, &person.login).await?);
        }
        Ok(Self(sessions))
    }

    /// The request of a walk.
    #[must_use]
    pub fn request(&self, walk: &Walk) -> String {
        self.0[walk.reader.code()].get(&walk.path)
    }
}

/// All walks, and the routes for which nothing is there to open.
#[must_use]
pub fn all(samples: &Samples, org: &Org) -> (Vec<Walk>, Vec<String>) {
    let (mut walks, mut without) = (Vec::new(), Vec::new());
    let grants = ROOMS.iter().flat_map(|room| room.grants).filter(|grant| grant.method == "GET");
    for grant in grants.filter(|grant| grant.path != STREAM) {
        let reader = READERS.into_iter().find(|reader| grant.roles.contains(reader));
        let bare: &[&str] = &[""];
        let queries = VARIANTS.iter().find(|(path, _)| *path == grant.path).map_or(bare, |(_, queries)| *queries);
        for query in queries {
            let shown = format!("{}{query}", grant.path);
            match (reader, filled(&shown, samples, org)) {
                (Some(reader), Some(path)) => walks.push(Walk { path, shown, reader }),
                (_, _) => without.push(shown),
            }
        }
    }
    (walks, without)
}

/// The path with ids of things that are there; none where there is no such thing.
fn filled(path: &str, samples: &Samples, org: &Org) -> Option<String> {
    let unit = org.units.first()?.id.to_string();
    let id = if path.starts_with("/api/information/submissions/") {
        samples.closed.first()?.clone()
    } else if path.starts_with("/api/information/issues/") {
        samples.issues.first()?.clone()
    } else if path.starts_with("/api/units/") {
        unit.clone()
    } else {
        String::new()
    };
    let export = if path.ends_with("/export") { "?form=json" } else { "" };
    let path = format!("{}{export}", path.replace("{unit}", &unit).replace("{year}", "2026"));
    if id.is_empty() {
        (!path.contains('{')).then_some(path)
    } else {
        Some(path.replace("{id}", &id)).filter(|path| !path.contains('{'))
    }
}

async fn read(db: &Db, sql: Sql) -> Result<Vec<Row>, StoreError> {
    db.read(move |tx| {
        let sql = sql.clone();
        Box::pin(async move { tx.all_built(sql).await })
    })
    .await
}

//! How the database goes about the statements of every list and page.
//!
//! On SQLite the house runs within this program, which hears every statement that the store reports, and asks for its plan. On
//! PostgreSQL the server writes each plan into its log as it is carried out, with the arguments and the sizes of the moment.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use chengqi::house::{self, ROOMS};
use kernel::SystemClock;
use store::{Db, StoreError, Value};
use tokio::net::TcpListener;
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use webkit::Settings;

use super::client::Connection;
use super::cluster::Cluster;
use super::org::{Org, district};
use super::pattern::statement;
use super::walks::{Readers, Walk};

/// Where the store reports its statements on SQLite.
const TARGET: &str = "store::statement";

/// A plan that reads a large table from end to end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line of the plan.
    pub line: String,
    /// The statement's beginning; the server's log is read without it.
    pub statement: String,
}

/// What the walk over all routes found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Plans that read a whole large table, with the routes that run them.
    pub faults: BTreeMap<Fault, BTreeSet<String>>,
    /// How many plans were looked at.
    pub plans: usize,
    /// Routes that did not answer 200.
    pub unanswered: Vec<String>,
}

/// Looks at the plans on SQLite: the data folder is opened within this program.
pub async fn on_sqlite(data: &Path, walks: &[Walk], org: &Org, large: &[String]) -> anyhow::Result<Found> {
    let heard = listen()?;
    let clock = Arc::new(SystemClock::new());
    let db = house::open_db(&house::sqlite(data), &ROOMS, clock.as_ref()).await?;
    let settings = Settings {
        district: district(),
        district_name: "测试区".to_owned(),
        demo: false,
        gateway: false,
        idle_minutes: 600,
        data: data.to_owned(),
    };
    let app = house::open(db.clone(), ROOMS.to_vec(), clock, house::policy("speech")?, settings)?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let service = chengqi::serve::service(&app).into_make_service_with_connect_info::<SocketAddr>();
    let serving = tokio::spawn(std::future::IntoFuture::into_future(axum::serve(listener, service)));
    let readers = Readers::log_in(address, org).await?;
    let mut found = Found::default();
    let mut statements: BTreeSet<(String, String)> = BTreeSet::new();
    let mut connection = Connection::open(address).await?;
    for walk in walks {
        take(&heard);
        let reply = connection.ask(&readers.request(walk)).await?;
        if reply.status != 200 {
            found.unanswered.push(format!("{}（{}）", walk.shown, reply.status));
        }
        statements.extend(take(&heard).into_iter().map(|sql| (sql, walk.shown.clone())));
    }
    let distinct: BTreeSet<&String> = statements.iter().map(|(sql, _)| sql).collect();
    found.plans = distinct.len();
    for sql in distinct {
        for line in plan(&db, sql).await? {
            if !reads_all(&line, sql, large) {
                continue;
            }
            let routes = statements.iter().filter(|(of, _)| of == sql).map(|(_, route)| route.clone());
            found.faults.entry(Fault { line, statement: beginning(sql) }).or_default().extend(routes);
        }
    }
    serving.abort();
    drop(app);
    db.close().await;
    Ok(found)
}

/// Looks at the plans on PostgreSQL, by what the server logs while the routes are walked on the running program.
pub async fn on_postgres(
    cluster: &Cluster,
    address: SocketAddr,
    walks: &[Walk],
    org: &Org,
    large: &[String],
) -> anyhow::Result<Found> {
    let readers = Readers::log_in(address, org).await?;
    let mut found = Found::default();
    let mut connection = Connection::open(address).await?;
    for walk in walks {
        let before = cluster.logged();
        let reply = connection.ask(&readers.request(walk)).await?;
        if reply.status != 200 {
            found.unanswered.push(format!("{}（{}）", walk.shown, reply.status));
        }
        let logged = cluster.logged_since(before)?;
        found.plans += logged.matches("Query Text:").count();
        let tables = logged.lines().filter_map(|line| {
            let (_, table) = line.split_once("Seq Scan on ")?;
            table.split_whitespace().next()
        });
        for table in tables.filter(|table| large.iter().any(|known| known == table)) {
            let fault = Fault { line: format!("Seq Scan on {table}"), statement: String::new() };
            found.faults.entry(fault).or_default().insert(walk.shown.clone());
        }
    }
    Ok(found)
}

/// What the driver has reported and nobody has taken yet.
type Heard = Arc<Mutex<Vec<String>>>;

/// Listens from now on. One program has one listener.
fn listen() -> anyhow::Result<Heard> {
    static HEARD: OnceLock<Heard> = OnceLock::new();
    if let Some(heard) = HEARD.get() {
        return Ok(heard.clone());
    }
    let heard = Heard::default();
    let layer = Listener(heard.clone());
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(layer))?;
    Ok(HEARD.get_or_init(|| heard).clone())
}

fn take(heard: &Heard) -> Vec<String> {
    std::mem::take(&mut *heard.lock().expect("nothing panics while holding it"))
}

struct Listener(Heard);

impl<S: tracing::Subscriber> Layer<S> for Listener {
    fn enabled(&self, metadata: &tracing::Metadata<'_>, _: Context<'_, S>) -> bool {
        metadata.target() == TARGET
    }

    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        let mut statement = Statement::default();
        event.record(&mut statement);
        let text = statement.0;
        let text = text.trim().to_owned();
        if ["select", "with"].iter().any(|begin| text.starts_with(begin)) {
            self.0.lock().expect("nothing panics while holding it").push(text);
        }
    }
}

#[derive(Default)]
struct Statement(String);

impl Visit for Statement {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "sql" {
            value.clone_into(&mut self.0);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}

async fn plan(db: &Db, sql: &str) -> Result<Vec<String>, StoreError> {
    let places = (1..=sql.matches('$').count()).take_while(|place| sql.contains(&format!("${place}"))).count();
    let sql = statement(format!("explain query plan {sql}"));
    let rows = db.read(move |tx| Box::pin(async move { tx.all(sql, vec![Value::Null; places]).await }));
    let rows: Result<Vec<store::Row>, StoreError> = rows.await;
    rows?.iter().map(|row| row.text("detail")).collect()
}

/// Columns that hold one value for nearly every row of their table: an index of which only these are used leads through all of it.
const SAME_EVERYWHERE: [&str; 3] = ["district=?", "room=?", "kind=?"];

/// Indexes of which every row is a hit of the statements that walk them in their order, so that the statement's own limit ends the walk
/// after a page, or after as many as a total is exact.
const WALKED_NO_FURTHER: [&str; 1] = ["information_outcome_counts"];

/// Whether a line of a plan reads a large table from end to end: by a scan, or by an index of which only the district is used, or what
/// is the same everywhere besides.
fn reads_all(line: &str, sql: &str, large: &[String]) -> bool {
    let mut words = line.split_whitespace();
    let (how, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let used = line.rsplit_once('(').and_then(|(_, used)| used.strip_suffix(')'));
    let led_through = used.is_some_and(|used| used.split(" AND ").all(|column| SAME_EVERYWHERE.contains(&column)));
    let ends = sql.contains(" limit ") && WALKED_NO_FURTHER.iter().any(|index| line.contains(index));
    let whole = !ends && (how == "SCAN" || (how == "SEARCH" && led_through));
    whole && large.iter().any(|table| table == name || alias(sql, table, name))
}

/// Whether the statement calls the table by this name.
fn alias(sql: &str, table: &str, name: &str) -> bool {
    let words: Vec<&str> =
        sql.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    words.windows(3).any(|three| ["from", "join"].contains(&three[0]) && three[1..] == [table, name])
}

fn beginning(sql: &str) -> String {
    let words: Vec<&str> = sql.split_whitespace().collect();
    let text = words.join(" ");
    let short: String = text.chars().take(160).collect();
    if short == text { text } else { format!("{short}…") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_of_a_large_table_is_found_under_its_other_name() {
        let large = ["matter".to_owned()];
        let sql = "select m.id from matter m join unit u on u.id = m.unit";
        assert!(reads_all("SCAN m USING INDEX matter_list", sql, &large));
        assert!(reads_all("SEARCH m USING INDEX matter_list (district=?)", sql, &large));
        assert!(reads_all("SEARCH m USING INDEX matter_list (district=? AND room=? AND kind=?)", sql, &large));
        assert!(!reads_all(
            "SEARCH m USING INDEX matter_list (district=? AND room=? AND kind=? AND state=?)",
            sql,
            &large
        ));
        assert!(!reads_all("SCAN u", sql, &large), "a table of some sixty rows may be read whole");
        assert!(!reads_all("SCAN CONSTANT ROW", sql, &large));
        let large_too = ["information_outcome".to_owned()];
        let walked = "SEARCH o USING INDEX information_outcome_counts (district=?)";
        let limited = "select o.id from information_outcome o where o.withdrawn_at is null order by o.day limit $2";
        assert!(!reads_all(walked, limited, &large_too), "every row of that index is one of the list");
        assert!(
            reads_all(walked, "select count(*) from information_outcome o", &large_too),
            "without a limit it is read whole"
        );
        let other = "select o.id from policy_order o where exists (select 1 from matter where matter = o.id)";
        assert!(!reads_all("SEARCH o USING INDEX policy_order_list (district=?)", other, &large));
    }
}

//! Filling a database and measuring the program on it, put together.

use std::fs;
use std::path::Path;

use chengqi::house::{self, ROOMS};
use kernel::{Clock, SystemClock, UnitId};
use store::{Backend, Db};

use super::cluster::Cluster;
use super::org::Org;
use super::pattern::Patterns;
use super::report::this_machine;
use super::seed::Seeder;
use super::walks::Samples;
use super::work::{Amount, Outcome, Target, measure};
use super::{report, stories};

/// Units that report.
const UNITS: usize = 60;

/// Which databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A file.
    Sqlite,
    /// A server of the measurement's own.
    Postgres,
}

impl On {
    /// Both, or the one of this name.
    pub fn named(name: Option<&str>) -> anyhow::Result<Vec<Self>> {
        match name {
            None => Ok(vec![Self::Sqlite, Self::Postgres]),
            Some("sqlite") => Ok(vec![Self::Sqlite]),
            Some("postgres") => Ok(vec![Self::Postgres]),
            Some(other) => anyhow::bail!("--only 后面是 sqlite 或 postgres，不是 {other}"),
        }
    }
}

/// What is to be measured.
pub struct Plan<'a> {
    /// The program.
    pub program: &'a Path,
    /// Where data is written, and taken away afterwards.
    pub folder: &'a Path,
    /// Which databases.
    pub on: Vec<On>,
    /// How many closed items, from few to many.
    pub sizes: Vec<usize>,
    /// How many items wait for somebody, whatever the size.
    pub open: usize,
    /// How much of everything.
    pub amount: Amount,
}

/// The page, and what was missed.
pub struct Page {
    /// Markdown.
    pub text: String,
    /// Sentences.
    pub missed: Vec<String>,
}

/// Measures all that is planned, one database and size after the other.
pub async fn run(plan: &Plan<'_>) -> anyhow::Result<Page> {
    let machine = this_machine();
    let clock = SystemClock::new();
    let org = Org::new(UnitId::new(clock.fresh_uuid()), UNITS);
    eprintln!("讲述样板：逐条走过接口");
    let told = stories::tell().await;
    let patterns = Patterns::of(&told, &org).await?;
    told.office.end().await;
    let mut outcomes = Vec::new();
    for on in &plan.on {
        let cluster = match on {
            On::Sqlite => None,
            On::Postgres => Some(Cluster::start(plan.folder)?),
        };
        for size in &plan.sizes {
            outcomes.push(one(plan, cluster.as_ref(), *size, &org, &patterns, &clock).await?);
        }
    }
    let text = report::page(&outcomes, &machine, plan.amount.runs);
    Ok(Page { text, missed: report::missed(&outcomes) })
}

async fn one(
    plan: &Plan<'_>,
    cluster: Option<&Cluster>,
    size: usize,
    org: &Org,
    patterns: &Patterns,
    clock: &SystemClock,
) -> anyhow::Result<Outcome> {
    let folder = plan.folder.join("data");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let name = format!("bench_{size}");
    let url = cluster.map(|cluster| cluster.database(&name)).transpose()?;
    let backend = match &url {
        Some(url) => Backend::Postgres { url: url.clone(), connections: 4 },
        None => house::sqlite(&folder),
    };
    eprintln!("{}：写入 {size} 条办结、{} 条在办", if url.is_some() { "PostgreSQL" } else { "SQLite" }, plan.open);
    let db = house::open_db(&backend, &ROOMS, clock).await?;
    org.found(&db).await?;
    org.write(&db, clock).await?;
    fill(&db, org, patterns, size, plan.open, clock).await?;
    let samples = Samples::of(&db).await?;
    db.close().await;
    let postgres = cluster.map(|cluster| (cluster, name.as_str()));
    if let Some((cluster, name)) = postgres {
        cluster.settle(name)?;
    }
    eprintln!("测量");
    let target =
        Target { program: plan.program, folder: &folder, postgres, url: url.as_deref(), org, samples: &samples };
    let outcome = measure(&target, size, plan.amount).await?;
    eprintln!("核验流水");
    let db = Db::open(&backend).await?;
    let found = store::verify(&db, |_, _| {}).await?;
    db.close().await;
    anyhow::ensure!(found.is_clean(), "测量之后流水不完整：{found}");
    if let Some((cluster, name)) = postgres {
        cluster.drop_database(name)?;
    }
    fs::remove_dir_all(&folder)?;
    Ok(outcome)
}

/// Writes so many items into a database that has its office.
pub async fn fill(
    db: &Db,
    org: &Org,
    patterns: &Patterns,
    closed: usize,
    open: usize,
    clock: &dyn Clock,
) -> anyhow::Result<()> {
    let mut seeder = Seeder::begin(db, org, patterns, clock.now()).await?;
    seeder.closed(closed).await?;
    seeder.open(open).await?;
    seeder.end().await
}

//! Filling a database and measuring the program on it, put together.

use std::fs;
use std::path::Path;

use chengqi::house::{self, ROOMS};
use kernel::{Clock, FixedClock, SystemClock, UnitId};
use store::{Backend, Db};

use super::cluster::Cluster;
use super::org::Org;
use super::pattern::Patterns;
use super::report::this_machine;
use super::seed::Seeder;
use super::walks::Samples;
use super::work::{Amount, Outcome, Target, measure};
use super::{bulk, report, stories};

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

    fn of(db: &Db) -> Self {
        if db.backend_name() == "SQLite" { Self::Sqlite } else { Self::Postgres }
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
    /// What becomes of the data.
    pub data: Data,
    /// How far it goes.
    pub extent: Extent,
}

/// How far a measurement goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Databases are filled, and left to be measured later.
    Filled,
    /// They are measured too.
    Measured,
    /// And every entry of the journal is computed again afterwards.
    Verified,
}

/// What becomes of the data that a measurement fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// It is taken away.
    Fleeting,
    /// It stays in the folder, and what an earlier measurement left there is measured again: it has the writes of that one in it.
    Kept,
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
    let org = Org::new(office(), UNITS);
    eprintln!("讲述样板：逐条走过接口");
    let told = stories::tell().await;
    let patterns = Patterns::of(&told, &org).await?;
    told.office.end().await;
    let mut outcomes = Vec::new();
    for on in &plan.on {
        let cluster = match on {
            On::Sqlite => None,
            On::Postgres => Some(Cluster::start(plan.folder, plan.data)?),
        };
        for size in &plan.sizes {
            outcomes.extend(one(plan, cluster.as_ref(), *size, &org, &patterns, &clock).await?);
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
) -> anyhow::Result<Option<Outcome>> {
    let name = format!("bench_{size}");
    let folder =
        plan.folder.join(if cluster.is_some() { format!("postgres-{size}") } else { format!("sqlite-{size}") });
    let filled = folder.join("filled");
    let again = plan.data == Data::Kept && filled.exists();
    if folder.exists() && !again {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let url = match cluster {
        Some(cluster) if again => Some(cluster.address(&name)),
        Some(cluster) => Some(cluster.database(&name)?),
        None => None,
    };
    let backend = match &url {
        Some(url) => Backend::Postgres { url: url.clone(), connections: 4 },
        None => house::sqlite(&folder),
    };
    let db = house::open_db(&backend, &ROOMS, clock).await?;
    if !again {
        eprintln!("{}：写入 {size} 条办结、{} 条在办", if url.is_some() { "PostgreSQL" } else { "SQLite" }, plan.open);
        org.found(&db).await?;
        org.write(&db, clock).await?;
        fill(&db, org, patterns, size, plan.open, clock).await?;
    }
    let samples = Samples::of(&db).await?;
    db.close().await;
    let postgres = cluster.map(|cluster| (cluster, name.as_str()));
    if let Some((cluster, name)) = postgres {
        cluster.settle(name)?;
    }
    let target =
        Target { program: plan.program, folder: &folder, postgres, url: url.as_deref(), org, samples: &samples };
    target.make_projections()?;
    fs::write(&filled, "")?;
    let outcome = if plan.extent == Extent::Filled {
        None
    } else {
        eprintln!("测量");
        Some(measure(&target, size, plan.amount).await?)
    };
    if ![Extent::Filled, Extent::Measured].contains(&plan.extent) {
        eprintln!("核验流水");
        let db = Db::open(&backend).await?;
        let found = store::verify(&db, |_, _| {}).await?;
        db.close().await;
        anyhow::ensure!(found.is_clean(), "测量之后流水不完整：{found}");
    }
    if plan.data == Data::Fleeting {
        if let Some((cluster, name)) = postgres {
            cluster.drop_database(name)?;
        }
        fs::remove_dir_all(&folder)?;
    }
    Ok(outcome)
}

/// The District Party Committee Office, the same one in every measurement.
fn office() -> UnitId {
    let epoch = "2020-01-01T00:00:00Z".parse().expect("an instant");
    UnitId::new(FixedClock::new(epoch, 2020).fresh_uuid())
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
    let taken = bulk::begin(db, On::of(db)).await?;
    let mut seeder = Seeder::begin(db, org, patterns, clock.now()).await?;
    seeder.closed(closed).await?;
    seeder.open(open).await?;
    seeder.end().await?;
    bulk::end(db, taken).await
}

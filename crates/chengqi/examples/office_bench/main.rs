//! What an office of many years costs: seeds items in bulk, starts the program on them, logs in as real people, and prints
//! processor time, latency, memory, size and growth. Run by `cargo xtask bench office`; see `docs/performance.md`.

mod bulk;
mod client;
mod cluster;
mod figures;
mod harness;
mod machine;
mod org;
mod pattern;
mod plans;
mod report;
mod seed;
mod server;
mod stories;
mod walks;
mod words;
mod work;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use clap::Parser;
use harness::{Data, Extent, On, Plan};
use work::Amount;

/// What can be said on the command line.
#[derive(Debug, Parser)]
struct Options {
    /// The program to be measured.
    #[arg(long)]
    program: PathBuf,
    /// Where the data is written; the account of PostgreSQL must be able to reach it.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Leave the data where it was written, and measure what an earlier run left there: a million rows are filled in once.
    #[arg(long)]
    keep: bool,
    /// Fill in only, and measure nothing; with `--keep`.
    #[arg(long, requires = "keep", conflicts_with = "unverified")]
    fill: bool,
    /// Leave out the verification of the journal after the measurement.
    #[arg(long)]
    unverified: bool,
    /// Where the page is written.
    #[arg(long)]
    out: Option<PathBuf>,
    /// SQLite with 10,000 items alone, once.
    #[arg(long)]
    quick: bool,
    /// 1,000,000 items too.
    #[arg(long)]
    full: bool,
    /// `sqlite` or `postgres` alone.
    #[arg(long)]
    only: Option<String>,
    /// Other sizes.
    #[arg(long, value_delimiter = ',')]
    items: Vec<usize>,
    /// Items that wait for somebody.
    #[arg(long, default_value_t = 5_000)]
    open: usize,
    /// How often everything is measured.
    #[arg(long)]
    runs: Option<usize>,
    /// Requests of each kind that only read.
    #[arg(long, default_value_t = 800)]
    reads: usize,
    /// Requests that write, with eight connections.
    #[arg(long, default_value_t = 1_600)]
    writes: usize,
    /// Requests of each route of the permission matrix.
    #[arg(long, default_value_t = 40)]
    walked: usize,
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let data = options.data.clone().unwrap_or_else(std::env::temp_dir);
    let name = if options.keep { "chengqi-bench".to_owned() } else { format!("chengqi-bench-{}", std::process::id()) };
    let folder = data.join(name);
    fs::create_dir_all(&folder)?;
    let measured = measured(&options, &folder).await;
    if options.keep {
        return measured;
    }
    fs::remove_dir_all(&folder).with_context(|| format!("不能清理 {}", folder.display()))?;
    measured
}

async fn measured(options: &Options, folder: &Path) -> anyhow::Result<()> {
    let only = options.only.as_deref().or(options.quick.then_some("sqlite"));
    let on = On::named(only)?;
    let sizes = match (options.items.is_empty(), options.quick, options.full) {
        (false, _, _) => options.items.clone(),
        (true, true, _) => vec![10_000],
        (true, false, false) => vec![10_000, 100_000],
        (true, false, true) => vec![10_000, 100_000, 1_000_000],
    };
    let runs = options.runs.unwrap_or(if options.quick { 1 } else { 3 });
    let pause = Duration::from_secs(2);
    let amount = Amount { runs, reads: options.reads, writes: options.writes, walked: options.walked, pause };
    let kept = if options.keep { Data::Kept } else { Data::Fleeting };
    let extent = match (options.fill, options.unverified) {
        (true, _) => Extent::Filled,
        (false, true) => Extent::Measured,
        (false, false) => Extent::Verified,
    };
    let plan = Plan { program: &options.program, folder, on, sizes, open: options.open, amount, data: kept, extent };
    let page = harness::run(&plan).await?;
    if options.fill {
        return Ok(());
    }
    println!("{}", page.text);
    for missed in &page.missed {
        println!("未达到目标：{missed}");
    }
    if let Some(out) = &options.out {
        if let Some(parent) = out.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(out, &page.text)?;
    }
    Ok(())
}

//! `chengqi search …`: the index of the search.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Subcommand;
use kernel::{Clock, SystemClock};
use search::SearchError;
use webkit::App;
use webkit::search::feed;

use super::Refused;
use super::verify::progress;
use crate::config::Config;
use crate::exit::Exit;
use crate::house::{self, ROOMS};
use crate::searching;

/// What to do with the index.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 重建搜索库：从数据库重新做一份（先停下承启）
    Rebuild {
        /// 配置文件
        #[arg(long, value_name = "文件")]
        config: PathBuf,
    },
}

/// Runs the command.
pub async fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Rebuild { config } => rebuild(config).await,
    }
}

/// Makes the index of the first node anew; the others make theirs anew when they find it gone.
async fn rebuild(file: PathBuf) -> anyhow::Result<Exit> {
    let config = configured(&file)?;
    free(&config)?;
    let app = opened(config).await?;
    let bar = progress("重建");
    let made = feed::anew(&app, |done, all| {
        bar.set_length(u64::try_from(all).unwrap_or_default());
        bar.set_position(u64::try_from(done).unwrap_or_default());
    });
    let made = made.await?;
    bar.finish_and_clear();
    app.db.close().await;
    println!("搜索库已重建，共 {made} 件");
    Ok(Exit::Done)
}

/// The configuration of an installation that has a database.
pub(super) fn configured(file: &Path) -> anyhow::Result<Config> {
    let config = Config::read(file).map_err(|error| Refused(format!("{error:#}")))?;
    if config.postgres.is_none() && !config.data.join(house::DATABASE).exists() {
        let said = format!("{} 中没有数据库；请核对配置中的 data", config.data.display());
        return Err(Refused(said).into());
    }
    Ok(config)
}

/// The house as the configuration has it, without serving.
pub(super) async fn opened(config: Config) -> anyhow::Result<App> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let db = house::open_db(&config.backend(), &ROOMS, clock.as_ref()).await?;
    let policy = house::policy(&config.policy)?;
    house::open(db, ROOMS.to_vec(), clock, policy, config.settings())
}

/// Throws the old indexes away; refused while a process works with one of them.
fn free(config: &Config) -> anyhow::Result<()> {
    let folder = searching::folder(&config.data);
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(()) };
    let places: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    for place in &places {
        match search::Index::open(place) {
            Ok(_) => {}
            Err(SearchError::InUse(_)) => {
                let said = "承启正在运行，它的搜索库不能重建；请先停下承启再试";
                return Err(Refused(said.to_owned()).into());
            }
            // What can't be opened is what a rebuild is for.
            Err(SearchError::Folder { .. } | SearchError::Damaged(_)) => {}
        }
    }
    Ok(std::fs::remove_dir_all(folder)?)
}

//! What `search rebuild` and `reuse rebuild` have in common: a projection of the house is thrown away and made anew.

use std::path::Path;
use std::sync::Arc;

use indicatif::ProgressBar;
use kernel::{Clock, SystemClock};
use webkit::App;

use super::Refused;
use super::verify::progress;
use crate::config::Config;
use crate::house::{self, ROOMS};

/// A projection that is kept in the data folder, a place in it for each process.
pub(super) struct Projection {
    /// What people call it.
    pub(super) name: &'static str,
    /// What is counted in it.
    pub(super) unit: &'static str,
    /// The folder of its places.
    pub(super) folder: fn(&Path) -> std::path::PathBuf,
    /// Whether a process works with what stands at a place.
    pub(super) in_use: fn(&Path) -> bool,
}

impl Projection {
    /// Makes it anew, refused while a process works with it: what the first node has; the others make theirs anew when they find it gone.
    pub(super) async fn rebuild(
        &self,
        file: &Path,
        make: impl AsyncFnOnce(&App, &ProgressBar) -> anyhow::Result<usize>,
    ) -> anyhow::Result<()> {
        let config = configured(file)?;
        self.free(&config)?;
        let app = opened(config).await?;
        let bar = progress("重建");
        let made = make(&app, &bar).await?;
        bar.finish_and_clear();
        app.db.close().await;
        println!("{}已重建，共 {made} {}", self.name, self.unit);
        Ok(())
    }

    /// Throws what is there away; refused while a process works with it.
    fn free(&self, config: &Config) -> anyhow::Result<()> {
        let folder = (self.folder)(&config.data);
        let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(()) };
        let places: Vec<_> = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        if places.iter().any(|place| (self.in_use)(place)) {
            let name = self.name;
            return Err(Refused(format!("承启正在运行，它的{name}不能重建；请先停下承启再试")).into());
        }
        Ok(std::fs::remove_dir_all(folder)?)
    }
}

/// Shows how far it is.
pub(super) fn shown(bar: &ProgressBar, done: usize, all: usize) {
    bar.set_length(u64::try_from(all).unwrap_or_default());
    bar.set_position(u64::try_from(done).unwrap_or_default());
}

/// The configuration of an installation that has a database.
fn configured(file: &Path) -> anyhow::Result<Config> {
    let config = Config::read(file).map_err(|error| Refused(format!("{error:#}")))?;
    if config.postgres.is_none() && !config.data.join(house::DATABASE).exists() {
        let said = format!("{} 中没有数据库；请核对配置中的 data", config.data.display());
        return Err(Refused(said).into());
    }
    Ok(config)
}

/// The house as the configuration has it, without serving.
async fn opened(config: Config) -> anyhow::Result<App> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let db = house::open_db(&config.backend(), &ROOMS, clock.as_ref()).await?;
    let policy = house::policy(&config.policy)?;
    house::open(db, ROOMS.to_vec(), clock, policy, config.settings())
}

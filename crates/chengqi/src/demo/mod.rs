//! The demonstration: the fictional district 青溪区, made by a fixed seed, with dates relative to today.
//!
//! Nothing of it exists in a real installation: neither its data nor its two routes.

mod org;
mod room;
mod stories;
mod today;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use kernel::{Clock, SystemClock};
use webkit::{App, Room, Settings};

pub use self::org::Org;
pub use self::room::DEMO;
pub use self::today::Today;

use crate::house::{self, ROOMS};

/// The data folder: one that stays, or a temporary one that goes with the program.
pub struct Folder {
    path: PathBuf,
    temporary: bool,
}

impl Folder {
    /// The folder asked for, or a fresh temporary one.
    pub fn new(asked: Option<PathBuf>) -> anyhow::Result<Self> {
        let temporary = asked.is_none();
        let path = asked
            .unwrap_or_else(|| std::env::temp_dir().join(format!("chengqi-demo-{}", SystemClock::new().fresh_uuid())));
        std::fs::create_dir_all(&path).with_context(|| format!("不能建立数据目录 {}", path.display()))?;
        Ok(Self { path, temporary })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.temporary {
            // A temporary folder that can't be removed is the system's to clean up.
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}

/// Opens the demonstration on a folder; where there is no database yet, it is made and filled. The command does that beside the
/// folder and moves it there whole, so that a database which is there is complete.
pub async fn open(data: &Path, seed: u64, today: Option<Today>) -> anyhow::Result<App> {
    let begun = data.join(house::DATABASE).exists();
    let clock: Arc<dyn Clock> = Arc::new(today.map_or_else(SystemClock::new, Today::clock));
    let mut rooms: Vec<Room> = ROOMS.to_vec();
    rooms.push(DEMO);
    let db = house::open_db(&house::sqlite(data), &ROOMS, clock.as_ref()).await?;
    let org = Org::read(seed)?;
    let settings = Settings {
        district: org.district.clone(),
        district_name: org.district_name.clone(),
        demo: true,
        gateway: false,
        idle_minutes: 12 * 60,
        data: data.to_owned(),
    };
    let app = house::open(db, rooms, clock, house::policy("speech")?, settings)?;
    if !begun {
        eprintln!("首次启动，正在生成青溪区三年的数据……");
        org::write(&app, &org).await?;
        stories::tell(&app, &org, seed).await?;
    }
    Ok(app)
}

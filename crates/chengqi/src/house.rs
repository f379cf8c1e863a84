//! The list of rooms, and how a house is opened on a data folder.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use calendar::Calendar;
use kernel::Clock;
use kernel::policy::PolicySet;
use store::anchor::{self, Anchor};
use store::blobs::DiskBlobs;
use store::{Backend, Db};
use tokio::sync::{Semaphore, broadcast, watch};
use webkit::app::House;
use webkit::guard::Guard;
use webkit::{App, Policies, Room, Settings};

/// The rooms, in the order in which their tables are made: the table of contents of the office.
pub const ROOMS: [Room; 2] = [webkit::house::HOUSE, information::ROOM];

/// The policy sets that ship with the program: the speech's, and the set in force today.
pub const POLICIES: [(&str, &str); 2] = [
    ("speech", include_str!("../../../policy/speech.toml")),
    ("burden-2024", include_str!("../../../policy/burden-2024.toml")),
];

/// The database's file name within the data folder.
pub const DATABASE: &str = "chengqi.db";
/// Connections that read at the same time.
const READERS: u32 = 4;

/// The shipped policy set with this id.
pub fn policy(id: &str) -> anyhow::Result<PolicySet> {
    let Some((_, text)) = POLICIES.iter().find(|(known, _)| *known == id) else {
        let known: Vec<&str> = POLICIES.iter().map(|(id, _)| *id).collect();
        bail!("没有名为 {id} 的政策集；可用的有：{}", known.join("、"));
    };
    PolicySet::parse(text).with_context(|| format!("政策集 {id}"))
}

/// The SQLite database of a data folder.
#[must_use]
pub fn sqlite(data: &Path) -> Backend {
    Backend::Sqlite { file: data.join(DATABASE), readers: READERS }
}

/// Opens the database and brings its tables up to this program.
pub async fn open_db(backend: &Backend, rooms: &[Room], clock: &dyn Clock) -> anyhow::Result<Db> {
    let db = Db::open(backend).await?;
    let migrations: Vec<_> = rooms.iter().map(|room| (room.name, room.migrations)).collect();
    db.migrate(&migrations, clock.now()).await?;
    Ok(db)
}

/// Opens the house.
pub fn open(
    db: Db,
    rooms: Vec<Room>,
    clock: Arc<dyn Clock>,
    policy: PolicySet,
    settings: Settings,
) -> anyhow::Result<App> {
    let blobs = DiskBlobs::open(&settings.data.join("files"))?;
    Ok(App::new(House {
        db,
        clock,
        rooms,
        policies: Policies::new(policy),
        calendar: Calendar::shipped().clone(),
        blobs,
        settings,
        guard: Guard::default(),
        password_queue: Semaphore::new(2),
        closing: watch::channel(false).0,
        wake: broadcast::channel(256).0,
    }))
}

/// The anchors of a data folder: heads of the chain, signed and kept outside the database. None were written before the first.
pub fn anchors(data: &Path) -> anyhow::Result<Vec<Anchor>> {
    let folder = webkit::anchors::folder(data);
    if !folder.join("anchors.txt").exists() {
        return Ok(Vec::new());
    }
    let public = anchor::PublicKey::from_text(&std::fs::read_to_string(webkit::anchors::public_key(data))?)?;
    Ok(anchor::check(&folder, &public)?)
}

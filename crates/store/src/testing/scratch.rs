//! Folders that go away with the test, and ready-made SQLite files to copy.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Rooms, base, digest, some_day};
use crate::db::{Backend, Db};

static COUNT: AtomicU32 = AtomicU32::new(0);

pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn make() -> Self {
        let path = base().join(unlike_others());
        // A folder of an earlier process with the same number is of no use to anybody.
        let _absent = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _left_behind = fs::remove_dir_all(&self.0);
    }
}

/// A name that no other running test has.
pub(crate) fn unlike_others() -> String {
    format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst))
}

/// The number of the account that runs the tests; 0 is root.
pub(crate) fn own_account() -> u32 {
    fs::metadata("/proc/self").map(|own| own.uid()).unwrap_or_default()
}

/// Puts a migrated file in place, made once for every set of migrations.
pub(crate) async fn copy_template(rooms: &Rooms, to: &Path) {
    let template = base().join(format!("template-{}.db", digest(rooms)));
    let lock = File::create(base().join("sqlite.lock")).expect("the temporary folder can be written");
    lock.lock().expect("the lock can be waited for");
    if !template.exists() {
        let making = base().join(format!("{}.db", unlike_others()));
        let _absent = fs::remove_file(&making);
        let db = Db::open(&Backend::Sqlite { file: making.clone(), readers: 1 }).await.expect("a new file opens");
        db.migrate(rooms, some_day()).await.expect("the migrations run on SQLite");
        db.close().await;
        fs::rename(&making, &template).expect("the template can be put in place");
    }
    fs::copy(&template, to).expect("the template can be copied");
}

//! `chengqi demo-fill`, which `chengqi demo` calls at its first start and nobody types.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Refused;
use crate::demo::{self, Today};
use crate::exit::Exit;
use crate::house;

/// Where the district is made.
const BESIDE: &str = "seeding.part";

/// Makes the district beside its place and moves it there whole: a start that is killed is begun anew by the next.
pub async fn run(data: PathBuf, seed: u64, today: Option<Today>) -> anyhow::Result<Exit> {
    std::thread::spawn(stop_with_the_caller);
    let log = data.join(format!("{}-wal", house::DATABASE));
    if log.exists() {
        // SQLite would read the old log into the new database.
        return Err(Refused(format!("{} 是另一个数据库留下的日志，请先移走", log.display())).into());
    }
    let beside = data.join(BESIDE);
    if beside.exists() {
        fs::remove_dir_all(&beside)?;
    }
    fs::create_dir(&beside).map_err(|cause| {
        Refused(format!("数据目录 {} 写不进去（{cause}）；请让运行本程序的账户可以写入，或换一个目录", data.display()))
    })?;
    let app = demo::open(&beside, seed, today).await?;
    app.db.close().await;
    // The database comes last: where it is, everything is.
    let database = data.join("database.part");
    fs::rename(beside.join(house::DATABASE), &database)?;
    gather(&beside, &data)?;
    fs::rename(&database, data.join(house::DATABASE))?;
    fs::remove_dir_all(&beside)?;
    Ok(Exit::Done)
}

/// Ends this process when the one that called it is gone: its end of the pipe is closed by the system, however it ended.
fn stop_with_the_caller() {
    let mut nothing = [0u8; 1];
    while std::io::stdin().read(&mut nothing).is_ok_and(|read| 0 < read) {}
    std::process::exit(4);
}

/// Moves what lies beside the database one by one: attached files are named by their content, so that one which is there
/// already is the same.
fn gather(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &target)?;
        } else {
            fs::rename(entry.path(), target)?;
        }
    }
    Ok(())
}

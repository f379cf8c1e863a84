//! `chengqi restore FILE --data DIR`

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use store::Db;

use super::Refused;
use crate::exit::Exit;
use crate::house;

/// Puts a backup into a folder that has no database yet, and verifies it there before it is called restored.
pub async fn run(file: PathBuf, data: PathBuf) -> anyhow::Result<Exit> {
    if !file.exists() {
        return Err(Refused(format!("没有备份文件 {}", file.display())).into());
    }
    let target = data.join(house::DATABASE);
    if target.exists() {
        return Err(Refused(format!("{} 已有数据库，不覆盖；请换一个空目录", data.display())).into());
    }
    let log = data.join(format!("{}-wal", house::DATABASE));
    if log.exists() {
        // The next start would read the old log into the restored database.
        return Err(Refused(format!("{} 是另一个数据库留下的日志，请先移走", log.display())).into());
    }
    fs::create_dir_all(&data)
        .map_err(|cause| Refused(format!("不能建立目录 {}（{cause}）；请换一个可以写入的目录", data.display())))?;
    let unfinished = data.join("restoring.part");
    clear(&unfinished)?;
    let checked = match fs::copy(&file, &unfinished) {
        Ok(_) => check(&unfinished).await,
        Err(cause) => Err(Refused(format!("不能复制到 {}（{cause}）；请检查权限和磁盘空间", data.display())).into()),
    };
    if !matches!(checked, Ok(true)) {
        clear(&unfinished)?;
        checked?;
        return Err(Refused("备份文件中的流水核验不通过，没有恢复；请换一份备份".to_owned()).into());
    }
    fs::File::open(&unfinished)?.sync_all()?;
    place(&unfinished, &target)?;
    println!("已恢复到 {}，流水核验无误；附件请从备份时一并复制的 files 目录放回", data.display());
    Ok(Exit::Done)
}

/// Takes away what a broken-off attempt left: an old log beside a new copy would be read into it.
fn clear(unfinished: &Path) -> anyhow::Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let mut file = unfinished.as_os_str().to_owned();
        file.push(ending);
        match fs::remove_file(&file) {
            Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(cause.into()),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// A hard link fails where a rename would silently replace a database that has come meanwhile.
fn place(unfinished: &Path, target: &Path) -> anyhow::Result<()> {
    fs::hard_link(unfinished, target)
        .map_err(|cause| Refused(format!("不能建立 {}（{cause}），没有恢复", target.display())))?;
    fs::remove_file(unfinished)?;
    if let Some(folder) = target.parent() {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

async fn check(file: &Path) -> anyhow::Result<bool> {
    let db = Db::open(&store::Backend::Sqlite { file: file.to_owned(), readers: 1 }).await?;
    let report = store::verify(&db, |_, _| {}).await;
    db.close().await;
    Ok(report?.is_clean())
}

//! Online backup: a whole, checked copy of the database while the office goes on working.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Row, SqliteConnection};

use crate::db::{Db, Engine};
use crate::error::StoreError;
use crate::sqlite;

const LOOK: Duration = Duration::from_millis(200);

impl Db {
    /// Copies the database to a new file, checks the copy and only then gives it its name. An existing file is never replaced.
    /// `progress` is told how many of about how many bytes are written.
    pub async fn backup(&self, to: &Path, progress: impl FnMut(u64, u64) + Send) -> Result<(), StoreError> {
        match &*self.engine {
            Engine::Sqlite(engine) => copy(&engine.file, to, progress).await,
            Engine::Postgres(_) => Err(StoreError::Backup(
                "数据库是 PostgreSQL，请用它自带的 pg_dump 备份（例如 pg_dump -Fc -f 文件名 库名），或按手册配置连续归档"
                    .to_owned(),
            )),
        }
    }
}

async fn copy(from: &Path, to: &Path, progress: impl FnMut(u64, u64) + Send) -> Result<(), StoreError> {
    if to.exists() {
        return Err(taken(to));
    }
    let beside = beside(to);
    let made = make(from, &beside, progress).await;
    let placed = match made {
        // A hard link fails where a rename would silently replace a file that has come meanwhile.
        Ok(()) => fs::hard_link(&beside, to).map_err(|cause| match cause.kind() {
            std::io::ErrorKind::AlreadyExists => taken(to),
            _other => unwritable(to, &cause.to_string()),
        }),
        Err(failed) => Err(failed),
    };
    // If it is not there, it was never begun.
    let _absent = fs::remove_file(&beside);
    placed?;
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|cause| unwritable(to, &cause.to_string()))?;
    }
    Ok(())
}

async fn make(from: &Path, beside: &Path, mut progress: impl FnMut(u64, u64) + Send) -> Result<(), StoreError> {
    let failed = |cause: sqlx::Error| unwritable(beside, &cause.to_string());
    let Some(name) = beside.to_str() else { return Err(unwritable(beside, "文件名含有不能识别的字符")) };
    // Left over from a backup that was broken off; this program alone makes such names.
    let _absent = fs::remove_file(beside);
    let options = SqliteConnectOptions::new().filename(from).busy_timeout(sqlite::WAIT_FOR_LOCK);
    let mut source = SqliteConnection::connect_with(&options).await.map_err(failed)?;
    let size = sqlx::query("select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()")
        .fetch_one(&mut source)
        .await
        .and_then(|row| row.try_get::<i64, _>("bytes"))
        .map_err(failed)?
        .unsigned_abs();
    let mut look = tokio::time::interval(LOOK);
    {
        let copying = sqlx::query("vacuum into $1").bind(name).execute(&mut source);
        tokio::pin!(copying);
        loop {
            tokio::select! {
                done = &mut copying => break done.map(|_| ()).map_err(failed)?,
                _ = look.tick() => {
                    let written = fs::metadata(beside).map_or(0, |file| file.len());
                    progress(written.min(size), size);
                }
            }
        }
    }
    source.close().await.map_err(failed)?;
    check(beside).await?;
    // A backup holds what the database holds: it too is for this account alone (SEC-3).
    fs::set_permissions(beside, fs::Permissions::from_mode(0o600))
        .and_then(|()| fs::File::open(beside)?.sync_all())
        .map_err(|cause| unwritable(beside, &cause.to_string()))?;
    progress(size, size);
    Ok(())
}

/// A backup that can't be read is none.
async fn check(file: &Path) -> Result<(), StoreError> {
    let failed = |cause: sqlx::Error| unwritable(file, &cause.to_string());
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    let mut copy = SqliteConnection::connect_with(&options).await.map_err(failed)?;
    let said: String = sqlx::query_scalar("pragma integrity_check").fetch_one(&mut copy).await.map_err(failed)?;
    copy.close().await.map_err(failed)?;
    if said == "ok" {
        return Ok(());
    }
    Err(StoreError::Backup(format!("备份写出后核对不符，已删除，请换一块磁盘再备份一次（{said}）")))
}

fn beside(to: &Path) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn taken(to: &Path) -> StoreError {
    StoreError::Backup(format!("{} 已经存在，备份不会覆盖旧文件。请换一个文件名，例如加上日期", to.display()))
}

fn unwritable(to: &Path, cause: &str) -> StoreError {
    StoreError::Backup(format!("备份没有写成 {}，请检查目录、权限和磁盘空间（{cause}）", to.display()))
}

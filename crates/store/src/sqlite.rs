//! SQLite: one writer that commits in groups, and readers on snapshots.
//!
//! WAL with `synchronous=FULL`, because an answered write must survive a power cut; the group commit gives back the speed.

mod writer;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{Column, Connection, Row as _, SqlStr, SqlitePool, TypeInfo, ValueRef};

use crate::db::run;
use crate::error::{Constraint, ConstraintKind, StoreError};
use crate::folder;
use crate::names::Names;
use crate::row::Row;
use crate::tx::{Link, Tx};
use crate::value::{Args, Value};
pub use writer::Groups;
use writer::Writer;

/// The first version without the fault that could damage the file when two connections write and checkpoint at once.
const OLDEST: (u32, u32, u32) = (3, 51, 3);

const WRITER_CACHE_KIB: u32 = 16 * 1024;
const READER_CACHE_KIB: u32 = 4 * 1024;
const WAIT_FOR_LOCK: Duration = Duration::from_secs(10);
const WAIT_FOR_READER: Duration = Duration::from_secs(20);
const WAL_KEPT_BYTES: u32 = 64 * 1024 * 1024;

pub(crate) struct Engine {
    pub(crate) version: String,
    pub(crate) file: std::path::PathBuf,
    writer: Writer,
    readers: SqlitePool,
    names: Arc<Names>,
}

impl Engine {
    pub(crate) async fn open(file: &Path, readers: u32) -> Result<Self, StoreError> {
        folder::prepare(file)?;
        let mut connection = sqlx::SqliteConnection::connect_with(&options(file, WRITER_CACHE_KIB))
            .await
            .map_err(|cause| unusable(file, &cause))?;
        let version: String = sqlx::query_scalar("select sqlite_version()")
            .fetch_one(&mut connection)
            .await
            .map_err(|cause| unusable(file, &cause))?;
        new_enough(&version)?;

        let names = Arc::new(Names::default());
        names.learn(&mut connection).await.map_err(|cause| unusable(file, &cause))?;
        let readers = SqlitePoolOptions::new()
            .max_connections(readers.max(1))
            .acquire_timeout(WAIT_FOR_READER)
            .test_before_acquire(false)
            .connect_with(options(file, READER_CACHE_KIB).create_if_missing(false).pragma("query_only", "on"))
            .await
            .map_err(|cause| unusable(file, &cause))?;
        let writer = Writer::start(Tx::new(Link::SqliteWriter(connection), names.clone()));
        Ok(Self { version, file: file.to_owned(), writer, readers, names })
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.write(work).await
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        E: From<StoreError>,
    {
        let snapshot = self.readers.begin().await.map_err(|cause| error(cause, &self.names))?;
        let mut tx = Tx::new(Link::SqliteReader(snapshot), self.names.clone());
        run(&work, &mut tx).await
    }

    pub(crate) fn groups(&self) -> Groups {
        self.writer.groups()
    }

    /// Takes in the names of constraints after the tables have changed.
    pub(crate) async fn learn_names(&self) -> Result<(), StoreError> {
        let mut reader = self.readers.acquire().await.map_err(|cause| error(cause, &self.names))?;
        self.names.learn(&mut reader).await.map_err(|cause| error(cause, &self.names))
    }

    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.stop().await;
    }
}

/// How every connection is opened.
pub(crate) fn options(file: &Path, cache_kib: u32) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(WAIT_FOR_LOCK)
        .foreign_keys(true)
        .pragma("cache_size", format!("-{cache_kib}"))
        .pragma("journal_size_limit", WAL_KEPT_BYTES.to_string())
        .pragma("wal_autocheckpoint", "1000")
        .pragma("temp_store", "memory")
        .statement_cache_capacity(400)
}

pub(crate) async fn rows(
    connection: &mut sqlx::SqliteConnection,
    sql: SqlStr,
    args: Args,
) -> Result<Vec<Row>, sqlx::Error> {
    let found = sqlx::query_with(sql, bind(args)?).fetch_all(&mut *connection).await?;
    let Some(first) = found.first() else { return Ok(Vec::new()) };
    let columns: Arc<[String]> = first.columns().iter().map(|column| column.name().to_owned()).collect();
    found
        .iter()
        .map(|row| {
            let values = (0..columns.len()).map(|place| value(row, place)).collect::<Result<_, _>>()?;
            Ok(Row::new(columns.clone(), values))
        })
        .collect()
}

pub(crate) async fn change(
    connection: &mut sqlx::SqliteConnection,
    sql: SqlStr,
    args: Args,
) -> Result<u64, sqlx::Error> {
    Ok(sqlx::query_with(sql, bind(args)?).execute(&mut *connection).await?.rows_affected())
}

/// What SQLite said, in the store's words.
pub(crate) fn error(cause: sqlx::Error, names: &Names) -> StoreError {
    let Some(said) = cause.as_database_error() else {
        return match cause {
            sqlx::Error::PoolTimedOut => StoreError::Busy(Arc::new(cause)),
            sqlx::Error::PoolClosed => StoreError::Closed,
            other => StoreError::Database(Arc::new(other)),
        };
    };
    let code: u32 = said.code().and_then(|code| code.parse().ok()).unwrap_or_default();
    let kind = match code {
        // Extended result codes: constraint with its kind in the second byte.
        1555 | 2067 => Some(ConstraintKind::Unique),
        787 => Some(ConstraintKind::Reference),
        275 => Some(ConstraintKind::Check),
        1299 => Some(ConstraintKind::NotNull),
        _other => None,
    };
    if let Some(kind) = kind {
        return StoreError::Constraint(Constraint { kind, name: names.of(kind, said.message()) });
    }
    match code & 0xff {
        5 | 6 => StoreError::Busy(Arc::new(cause)),
        8 | 10 | 13 | 14 => StoreError::Disk(Arc::new(cause)),
        _other => StoreError::Database(Arc::new(cause)),
    }
}

fn bind(args: Args) -> Result<SqliteArguments, sqlx::Error> {
    use sqlx::Arguments;
    let mut bound = SqliteArguments::default();
    for value in args {
        match value {
            Value::Text(text) => bound.add(text),
            Value::Int(number) => bound.add(number),
            Value::Bytes(bytes) => bound.add(bytes),
            Value::Null | Value::Absent(_) => bound.add(None::<i64>),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(bound)
}

fn value(row: &SqliteRow, place: usize) -> Result<Value, sqlx::Error> {
    let raw = row.try_get_raw(place)?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    let info = raw.type_info().into_owned();
    match info.name() {
        "INTEGER" | "BOOLEAN" => row.try_get_unchecked::<i64, _>(place).map(Value::Int),
        "BLOB" => row.try_get_unchecked::<Vec<u8>, _>(place).map(Value::Bytes),
        "REAL" => row.try_get_unchecked::<f64, _>(place).map(|number| Value::Text(number.to_string())),
        // Text that is no UTF-8 was not written by this program: it is shown as bytes, and the reader says what is wrong.
        _text => {
            let bytes = row.try_get_unchecked::<Vec<u8>, _>(place)?;
            Ok(String::from_utf8(bytes).map_or_else(|not_text| Value::Bytes(not_text.into_bytes()), Value::Text))
        }
    }
}

fn new_enough(version: &str) -> Result<(), StoreError> {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < OLDEST {
        return Err(StoreError::Unusable(format!(
            "内置的 SQLite 版本为 {version}，低于 3.51.3：旧版本在同时写入与归并时可能损坏数据文件。请改用正式发布的程序"
        )));
    }
    Ok(())
}

fn unusable(file: &Path, cause: &sqlx::Error) -> StoreError {
    StoreError::Unusable(format!(
        "打不开数据文件 {}。请确认它是本系统的数据文件、运行本程序的账户可以读写它和它所在的目录，且磁盘未满（{cause}）",
        file.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_sqlite_is_refused_with_the_reason() {
        let said = new_enough("3.51.2").expect_err("too old").to_string();
        assert!(said.contains("3.51.3"), "{said}");
        assert!(new_enough("3.51.3").is_ok());
        assert!(new_enough("4.0.0").is_ok());
    }
}

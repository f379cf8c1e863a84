//! SQLite: one writer that commits in groups, and readers on snapshots, each on a thread of its own.
//!
//! A transaction runs whole on the thread of its connection, because handing every single statement to another thread and back costs
//! more than most statements do. WAL with `synchronous=FULL`, because an answered write must survive a power cut; the group commit
//! gives back the speed.

mod readers;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, Statement, ToSql};

use crate::error::{Constraint, ConstraintKind, StoreError};
use crate::folder;
use crate::memo::Memo;
use crate::names::Names;
use crate::row::Row;
use crate::tx::{Link, Tx};
use crate::value::Value;
use readers::Readers;
pub use writer::Groups;
use writer::Writer;

/// The first version without the fault that could damage the file when two connections write and checkpoint at once.
const OLDEST: (u32, u32, u32) = (3, 51, 3);

const WRITER_CACHE_KIB: u32 = 16 * 1024;
const READER_CACHE_KIB: u32 = 4 * 1024;
/// Also how long a backup waits.
pub(crate) const WAIT_FOR_LOCK: Duration = Duration::from_secs(10);
const WAL_KEPT_BYTES: u32 = 64 * 1024 * 1024;
/// Statements that a connection keeps prepared.
const PREPARED: usize = 400;

pub(crate) struct Engine {
    pub(crate) version: String,
    pub(crate) file: std::path::PathBuf,
    writer: Writer,
    readers: Readers,
    names: Arc<Names>,
}

impl Engine {
    pub(crate) async fn open(file: &Path, readers: u32) -> Result<Self, StoreError> {
        folder::prepare(file)?;
        let failed = |cause: rusqlite::Error| unusable(file, &cause);
        let connection = connect(file, WRITER_CACHE_KIB).map_err(failed)?;
        let version: String = connection.query_row("select sqlite_version()", [], |row| row.get(0)).map_err(failed)?;
        new_enough(&version)?;

        let (names, memo) = (Arc::new(Names::default()), Arc::new(Memo::default()));
        names.learn(&connection).map_err(failed)?;
        let mut reading = Vec::new();
        for _ in 0..readers.max(1) {
            let reader = connect(file, READER_CACHE_KIB).map_err(failed)?;
            reader.pragma_update(None, "query_only", "on").map_err(failed)?;
            reading.push(Tx::new(Link::Sqlite(reader), names.clone(), memo.clone()));
        }
        let broken =
            |cause: std::io::Error| StoreError::file("不能启动读写数据文件的线程，请检查系统资源后再启动", &cause);
        let readers = Readers::start(reading).map_err(broken)?;
        let writer = Writer::start(Tx::new(Link::Sqlite(connection), names.clone(), memo)).map_err(broken)?;
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
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.readers.read(work).await
    }

    pub(crate) fn groups(&self) -> Groups {
        self.writer.groups()
    }

    /// Takes in the names of constraints after the tables have changed.
    pub(crate) async fn learn_names(&self) -> Result<(), StoreError> {
        let names = self.names.clone();
        self.readers
            .read(move |tx| {
                let names = names.clone();
                Box::pin(async move {
                    let Link::Sqlite(connection) = &tx.link else { return Err(StoreError::Closed) };
                    names.learn(connection).map_err(|cause| error(cause, &names))
                })
            })
            .await
    }

    pub(crate) async fn close(&self) {
        self.readers.stop().await;
        self.writer.stop().await;
    }
}

/// How every connection is opened.
fn connect(file: &Path, cache_kib: u32) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(WAIT_FOR_LOCK)?;
    let settings = format!(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -{cache_kib};
         pragma journal_size_limit = {WAL_KEPT_BYTES}; pragma wal_autocheckpoint = 1000; pragma temp_store = memory;"
    );
    connection.execute_batch(&settings)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    Ok(connection)
}

pub(crate) fn rows(connection: &Connection, sql: &str, args: &[Value]) -> rusqlite::Result<Vec<Row>> {
    let mut statement = prepared(connection, sql, args)?;
    let mut columns: Option<Arc<[String]>> = None;
    let mut found = Vec::new();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let columns =
            columns.get_or_insert_with(|| row.as_ref().column_names().into_iter().map(str::to_owned).collect());
        let values = (0..columns.len()).map(|place| row.get_ref(place).map(value)).collect::<Result<_, _>>()?;
        found.push(Row::new(columns.clone(), values));
    }
    Ok(found)
}

pub(crate) fn change(connection: &Connection, sql: &str, args: &[Value]) -> rusqlite::Result<u64> {
    let mut statement = prepared(connection, sql, args)?;
    let mut rows = statement.raw_query();
    while rows.next()?.is_some() {}
    drop(rows);
    Ok(connection.changes())
}

fn prepared<'c>(
    connection: &'c Connection,
    sql: &str,
    args: &[Value],
) -> rusqlite::Result<rusqlite::CachedStatement<'c>> {
    // The measurement of plans listens for it.
    tracing::trace!(target: "store::statement", sql);
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, args)?;
    Ok(statement)
}

/// SQLite numbers `$1` by where it first stands; here as everywhere it is the first argument.
fn bind(statement: &mut Statement<'_>, args: &[Value]) -> rusqlite::Result<()> {
    for place in 1..=statement.parameter_count() {
        let named = statement.parameter_name(place).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let number = named.unwrap_or(place);
        let Some(value) = number.checked_sub(1).and_then(|number| args.get(number)) else {
            return Err(rusqlite::Error::InvalidParameterCount(args.len(), number));
        };
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Null | Self::Absent(_) => ValueRef::Null,
        }))
    }
}

fn value(raw: ValueRef<'_>) -> Value {
    match raw {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Real(number) => Value::Text(number.to_string()),
        // Text that is no UTF-8 was not written by this program: it is shown as bytes, and the reader says what is wrong.
        ValueRef::Text(bytes) => std::str::from_utf8(bytes)
            .map_or_else(|_| Value::Bytes(bytes.to_vec()), |text| Value::Text(text.to_owned())),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
    }
}

/// What SQLite said, in the store's words.
pub(crate) fn error(cause: rusqlite::Error, names: &Names) -> StoreError {
    let rusqlite::Error::SqliteFailure(said, message) = &cause else {
        return StoreError::Database(Arc::new(cause));
    };
    let kind = match said.extended_code {
        // Constraint, with its kind in the second byte.
        1555 | 2067 => Some(ConstraintKind::Unique),
        787 => Some(ConstraintKind::Reference),
        275 => Some(ConstraintKind::Check),
        1299 => Some(ConstraintKind::NotNull),
        _other => None,
    };
    if let Some(kind) = kind {
        return StoreError::Constraint(Constraint {
            kind,
            name: names.of(kind, message.as_deref().unwrap_or_default()),
        });
    }
    match said.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy(Arc::new(cause)),
        ErrorCode::ReadOnly | ErrorCode::SystemIoFailure | ErrorCode::DiskFull | ErrorCode::CannotOpen => {
            StoreError::Disk(Arc::new(cause))
        }
        _other => StoreError::Database(Arc::new(cause)),
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

fn unusable(file: &Path, cause: &rusqlite::Error) -> StoreError {
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

    #[test]
    fn arguments_are_taken_by_their_number_and_not_by_where_they_stand() {
        let connection = Connection::open_in_memory().expect("memory is enough");
        let args = [Value::Int(1), Value::Int(2)];
        let found = rows(&connection, "select $2 as second, $1 as first, $2 as again", &args).expect("answered");
        let read = |column| found[0].int(column).expect("a number");
        assert_eq!((read("first"), read("second"), read("again")), (1, 2, 2));
        assert!(rows(&connection, "select $3", &args).is_err(), "a missing argument is an error, not nothing");
    }
}

//! PostgreSQL: READ COMMITTED with conditional updates, and a bounded retry where the server asks for one.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgArguments, PgConnectOptions, PgPoolOptions, PgRow, PgTypeInfo};
use sqlx::{Column, Encode, PgConnection, PgPool, Postgres, Row as _, SqlSafeStr, SqlStr, Transaction, Type, ValueRef};

use crate::db::run;
use crate::error::{Constraint, ConstraintKind, StoreError};
use crate::memo::Memo;
use crate::names::Names;
use crate::row::Row;
use crate::tx::{Link, Tx};
use crate::value::{Args, Kind, Value};

/// How often work is done over when the server refuses it for another's sake.
const TRIES: u32 = 6;
const FIRST_PAUSE: Duration = Duration::from_millis(5);
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(20);
/// Statements that a connection keeps prepared.
const PREPARED: usize = 400;

pub(crate) struct Engine {
    pub(crate) version: String,
    pool: PgPool,
    connections: u32,
    names: Arc<Names>,
    memo: Arc<Memo>,
}

impl Engine {
    pub(crate) async fn open(url: &str, connections: u32) -> Result<Self, StoreError> {
        let options: PgConnectOptions = url.parse().map_err(|_| {
            StoreError::Unusable(
                "数据库地址写得不对。正确的样式是 postgres://用户:口令@主机:端口/库名，请修改配置后再启动".to_owned(),
            )
        })?;
        let options = options
            .application_name("chengqi")
            .options([
                ("lock_timeout", "10s"),
                ("idle_in_transaction_session_timeout", "60s"),
                ("client_encoding", "UTF8"),
                // Statements are short: compiling one costs more than carrying it out.
                ("jit", "off"),
                // Statements are written to be good whatever the arguments are, as SQLite plans them: once for a connection.
                ("plan_cache_mode", "force_generic_plan"),
                // A page somewhere in a file costs hardly more than the next one, on the disks of today and in memory: the server's own
                // figure of 4 is that of a turning disk, and has it read whole tables where a few rows are looked up.
                ("random_page_cost", "1.1"),
            ])
            .statement_cache_capacity(PREPARED);
        let pool = PgPoolOptions::new()
            .max_connections(connections.max(2))
            .acquire_timeout(WAIT_FOR_CONNECTION)
            // Asking each time whether the connection still stands is one more way to the server and back; `begin` finds out.
            .test_before_acquire(false)
            .connect_with(options)
            .await
            .map_err(|cause| unusable(&cause))?;
        let said = sqlx::query(
            "select current_setting('server_version') as version, current_setting('server_encoding') as encoding",
        )
        .fetch_one(&pool)
        .await
        .map_err(|cause| unusable(&cause))?;
        let encoding: String = said.try_get("encoding").map_err(|cause| unusable(&cause))?;
        if encoding != "UTF8" {
            return Err(StoreError::Unusable(format!(
                "数据库的字符编码是 {encoding}，存不全汉字。请以 UTF8 编码另建数据库，再修改配置启动"
            )));
        }
        let version = said.try_get("version").map_err(|cause| unusable(&cause))?;
        let connections = connections.max(2);
        Ok(Self { version, pool, connections, names: Arc::new(Names::default()), memo: Arc::default() })
    }

    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        E: From<StoreError>,
    {
        let mut pause = FIRST_PAUSE;
        for left in (0..TRIES).rev() {
            let mut tx = self.begin("begin isolation level read committed").await?;
            let outcome = run(&work, &mut tx).await;
            let clash = tx.spoilt.as_ref().is_some_and(StoreError::is_busy);
            let Link::Postgres(transaction) = tx.link else { return Err(E::from(StoreError::Closed)) };
            match outcome {
                Ok(value) => match transaction.commit().await.map_err(error) {
                    Ok(()) => return Ok(value),
                    Err(failed) if failed.is_busy() && left > 0 => {}
                    Err(failed) => return Err(E::from(failed)),
                },
                Err(refused) => {
                    // The rollback is sent in any case; if the line is down the server rolls back by itself.
                    let _line_down = transaction.rollback().await;
                    if !clash || left == 0 {
                        return Err(refused);
                    }
                }
            }
            tokio::time::sleep(pause).await;
            pause *= 2;
        }
        unreachable!("the last try returns")
    }

    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        E: From<StoreError>,
    {
        let mut tx = self.begin("begin isolation level repeatable read read only").await?;
        run(&work, &mut tx).await
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    /// One statement outside any transaction: it sees one snapshot by itself.
    pub(crate) async fn alone(&self, sql: &'static str, args: Args) -> Result<Vec<Row>, StoreError> {
        for _hung_up in 0..self.connections {
            let mut connection = self.pool.acquire().await.map_err(error)?;
            match rows(&mut connection, sql.into_sql_str(), args.clone()).await {
                Err(cause) if hung_up(&cause) => {}
                outcome => return outcome.map_err(error),
            }
        }
        let mut connection = self.pool.acquire().await.map_err(error)?;
        rows(&mut connection, sql.into_sql_str(), args).await.map_err(error)
    }

    /// Begins on a connection that stands: after the server was started anew each of the idle ones may have been hung up.
    async fn begin(&self, how: &'static str) -> Result<Tx, StoreError> {
        for _hung_up in 0..self.connections {
            match self.pool.begin_with(how).await {
                Err(cause) if hung_up(&cause) => {}
                outcome => return self.tx(outcome),
            }
        }
        self.tx(self.pool.begin_with(how).await)
    }

    fn tx(&self, begun: Result<Transaction<'static, Postgres>, sqlx::Error>) -> Result<Tx, StoreError> {
        Ok(Tx::new(Link::Postgres(begun.map_err(error)?), self.names.clone(), self.memo.clone()))
    }
}

/// Whether the server has hung up, of itself (57P01 and its neighbours) or because it is gone.
fn hung_up(cause: &sqlx::Error) -> bool {
    match cause.as_database_error() {
        Some(said) => said.code().is_some_and(|code| code.starts_with("57P")),
        None => matches!(cause, sqlx::Error::Io(_) | sqlx::Error::Protocol(_)),
    }
}

pub(crate) async fn rows(connection: &mut PgConnection, sql: SqlStr, args: Args) -> Result<Vec<Row>, sqlx::Error> {
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

pub(crate) async fn change(connection: &mut PgConnection, sql: SqlStr, args: Args) -> Result<u64, sqlx::Error> {
    Ok(sqlx::query_with(sql, bind(args)?).execute(&mut *connection).await?.rows_affected())
}

/// What PostgreSQL said, in the store's words.
pub(crate) fn error(cause: sqlx::Error) -> StoreError {
    let Some(said) = cause.as_database_error() else {
        return match cause {
            sqlx::Error::PoolTimedOut => StoreError::Busy(Arc::new(cause)),
            sqlx::Error::PoolClosed => StoreError::Closed,
            other => StoreError::Database(Arc::new(other)),
        };
    };
    let code = said.code().unwrap_or_default().into_owned();
    let kind = match code.as_str() {
        "23505" => Some(ConstraintKind::Unique),
        "23503" => Some(ConstraintKind::Reference),
        "23514" => Some(ConstraintKind::Check),
        "23502" => Some(ConstraintKind::NotNull),
        _other => None,
    };
    if let Some(kind) = kind {
        let name = said.constraint().map(str::to_owned);
        return StoreError::Constraint(Constraint { kind, name });
    }
    match code.as_str() {
        // Serialization failure, deadlock, lock timeout.
        "40001" | "40P01" | "55P03" => StoreError::Busy(Arc::new(cause)),
        "53100" | "58030" => StoreError::Disk(Arc::new(cause)),
        _other => StoreError::Database(Arc::new(cause)),
    }
}

/// A null whose kind the server takes from its place.
struct Untyped;

impl Type<Postgres> for Untyped {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(0))
    }
}

impl Encode<'_, Postgres> for Untyped {
    fn encode_by_ref(&self, _buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Ok(IsNull::Yes)
    }
}

fn bind(args: Args) -> Result<PgArguments, sqlx::Error> {
    use sqlx::Arguments;
    let mut bound = PgArguments::default();
    for value in args {
        match value {
            Value::Text(text) => bound.add(text),
            Value::Int(number) => bound.add(number),
            Value::Bytes(bytes) => bound.add(bytes),
            Value::Null => bound.add(Untyped),
            Value::Absent(Kind::Text) => bound.add(None::<String>),
            Value::Absent(Kind::Int) => bound.add(None::<i64>),
            Value::Absent(Kind::Bytes) => bound.add(None::<Vec<u8>>),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(bound)
}

fn value(row: &PgRow, place: usize) -> Result<Value, sqlx::Error> {
    let raw = row.try_get_raw(place)?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    let oid = raw.type_info().oid().map(|oid| oid.0);
    let bytes = raw.as_bytes().map_err(sqlx::Error::Decode)?;
    let short = || sqlx::Error::Decode("a number of another length than its type".into());
    Ok(match oid {
        Some(INT8) => Value::Int(i64::from_be_bytes(bytes.try_into().map_err(|_| short())?)),
        Some(INT4) => Value::Int(i32::from_be_bytes(bytes.try_into().map_err(|_| short())?).into()),
        Some(INT2) => Value::Int(i16::from_be_bytes(bytes.try_into().map_err(|_| short())?).into()),
        Some(BOOL) => Value::Int(bytes.first().is_some_and(|yes| *yes != 0).into()),
        Some(BYTEA) => Value::Bytes(bytes.to_vec()),
        Some(TEXT | VARCHAR | UNKNOWN) => {
            Value::Text(std::str::from_utf8(bytes).map_err(|cause| sqlx::Error::Decode(cause.into()))?.to_owned())
        }
        // Sums of bigint are numeric here: the statement must cast them, and a plain error says so.
        Some(_) | None => Value::Text(row.try_get::<String, _>(place)?),
    })
}

/// The server's numbers of the few types that statements answer with; they never change.
const BOOL: u32 = 16;
const BYTEA: u32 = 17;
const INT8: u32 = 20;
const INT2: u32 = 21;
const INT4: u32 = 23;
const TEXT: u32 = 25;
const UNKNOWN: u32 = 705;
const VARCHAR: u32 = 1043;

fn unusable(cause: &sqlx::Error) -> StoreError {
    StoreError::Unusable(format!(
        "连不上 PostgreSQL 数据库。请确认数据库已启动，配置中的地址、用户、口令和库名无误，且允许本机连接（{cause}）"
    ))
}

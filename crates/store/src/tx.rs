//! One transaction on either database. Statements are portable: `$1` arguments, text ids, whole seconds, no dialect.

use std::sync::Arc;

use jiff::Timestamp;
use kernel::event::Event;
use kernel::id::DistrictId;
use kernel::journal::Entry;
use sqlx::{AssertSqlSafe, Postgres, SqlSafeStr, SqlStr, Sqlite, SqliteConnection, Transaction};

use crate::chain::Pending;
use crate::error::StoreError;
use crate::names::Names;
use crate::row::Row;
use crate::sql::Sql;
use crate::value::Args;
use crate::{postgres, sqlite};

/// A transaction. After a statement has failed nothing more can be done in it, on SQLite as on PostgreSQL.
pub struct Tx {
    pub(crate) link: Link,
    pub(crate) names: Arc<Names>,
    pub(crate) pending: Vec<Pending>,
    pub(crate) owed: Vec<(String, String)>,
    pub(crate) spoilt: Option<StoreError>,
}

/// The connection behind a transaction.
pub(crate) enum Link {
    /// The one connection that writes, owned by the writer.
    SqliteWriter(SqliteConnection),
    /// A reader's snapshot.
    SqliteReader(Transaction<'static, Sqlite>),
    /// A transaction on the server.
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Changes rows; says how many.
    pub async fn exec(&mut self, sql: &'static str, args: Args) -> Result<u64, StoreError> {
        self.change(sql.into_sql_str(), args).await
    }

    /// All rows of a query.
    pub async fn all(&mut self, sql: &'static str, args: Args) -> Result<Vec<Row>, StoreError> {
        self.fetch(sql.into_sql_str(), args).await
    }

    /// The first row of a query, if there is one.
    pub async fn opt(&mut self, sql: &'static str, args: Args) -> Result<Option<Row>, StoreError> {
        Ok(self.fetch(sql.into_sql_str(), args).await?.into_iter().next())
    }

    /// The one row of a query; [`StoreError::Missing`] if there is none.
    pub async fn one(&mut self, sql: &'static str, args: Args) -> Result<Row, StoreError> {
        self.opt(sql, args).await?.ok_or(StoreError::Missing)
    }

    /// All rows of a built query.
    pub async fn all_built(&mut self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        let (text, args) = sql.into_parts();
        self.fetch(AssertSqlSafe(text).into_sql_str(), args).await
    }

    /// The one row of a built query, such as a count.
    pub async fn one_built(&mut self, sql: Sql) -> Result<Row, StoreError> {
        self.all_built(sql).await?.into_iter().next().ok_or(StoreError::Missing)
    }

    /// Changes rows by a built statement; says how many.
    pub async fn exec_built(&mut self, sql: Sql) -> Result<u64, StoreError> {
        let (text, args) = sql.into_parts();
        self.change(AssertSqlSafe(text).into_sql_str(), args).await
    }

    /// Records an entry in the district's journal. It is chained when the work has ended, so that the head of the chain is
    /// held for the shortest time; several entries keep their order (SEC-3).
    pub async fn record(&mut self, district: &DistrictId, entry: Entry) {
        self.pending.push(Pending::Entry(district.clone(), entry));
    }

    /// Tells the other rooms, after the commit, through the outbox; kept with the journal entry recorded before it.
    pub async fn publish(&mut self, district: &DistrictId, event: &Event, now: Timestamp) -> Result<(), StoreError> {
        let payload = serde_json::to_string(event)
            .map_err(|cause| StoreError::Column { column: "event".to_owned(), reason: cause.to_string() })?;
        self.enqueue(district, event.name(), payload, now, now).await;
        Ok(())
    }

    /// Puts work for later into the outbox: of a kind, with a payload, not before `due`.
    pub async fn enqueue(
        &mut self,
        district: &DistrictId,
        kind: &'static str,
        payload: String,
        due: Timestamp,
        now: Timestamp,
    ) {
        self.pending.push(Pending::Work { district: district.clone(), kind, payload, due, at: now });
    }

    /// Ends the work: nothing failed, nothing is owed, the journal is chained.
    pub(crate) async fn settle(&mut self) -> Result<(), StoreError> {
        if let Some(first) = &self.spoilt {
            return Err(StoreError::Spoilt(Arc::new(first.clone())));
        }
        if !self.owed.is_empty() {
            return Err(StoreError::Unanswered);
        }
        self.chain().await
    }

    /// Makes the transaction ready for the next piece of work.
    pub(crate) fn clear(&mut self) {
        self.pending.clear();
        self.owed.clear();
        self.spoilt = None;
    }

    pub(crate) fn new(link: Link, names: Arc<Names>) -> Self {
        Self { link, names, pending: Vec::new(), owed: Vec::new(), spoilt: None }
    }

    /// Runs a script of several statements; for migrations.
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<(), StoreError> {
        let done = match &mut self.link {
            Link::SqliteWriter(connection) => sqlx::raw_sql(sql).execute(&mut *connection).await.map(|_| ()),
            Link::SqliteReader(transaction) => sqlx::raw_sql(sql).execute(&mut **transaction).await.map(|_| ()),
            Link::Postgres(transaction) => sqlx::raw_sql(sql).execute(&mut **transaction).await.map(|_| ()),
        };
        done.map_err(|cause| self.spoil(cause))
    }

    /// The statement for the database at hand, for the very few that need two texts.
    pub(crate) const fn by_backend(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match &self.link {
            Link::SqliteWriter(_) | Link::SqliteReader(_) => sqlite,
            Link::Postgres(_) => postgres,
        }
    }

    async fn fetch(&mut self, sql: SqlStr, args: Args) -> Result<Vec<Row>, StoreError> {
        self.whole()?;
        let rows = match &mut self.link {
            Link::SqliteWriter(connection) => sqlite::rows(connection, sql, args).await,
            Link::SqliteReader(transaction) => sqlite::rows(transaction, sql, args).await,
            Link::Postgres(transaction) => postgres::rows(transaction, sql, args).await,
        };
        rows.map_err(|cause| self.spoil(cause))
    }

    async fn change(&mut self, sql: SqlStr, args: Args) -> Result<u64, StoreError> {
        self.whole()?;
        let count = match &mut self.link {
            Link::SqliteWriter(connection) => sqlite::change(connection, sql, args).await,
            Link::SqliteReader(transaction) => sqlite::change(transaction, sql, args).await,
            Link::Postgres(transaction) => postgres::change(transaction, sql, args).await,
        };
        count.map_err(|cause| self.spoil(cause))
    }

    /// PostgreSQL refuses everything after a failed statement; SQLite would go on, and after a full disk even outside the
    /// transaction. Both refuse here.
    fn whole(&self) -> Result<(), StoreError> {
        match &self.spoilt {
            Some(first) => Err(StoreError::Spoilt(Arc::new(first.clone()))),
            None => Ok(()),
        }
    }

    pub(crate) fn spoil(&mut self, cause: sqlx::Error) -> StoreError {
        let error = match &self.link {
            Link::SqliteWriter(_) | Link::SqliteReader(_) => sqlite::error(cause, &self.names),
            Link::Postgres(_) => postgres::error(cause),
        };
        self.spoilt = Some(error.clone());
        error
    }
}

//! One transaction on either database. Statements are portable: `$1` arguments, text ids, whole seconds, no dialect.

use std::sync::Arc;

use jiff::Timestamp;
use kernel::event::Event;
use kernel::id::DistrictId;
use kernel::journal::Entry;
use rusqlite::Connection;
use sqlx::{AssertSqlSafe, Postgres, SqlSafeStr, Transaction};
use tokio::time::Instant;

use crate::chain::Pending;
use crate::error::StoreError;
use crate::memo::Memo;
use crate::names::Names;
use crate::row::Row;
use crate::sql::Sql;
use crate::value::Args;
use crate::{postgres, sqlite};

/// A transaction. After a statement has failed nothing more can be done in it, on SQLite as on PostgreSQL.
pub struct Tx {
    pub(crate) link: Link,
    pub(crate) names: Arc<Names>,
    memo: Arc<Memo>,
    pub(crate) pending: Vec<Pending>,
    pub(crate) owed: Vec<(String, String)>,
    pub(crate) spoilt: Option<StoreError>,
    /// When others have waited for it long enough.
    pub(crate) until: Option<Instant>,
}

/// The connection behind a transaction.
pub(crate) enum Link {
    /// A connection to the file, owned by the thread that works with it.
    Sqlite(Connection),
    /// A transaction on the server.
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Changes rows; says how many.
    pub async fn exec(&mut self, sql: &'static str, args: Args) -> Result<u64, StoreError> {
        self.change(Text::Fixed(sql), args).await
    }

    /// All rows of a query.
    pub async fn all(&mut self, sql: &'static str, args: Args) -> Result<Vec<Row>, StoreError> {
        self.fetch(Text::Fixed(sql), args).await
    }

    /// The first row of a query, if there is one.
    pub async fn opt(&mut self, sql: &'static str, args: Args) -> Result<Option<Row>, StoreError> {
        Ok(self.fetch(Text::Fixed(sql), args).await?.into_iter().next())
    }

    /// The one row of a query; [`StoreError::Missing`] if there is none.
    pub async fn one(&mut self, sql: &'static str, args: Args) -> Result<Row, StoreError> {
        self.opt(sql, args).await?.ok_or(StoreError::Missing)
    }

    /// All rows of a built query.
    pub async fn all_built(&mut self, sql: Sql) -> Result<Vec<Row>, StoreError> {
        let (text, args) = sql.into_parts();
        self.fetch(Text::Built(text), args).await
    }

    /// The one row of a built query, such as a count.
    pub async fn one_built(&mut self, sql: Sql) -> Result<Row, StoreError> {
        self.all_built(sql).await?.into_iter().next().ok_or(StoreError::Missing)
    }

    /// Changes rows by a built statement; says how many.
    pub async fn exec_built(&mut self, sql: Sql) -> Result<u64, StoreError> {
        let (text, args) = sql.into_parts();
        self.change(Text::Built(text), args).await
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

    /// The value of this kind that is kept beside the database. It is not rolled back: it may only hold what can be computed again,
    /// under everything that it was computed from.
    #[must_use]
    pub fn memo<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        self.memo.of()
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

    pub(crate) fn new(link: Link, names: Arc<Names>, memo: Arc<Memo>) -> Self {
        Self { link, names, memo, pending: Vec::new(), owed: Vec::new(), spoilt: None, until: None }
    }

    /// Runs a script of several statements; for migrations.
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<(), StoreError> {
        let done = match &mut self.link {
            Link::Sqlite(connection) => {
                connection.execute_batch(sql).map_err(|cause| sqlite::error(cause, &self.names))
            }
            Link::Postgres(transaction) => {
                sqlx::raw_sql(sql).execute(&mut **transaction).await.map(|_| ()).map_err(postgres::error)
            }
        };
        done.map_err(|failed| self.spoil(failed))
    }

    /// The statement for the database at hand, for the very few that need two texts.
    pub(crate) const fn by_backend(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match &self.link {
            Link::Sqlite(_) => sqlite,
            Link::Postgres(_) => postgres,
        }
    }

    async fn fetch(&mut self, sql: Text, args: Args) -> Result<Vec<Row>, StoreError> {
        self.whole()?;
        let rows = match &mut self.link {
            Link::Sqlite(connection) => {
                sqlite::rows(connection, sql.as_str(), &args).map_err(|cause| sqlite::error(cause, &self.names))
            }
            Link::Postgres(transaction) => {
                postgres::rows(transaction, sql.for_sqlx(), args).await.map_err(postgres::error)
            }
        };
        rows.map_err(|failed| self.spoil(failed))
    }

    async fn change(&mut self, sql: Text, args: Args) -> Result<u64, StoreError> {
        self.whole()?;
        let count = match &mut self.link {
            Link::Sqlite(connection) => {
                sqlite::change(connection, sql.as_str(), &args).map_err(|cause| sqlite::error(cause, &self.names))
            }
            Link::Postgres(transaction) => {
                postgres::change(transaction, sql.for_sqlx(), args).await.map_err(postgres::error)
            }
        };
        count.map_err(|failed| self.spoil(failed))
    }

    /// PostgreSQL refuses everything after a failed statement; SQLite would go on, and after a full disk even outside the
    /// transaction. Both refuse here.
    fn whole(&mut self) -> Result<(), StoreError> {
        if let Some(first) = &self.spoilt {
            return Err(StoreError::Spoilt(Arc::new(first.clone())));
        }
        if self.until.is_some_and(|until| until < Instant::now()) {
            return Err(self.spoil(StoreError::TooSlow));
        }
        Ok(())
    }

    fn spoil(&mut self, failed: StoreError) -> StoreError {
        self.spoilt = Some(failed.clone());
        failed
    }
}

/// A statement: written in the program, or built from pieces that are.
enum Text {
    Fixed(&'static str),
    Built(String),
}

impl Text {
    fn as_str(&self) -> &str {
        match self {
            Self::Fixed(text) => text,
            Self::Built(text) => text,
        }
    }

    fn for_sqlx(self) -> sqlx::SqlStr {
        match self {
            Self::Fixed(text) => text.into_sql_str(),
            Self::Built(text) => AssertSqlSafe(text).into_sql_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn after_its_time_a_transaction_does_nothing_more() {
        let connection = Connection::open_in_memory().expect("memory is enough");
        let mut tx = Tx::new(Link::Sqlite(connection), Arc::default(), Arc::default());
        tx.until = Some(Instant::now() + Duration::from_secs(60));
        assert!(tx.one("select 1 as n", Vec::new()).await.is_ok(), "in time");
        tx.until = Instant::now().checked_sub(Duration::from_secs(1));
        assert!(matches!(tx.one("select 1 as n", Vec::new()).await, Err(StoreError::TooSlow)));
        tx.until = None;
        assert!(
            matches!(tx.one("select 1 as n", Vec::new()).await, Err(StoreError::Spoilt(_))),
            "nothing of it is kept"
        );
    }
}

//! The door to the store: open, write, read, close.

use std::path::PathBuf;
use std::sync::Arc;

use futures::future::BoxFuture;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Args;
use crate::{postgres, sqlite};

/// A store, open for use; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) engine: Arc<Engine>,
}

/// Which database, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backend {
    /// One file on a local disk: enough for a district.
    Sqlite {
        /// The file; made if it is not there, its folder too.
        file: PathBuf,
        /// How many may read at once.
        readers: u32,
    },
    /// A server that several copies of the program share.
    Postgres {
        /// `postgres://user:password@host/database`
        url: String,
        /// How many connections this copy may hold.
        connections: u32,
    },
}

pub(crate) enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(postgres::Engine),
}

impl Db {
    /// Opens the store, or says in a sentence what is in the way and what to do.
    pub async fn open(backend: &Backend) -> Result<Self, StoreError> {
        let engine = match backend {
            Backend::Sqlite { file, readers } => Engine::Sqlite(sqlite::Engine::open(file, *readers).await?),
            Backend::Postgres { url, connections } => {
                Engine::Postgres(postgres::Engine::open(url, *connections).await?)
            }
        };
        Ok(Self { engine: Arc::new(engine) })
    }

    /// Does one piece of work whole or not at all, and answers only when it is on disk.
    ///
    /// On SQLite several pieces share one commit, each under a savepoint of its own; refusals too are answered only after the
    /// commit, since they may rest on what others of the group did. On PostgreSQL the work may run again after a conflict with
    /// another transaction: it must have no effects but those through the [`Tx`].
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.write(work).await,
            Engine::Postgres(engine) => engine.write(work).await,
        }
    }

    /// Reads from one consistent snapshot; changes are refused by the database.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.read(work).await,
            Engine::Postgres(engine) => engine.read(work).await,
        }
    }

    /// The rows of one statement that needs no transaction around it, since a statement by itself sees one snapshot.
    pub async fn alone(&self, sql: &'static str, args: Args) -> Result<Vec<Row>, StoreError> {
        match &*self.engine {
            Engine::Sqlite(engine) => {
                engine
                    .read(move |tx| {
                        let args = args.clone();
                        Box::pin(async move { tx.all(sql, args).await })
                    })
                    .await
            }
            Engine::Postgres(engine) => engine.alone(sql, args).await,
        }
    }

    /// The name of the database, for the administrators' page.
    #[must_use]
    pub fn backend_name(&self) -> &'static str {
        match &*self.engine {
            Engine::Sqlite(_) => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        }
    }

    /// The version of the database.
    #[must_use]
    pub fn backend_version(&self) -> &str {
        match &*self.engine {
            Engine::Sqlite(engine) => &engine.version,
            Engine::Postgres(engine) => &engine.version,
        }
    }

    /// How many writes went into how many commits since the start; PostgreSQL groups by itself and says nothing.
    #[must_use]
    pub fn groups(&self) -> Option<sqlite::Groups> {
        match &*self.engine {
            Engine::Sqlite(engine) => Some(engine.groups()),
            Engine::Postgres(_) => None,
        }
    }

    /// Ends all work in hand and leaves everything in the one file (SQLite) or hangs up (PostgreSQL).
    pub async fn close(&self) {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.close().await,
            Engine::Postgres(engine) => engine.close().await,
        }
    }
}

/// Runs the work so that its panic is an error like others, and settles what it left to the end.
pub(crate) async fn run<T, E, F>(work: &F, tx: &mut Tx) -> Result<T, E>
where
    F: for<'c> Fn(&'c mut Tx) -> BoxFuture<'c, Result<T, E>> + Send + Sync,
    E: From<StoreError>,
{
    use futures::FutureExt;
    use std::panic::AssertUnwindSafe;

    let outcome = AssertUnwindSafe(async { work(tx).await }).catch_unwind().await;
    match outcome {
        Ok(Ok(value)) => tx.settle().await.map(|()| value).map_err(E::from),
        Ok(Err(refused)) => Err(refused),
        Err(_panic) => {
            tracing::error!("the work inside a transaction panicked; nothing of it is kept");
            Err(E::from(StoreError::Panicked))
        }
    }
}

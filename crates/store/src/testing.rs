//! Fresh databases for tests: every story runs on SQLite and on PostgreSQL, and is followed by [`verify`](crate::verify()).
//!
//! ```text
//! store::on_both! {
//!     async fn a_new_district_has_no_journal(db: Db) { … }
//! }
//! ```

mod cluster;
mod scratch;

use std::future::Future;
use std::path::PathBuf;

use jiff::Timestamp;

use crate::db::{Backend, Db};
use crate::migrate::Migration;
use crate::verify::verify;

pub use cluster::unavailable;

/// The rooms' migrations, as [`Db::migrate`] takes them.
pub type Rooms = [(&'static str, &'static [Migration])];

/// The databases that every story is told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A file of its own.
    Sqlite,
    /// A database of its own on the cluster of the test run.
    Postgres,
}

/// A database for one test; [`Fresh::end`] checks the journal and takes it away.
pub struct Fresh {
    /// The open store.
    pub db: Db,
    backend: Backend,
    place: Place,
}

enum Place {
    Folder(scratch::Folder),
    Database(String),
}

impl Fresh {
    /// How to open the same database once more, as a second copy of the program would.
    #[must_use]
    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// Checks that the journal is whole, closes and removes the database.
    pub async fn end(self) {
        let report = verify(&self.db, |_, _| {}).await.expect("the journal can be read");
        assert!(report.is_clean(), "after the story the journal must be whole:\n{report}");
        self.end_unchecked().await;
    }

    /// Closes and removes the database without looking at it, for stories that damage it on purpose.
    pub async fn end_unchecked(self) {
        self.db.close().await;
        match self.place {
            Place::Folder(folder) => drop(folder),
            Place::Database(name) => cluster::drop_database(&name).await,
        }
    }
}

/// A fresh database with the house tables and those of the rooms.
pub async fn fresh(on: On, rooms: &Rooms) -> Fresh {
    let (backend, place) = match on {
        On::Sqlite => {
            let folder = scratch::Folder::make();
            let file = folder.path().join("office.db");
            scratch::copy_template(rooms, &file).await;
            (Backend::Sqlite { file, readers: 4 }, Place::Folder(folder))
        }
        On::Postgres => {
            let (name, url) = cluster::fresh_database(rooms).await;
            (Backend::Postgres { url, connections: 8 }, Place::Database(name))
        }
    };
    let db = Db::open(&backend).await.expect("a fresh database opens");
    Fresh { db, backend, place }
}

/// Tells the story on SQLite.
pub async fn on_sqlite<S, F>(story: S)
where
    S: FnOnce(Db) -> F,
    F: Future<Output = ()>,
{
    let fresh = fresh(On::Sqlite, &[]).await;
    story(fresh.db.clone()).await;
    fresh.end().await;
}

/// Tells the story on PostgreSQL.
pub async fn on_postgres<S, F>(story: S)
where
    S: FnOnce(Db) -> F,
    F: Future<Output = ()>,
{
    let fresh = fresh(On::Postgres, &[]).await;
    story(fresh.db.clone()).await;
    fresh.end().await;
}

/// Tells the story on both.
pub async fn both<S, F>(story: S)
where
    S: Fn(Db) -> F,
    F: Future<Output = ()>,
{
    on_sqlite(&story).await;
    on_postgres(&story).await;
}

/// Makes two tests of one story, `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($db:ident: Db) $body:block)+) => {$(
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn story($db: $crate::Db) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::testing::on_sqlite(story).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::testing::on_postgres(story).await;
            }
        }
    )+};
}

/// The instant at which tests bring tables up to date.
pub(crate) fn some_day() -> Timestamp {
    Timestamp::from_second(1_763_769_600).expect("a day in November 2025")
}

/// What a template is known by: the migrations that it was made of.
pub(crate) fn digest(rooms: &Rooms) -> String {
    let mut all = String::new();
    for (room, migrations) in std::iter::once(("store", crate::HOUSE)).chain(rooms.iter().copied()) {
        for migration in migrations {
            let texts = (migration.sql, migration.sqlite, migration.postgres);
            all.push_str(&format!("{room} {} {texts:?}\n", migration.number));
        }
    }
    kernel::journal::sm3_hex(all.as_bytes())[..16].to_owned()
}

/// Where everything of the test runs of this account lies.
pub(crate) fn base() -> PathBuf {
    let account = scratch::own_account();
    let base = std::env::temp_dir().join(format!("chengqi-test-{account}"));
    std::fs::create_dir_all(&base).expect("the temporary folder can be written");
    base
}

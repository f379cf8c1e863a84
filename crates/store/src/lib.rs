//! The store: SQLite and PostgreSQL behind one [`Tx`]. Which of the two it is, nobody outside this crate can see.
//!
//! One write is one closure given to [`Db::write`]: it loads, decides, changes, records in the journal, and is answered only
//! when everything is on disk. The house tables (journal, counters, commands, outbox, timers, attachments) are owned here; each
//! room owns its own tables and hands in its [`Migration`]s.

pub mod anchor;
pub mod attachment;
mod backup;
pub mod blobs;
mod chain;
mod command;
mod counter;
mod db;
mod error;
mod folder;
mod house;
mod kind;
mod memo;
mod migrate;
mod names;
pub mod outbox;
mod postgres;
mod row;
mod sql;
mod sqlite;
#[cfg(feature = "testing")]
pub mod testing;
pub mod timer;
mod tx;
mod value;
pub mod verify;

pub use command::Remembered;
pub use db::{Backend, Db};
pub use error::{Constraint, ConstraintKind, StoreError};
pub use futures::future::BoxFuture;
pub use house::HOUSE;
pub use kind::{MediaKind, kind_of};
pub use migrate::Migration;
pub use row::Row;
pub use sql::Sql;
pub use sqlite::Groups;
pub use tx::Tx;
pub use value::{Args, Kind, Value};
pub use verify::{verify, verify_against};

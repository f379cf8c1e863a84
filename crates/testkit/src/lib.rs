//! An office for tests: a real house on a fresh database, people to act in it, a clock that stands still until told.
//!
//! ```text
//! testkit::both(&[HOUSE, ROOM], async |office: &Office| {
//!     let street = office.unit("临江街道", UnitKind::Street).await;
//!     let reporter = office.person(street, Role::Reporter, "何雨").await;
//!     let reply = reporter.post("/api/information/submissions", json!({ … })).await;
//!     assert_eq!(reply.status, 200);
//! });
//! ```
//! Every story is told on SQLite and on PostgreSQL, and ends with [`Office::end`], which wants zero inconsistencies.

mod client;
mod office;
mod pages;
mod soundness;

pub use client::{Client, Reply};
pub use office::Office;
pub use pages::PlainPages;
pub use store::testing::On;

use webkit::Room;

/// Tells the story on both databases, each in an office of its own.
pub async fn both(rooms: &[Room], story: impl AsyncFn(&Office)) {
    for on in [On::Sqlite, On::Postgres] {
        one(on, rooms, &story).await;
    }
}

/// Tells the story on one database.
pub async fn one(on: On, rooms: &[Room], story: impl AsyncFn(&Office)) {
    let office = Office::new(on, rooms).await;
    story(&office).await;
    office.end().await;
}

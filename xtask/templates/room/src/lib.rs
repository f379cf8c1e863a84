//! @title@: the room `@name@`.
//!
//! A newcomer reads the room card `README.md`, then [`model`] (the words), [`rules`] (what must hold, one file each, with its
//! ground) and [`decide`] (one file per verb). These three are pure. [`store`](mod@store) knows the tables, [`actions`] the web.

pub mod actions;
pub mod decide;
pub mod model;
pub mod rules;
pub mod store;

use ::store::Migration;
use webkit::Room;

/// The room.
pub const ROOM: Room = Room {
    routes: actions::routes,
    migrations: &[Migration {
        number: 1,
        title: "items",
        sql: include_str!("../migrations/0001_@name@.sql"),
        sqlite: None,
        postgres: None,
    }],
    rules: || rules::CARDS.to_vec(),
    grants: actions::GRANTS,
    ..Room::bare(model::ROOM, "@title@")
};

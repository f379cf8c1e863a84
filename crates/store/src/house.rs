//! The tables of the house itself, as migrations of the room `store`. They are only ever added to.

use crate::migrate::Migration;

/// The house's own migrations, applied before those of any room.
pub const HOUSE: &[Migration] = &[Migration {
    number: 1,
    title: "流水、编号、命令、待发、定时、附件",
    sql: include_str!("../migrations/0001_house.sql"),
    sqlite: None,
    postgres: None,
}];

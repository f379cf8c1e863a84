//! Bringing the tables up to date: every migration once, in one stated order, each in a transaction of its own.

use jiff::Timestamp;
use kernel::journal::sm3_hex;

use crate::args;
use crate::db::{Db, Engine};
use crate::error::StoreError;
use crate::house::HOUSE;
use crate::tx::Tx;

/// One step of a room's tables. Steps are only ever added, never changed.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its number in the room, from 1 upwards.
    pub number: u32,
    /// What it brings, for the log.
    pub title: &'static str,
    /// The portable text.
    pub sql: &'static str,
    /// Another text on SQLite, where the portable one can't be.
    pub sqlite: Option<&'static str>,
    /// Another text on PostgreSQL.
    pub postgres: Option<&'static str>,
}

/// The room name of the house's own tables.
const HOUSE_ROOM: &str = "store";

const BEGIN: &str = "create table if not exists migration (
    room text not null,
    number bigint not null,
    title text not null,
    digest text not null,
    at bigint not null,
    constraint migration_pkey primary key (room, number)
);
insert into migration (room, number, title, digest, at)
values ('', 0, '', '', 0)
on conflict (room, number) do nothing;";

/// How often the very first table is tried while another copy of the program makes the same one.
const TRIES_TO_BEGIN: u32 = 5;

impl Db {
    /// Applies what is not yet applied, the house first, then the rooms in the order given; says how many steps that were.
    /// Several copies of the program may do this at once: each step is done by one of them.
    pub async fn migrate(
        &self,
        rooms: &[(&'static str, &'static [Migration])],
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        self.begin_migrations().await?;
        let mut applied = 0;
        for (room, migrations) in std::iter::once((HOUSE_ROOM, HOUSE)).chain(rooms.iter().copied()) {
            in_order(room, migrations)?;
            self.no_newer(room, migrations).await?;
            for &migration in migrations {
                let done = self.write(move |tx| Box::pin(apply(tx, room, migration, now))).await?;
                applied += usize::from(done);
            }
        }
        match &*self.engine {
            Engine::Sqlite(engine) => engine.learn_names().await?,
            Engine::Postgres(_) => {}
        }
        Ok(applied)
    }

    async fn begin_migrations(&self) -> Result<(), StoreError> {
        let mut left = TRIES_TO_BEGIN;
        loop {
            match self.write(|tx| Box::pin(async move { tx.script(BEGIN).await })).await {
                Ok(()) => return Ok(()),
                Err(failed) if left == 0 => return Err(failed),
                Err(_another_copy) => left -= 1,
            }
        }
    }

    /// A program older than its database must not touch it.
    async fn no_newer(&self, room: &'static str, migrations: &'static [Migration]) -> Result<(), StoreError> {
        let known = migrations.last().map_or(0, |last| last.number);
        let row = self
            .read(move |tx| {
                Box::pin(async move {
                    tx.one("select max(number) as newest from migration where room = $1", args![room]).await
                })
            })
            .await?;
        match row.opt_int("newest")? {
            Some(newest) if newest > i64::from(known) => Err(StoreError::Migration(format!(
                "数据库中“{room}”的表已升级到第 {newest} 步，本程序只认识到第 {known} 步。请换用较新的程序，或从升级前的备份恢复"
            ))),
            Some(_) | None => Ok(()),
        }
    }
}

/// Applies one step unless it is applied; the lock row keeps other copies waiting meanwhile.
async fn apply(tx: &mut Tx, room: &'static str, migration: Migration, now: Timestamp) -> Result<bool, StoreError> {
    tx.exec("update migration set at = $1 where room = '' and number = 0", args![now]).await?;
    let sql = tx.by_backend(migration.sqlite.unwrap_or(migration.sql), migration.postgres.unwrap_or(migration.sql));
    let digest = sm3_hex(sql.as_bytes());
    let known =
        tx.opt("select digest from migration where room = $1 and number = $2", args![room, migration.number]).await?;
    if let Some(known) = known {
        if known.text("digest")? == digest {
            return Ok(false);
        }
        return Err(StoreError::Migration(format!(
            "“{room}”第 {} 步（{}）与数据库中已执行的不一样：已发布的升级步骤不得改动。请换用正式发布的程序",
            migration.number, migration.title
        )));
    }
    tx.script(sql).await.map_err(|failed| {
        StoreError::Migration(format!(
            "“{room}”第 {} 步（{}）没有执行成功，已全部撤回：{}",
            migration.number,
            migration.title,
            failed.for_log()
        ))
    })?;
    tx.exec(
        "insert into migration (room, number, title, digest, at) values ($1, $2, $3, $4, $5)",
        args![room, migration.number, migration.title, digest, now],
    )
    .await?;
    tracing::info!(room, number = migration.number, title = migration.title, "tables brought up to date");
    Ok(true)
}

fn in_order(room: &str, migrations: &[Migration]) -> Result<(), StoreError> {
    let ordered = migrations.iter().zip(1..).all(|(migration, number)| migration.number == number);
    if ordered {
        return Ok(());
    }
    Err(StoreError::Migration(format!("“{room}”的升级步骤没有从 1 起连续编号，请换用正式发布的程序")))
}

//! One command, one file.

mod backup;
mod calendar;
mod demo;
mod demo_fill;
pub mod doc;
pub mod fonts;
pub mod init;
mod openapi;
pub mod policy;
mod rebuild;
mod restore;
pub mod reuse;
mod rules;
pub mod search;
mod serve;
mod verify;

use std::future::Future;

use store::StoreError;

use crate::cli::Command;
use crate::exit::Exit;

/// Runs a command and says how it ended.
pub fn run(command: Command) -> Exit {
    let ended = match command {
        Command::Demo { port, data, seed, today } => waiting(demo::run(port, data, seed, today)),
        Command::DemoFill { data, seed, today } => waiting(demo_fill::run(data, seed, today)),
        Command::Init(options) => waiting(init::run(*options)),
        Command::Serve { config } => waiting(serve::run(config)),
        Command::Verify { data } => waiting(verify::run(data)),
        Command::Backup { file, data } => waiting(backup::run(file, data)),
        Command::Restore { file, data } => waiting(restore::run(file, data)),
        Command::Calendar { year, json } => calendar::run(year, json),
        Command::Policy { command } => waiting(policy::run(command)),
        Command::Doc { command } => doc::run(command),
        Command::Fonts { command } => fonts::run(command),
        Command::Search { command } => waiting(search::run(command)),
        Command::Reuse { command } => waiting(reuse::run(command)),
        Command::Openapi => openapi::run(),
        Command::Rules => rules::run(),
        Command::Permissions => {
            print!("{}", crate::permissions::matrix(&crate::house::ROOMS));
            Ok(Exit::Done)
        }
    };
    ended.unwrap_or_else(|error| {
        eprintln!("{error:#}");
        if refused(&error) { Exit::Refused } else { Exit::Broken }
    })
}

/// It can't be done as things are; nothing was changed.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub String);

/// Whether the cause is how things stand and not a fault of the program: a folder, a newer database, a taken file name.
fn refused(error: &anyhow::Error) -> bool {
    let stands = |error: &StoreError| {
        matches!(
            error,
            StoreError::Unusable(_) | StoreError::Migration(_) | StoreError::Backup(_) | StoreError::File { .. }
        )
    };
    error.is::<Refused>() || error.chain().filter_map(|cause| cause.downcast_ref()).any(stands)
}

fn waiting(work: impl Future<Output = anyhow::Result<Exit>>) -> anyhow::Result<Exit> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("CHENGQI_LOG").unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .try_init()
        .ok();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(work)
}

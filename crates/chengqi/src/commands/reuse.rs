//! `chengqi reuse …`: the archive of texts that new ones are compared with.

use std::path::PathBuf;

use clap::Subcommand;
use likeness::{Fault, Index};
use webkit::reuse::{feed, folder};

use super::Refused;
use super::search::{configured, opened};
use super::verify::progress;
use crate::config::Config;
use crate::exit::Exit;

/// What to do with the archive.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 重建比对库：从数据库重新做一份（先停下承启）
    Rebuild {
        /// 配置文件
        #[arg(long, value_name = "文件")]
        config: PathBuf,
    },
}

/// Runs the command.
pub async fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Rebuild { config } => rebuild(config).await,
    }
}

/// Makes the archive of the first node anew; the others make theirs anew when they find it gone.
async fn rebuild(file: PathBuf) -> anyhow::Result<Exit> {
    let config = configured(&file)?;
    free(&config)?;
    let app = opened(config).await?;
    let bar = progress("重建");
    let made = feed::anew(&app, |done, all| {
        bar.set_length(u64::try_from(all).unwrap_or_default());
        bar.set_position(u64::try_from(done).unwrap_or_default());
    });
    let made = made.await?;
    bar.finish_and_clear();
    app.db.close().await;
    println!("比对库已重建，共 {made} 份文稿");
    Ok(Exit::Done)
}

/// Throws the old archives away; refused while a process works with one of them.
fn free(config: &Config) -> anyhow::Result<()> {
    let folder = folder(&config.data);
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(()) };
    let places: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    for place in places.iter().filter(|place| place.is_dir()) {
        match Index::open(place) {
            Err(Fault::InUse { .. }) => {
                let said = "承启正在运行，它的比对库不能重建；请先停下承启再试";
                return Err(Refused(said.to_owned()).into());
            }
            // What can't be opened is what a rebuild is for.
            Ok(_)
            | Err(
                Fault::Damaged { .. }
                | Fault::OtherVersion { .. }
                | Fault::Disk { .. }
                | Fault::TooLong { .. }
                | Fault::TooLarge,
            ) => {}
        }
    }
    Ok(std::fs::remove_dir_all(folder)?)
}

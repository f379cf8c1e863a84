//! `chengqi reuse …`: the archive of texts that new ones are compared with.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use likeness::{Fault, Index};
use webkit::reuse::{feed, folder};

use super::rebuild::{Projection, shown};
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

const ARCHIVE: Projection = Projection { name: "比对库", unit: "份文稿", folder, in_use };

/// Runs the command.
pub async fn run(command: Command) -> anyhow::Result<Exit> {
    let Command::Rebuild { config } = command;
    let made = async |app: &_, bar: &_| Ok(feed::anew(app, |done, all| shown(bar, done, all)).await?);
    ARCHIVE.rebuild(&config, made).await?;
    Ok(Exit::Done)
}

/// Opening makes a folder of what is none, so that only folders are looked into.
fn in_use(place: &Path) -> bool {
    if !place.is_dir() {
        return false;
    }
    match Index::open(place) {
        Err(Fault::InUse { .. }) => true,
        // What can't be opened is what a rebuild is for.
        Ok(_)
        | Err(
            Fault::Damaged { .. }
            | Fault::OtherVersion { .. }
            | Fault::Disk { .. }
            | Fault::TooLong { .. }
            | Fault::TooLarge,
        ) => false,
    }
}

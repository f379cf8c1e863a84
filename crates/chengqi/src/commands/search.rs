//! `chengqi search …`: the index of the search.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use search::{Index, SearchError};
use webkit::search::feed;

use super::rebuild::{Projection, shown};
use crate::exit::Exit;
use crate::searching;

/// What to do with the index.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 重建搜索库：从数据库重新做一份（先停下承启）
    Rebuild {
        /// 配置文件
        #[arg(long, value_name = "文件")]
        config: PathBuf,
    },
}

const INDEX: Projection = Projection { name: "搜索库", unit: "件", folder: searching::folder, in_use };

/// Runs the command.
pub async fn run(command: Command) -> anyhow::Result<Exit> {
    let Command::Rebuild { config } = command;
    let made = async |app: &_, bar: &_| Ok(feed::anew(app, |done, all| shown(bar, done, all)).await?);
    INDEX.rebuild(&config, made).await?;
    Ok(Exit::Done)
}

fn in_use(place: &Path) -> bool {
    match Index::open(place) {
        Err(SearchError::InUse(_)) => true,
        // What can't be opened is what a rebuild is for.
        Ok(_) | Err(SearchError::Folder { .. } | SearchError::Damaged(_)) => false,
    }
}

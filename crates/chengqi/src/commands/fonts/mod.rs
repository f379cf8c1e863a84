//! `chengqi fonts`: the fonts that documents are set with (DOC-4).

mod fetch;
mod status;

use std::path::PathBuf;

use clap::Subcommand;

use crate::exit::Exit;

/// What can be done with fonts.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 查看每一类字体用的是哪个文件，是否代用，缺多少字
    Status {
        /// 数据目录；写了就先看其中的 fonts 目录
        #[arg(long, value_name = "目录")]
        data: Option<PathBuf>,
    },
    /// 取来默认的开源字体，逐个核对摘要；已有的不再取
    Fetch {
        /// 从这个目录取，不用网络
        #[arg(long, value_name = "目录")]
        from: Option<PathBuf>,
        /// 放到这个目录；不写则放在本人的数据目录
        #[arg(long, value_name = "目录")]
        to: Option<PathBuf>,
    },
}

/// Runs a command on fonts.
pub fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Status { data } => status::run(data.as_deref()),
        Command::Fetch { from, to } => fetch::run(from.as_deref(), to),
    }
}

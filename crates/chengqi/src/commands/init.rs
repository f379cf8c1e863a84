//! `chengqi init`

use std::path::PathBuf;

use clap::Args;

use crate::exit::Exit;

/// What `init` must know.
#[derive(Debug, Args)]
pub struct Options {
    /// 数据目录（不得已有数据库）
    #[arg(long, value_name = "目录")]
    pub data: PathBuf,
    /// 区的代码，小写字母、数字和短横，如 qingxi
    #[arg(long, value_name = "代码")]
    pub district: String,
    /// 区的名称
    #[arg(long, value_name = "名称")]
    pub name: String,
}

/// Makes a new installation.
pub async fn run(options: Options) -> anyhow::Result<Exit> {
    let _ = options;
    Ok(Exit::Refused)
}

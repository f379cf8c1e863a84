//! `chengqi policy`: a policy file looked at before it binds anybody.

mod base;
mod check;
mod trial;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::exit::Exit;

/// What can be done with a policy file.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 核对政策文件：有错的逐行指出，没有错的列出改了什么
    Check {
        /// 政策文件（TOML）
        #[arg(value_name = "文件")]
        file: PathBuf,
        /// 与什么对照
        #[command(flatten)]
        against: Against,
    },
    /// 试算政策草案：一个已有的期间，按现行和按草案各算一遍，列出差别；只算不存
    ///
    /// 退出码：0 算完；1 草案有错，已逐行指出；3 期间、文件或数据目录不对
    Try {
        /// 政策草案（TOML）
        #[arg(value_name = "文件")]
        file: PathBuf,
        /// 在什么上试
        #[command(flatten)]
        on: TryOn,
    },
}

/// What a draft is tried on.
#[derive(Debug, Args)]
pub struct TryOn {
    /// 期间：2026、2026H1、2026Q3 或 2026-07
    #[arg(long, value_name = "期间")]
    period: String,
    /// 数据目录
    #[arg(long, value_name = "目录")]
    data: PathBuf,
    /// 与什么对照：current 是现行的政策，也可以写 speech 或 burden-2024
    #[arg(long, value_name = "代号", default_value = "current")]
    against: String,
}

/// What the file is held against; alone if neither is given.
#[derive(Debug, Args)]
pub struct Against {
    /// 与这个数据目录里现行的政策对照；不写则只看文件本身
    #[arg(long, value_name = "目录", conflicts_with = "set")]
    data: Option<PathBuf>,
    /// 与随程序提供的政策集对照：speech（讲话口径）或 burden-2024（减负口径）
    #[arg(long, value_name = "代号")]
    set: Option<String>,
}

/// Runs a command on a policy file.
pub async fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Check { file, against } => check::run(file, against).await,
        Command::Try { file, on } => trial::run(file, on).await,
    }
}

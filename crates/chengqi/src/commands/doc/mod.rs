//! `chengqi doc`: official documents from and to files, without any office (DOC-4).

mod import;
mod new;
mod render;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Subcommand;
use gongwen::Fault;

use crate::commands::Refused;
use crate::exit::Exit;

/// What can be done with a document.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 给出一份填好的样本：十五个文种，以及信函、命令、纪要、简报等格式
    New {
        /// 文种或格式，如 通知、请示、信函、简报
        #[arg(value_name = "文种")]
        genre: String,
    },
    /// 把文本排成 DOCX；有错的逐行指出，不生成文件
    Render {
        /// 文本（开头两行“---”之间写文种、发文机关等）
        #[arg(value_name = "文件")]
        file: PathBuf,
        /// 生成到哪里，文件名以 .docx 结尾；不覆盖已有的文件
        #[arg(short, long, value_name = "文件")]
        out: PathBuf,
    },
    /// 把 DOCX 读成文本；没有读懂的逐项列出，不悄悄丢掉
    Import {
        /// DOCX 文件
        #[arg(value_name = "文件")]
        file: PathBuf,
        /// 写到哪里，文件名以 .md 结尾；不覆盖已有的文件
        #[arg(short, long, value_name = "文件")]
        out: PathBuf,
    },
}

/// Runs a command on a document.
pub fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::New { genre } => new::run(&genre),
        Command::Render { file, out } => render::run(&file, &out),
        Command::Import { file, out } => import::run(&file, &out),
    }
}

/// The bytes of a file that somebody named.
fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).map_err(|cause| Refused(format!("读不到 {}（{cause}）", file.display())).into())
}

/// Writes a new file; one that is there stays as it is.
fn write(out: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write as _;
    match std::fs::OpenOptions::new().write(true).create_new(true).open(out) {
        Ok(mut file) => file.write_all(bytes).with_context(|| format!("写不进 {}", out.display())),
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => {
            Err(Refused(format!("{} 已经存在，没有覆盖；请换一个文件名", out.display())).into())
        }
        Err(cause) => Err(Refused(format!("写不进 {}（{cause}）", out.display())).into()),
    }
}

/// Every fault on a line of its own.
fn faulty(faults: &[Fault]) -> Exit {
    for Fault { line, key, message } in faults {
        let place = if *line == 0 { "全文".to_owned() } else { format!("第{line}行") };
        let key = key.as_ref().map(|key| format!("{key} ")).unwrap_or_default();
        println!("{place}：{key}{message}");
    }
    println!("共 {} 处错误，没有生成文件", faults.len());
    Exit::Fault
}

/// Whether the name ends as it should.
fn ends(out: &Path, extension: &str) -> anyhow::Result<()> {
    let right = out.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension));
    if right { Ok(()) } else { Err(Refused(format!("{} 应当以 .{extension} 结尾", out.display())).into()) }
}

//! `chengqi doc`: official documents from and to files, without any office (DOC-4).

mod beside;
mod beside_each_other;
mod check;
mod compare;
mod explain;
mod import;
mod new;
mod render;
mod report;
mod reuse;
mod source;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Subcommand;

use crate::commands::Refused;
use crate::exit::Exit;
use report::Shape;

/// What can be done with a document.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 给出一份填好的样本：十五个文种，以及信函、命令、纪要、简报等格式
    New {
        /// 文种或格式，如 通知、请示、信函、简报
        #[arg(value_name = "文种")]
        genre: String,
    },
    /// 把文本排成 PDF、OFD、DOCX 或图片；有错的逐行指出，不生成文件
    Render(render::Options),
    /// 把 DOCX 读成文本，图片放在文本旁边；没有读懂的逐项列出，不悄悄丢掉
    Import {
        /// DOCX 文件
        #[arg(value_name = "文件")]
        file: PathBuf,
        /// 写到哪里，文件名以 .md 结尾；不覆盖已有的文件
        #[arg(short, long, value_name = "文件")]
        out: PathBuf,
    },
    /// 体检：按五关查一份或几份公文，有错误时退出码为 1
    Check(check::Asked),
    /// 说明一条规则：要求、为什么、依据、例子
    Explain {
        /// 规则编号，如 FMT002
        #[arg(value_name = "编号")]
        id: String,
    },
    /// 两份文稿有哪些段落相同
    Compare {
        /// 一份
        #[arg(value_name = "文件")]
        first: PathBuf,
        /// 另一份
        #[arg(value_name = "文件")]
        second: PathBuf,
        /// 结果用 JSON
        #[arg(long)]
        json: bool,
    },
    /// 文稿里的段落从哪里来：与一个文件夹里的公文比，逐段对照
    Reuse(reuse::Asked),
}

/// Runs a command on a document.
pub fn run(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::New { genre } => new::run(&genre),
        Command::Render(options) => render::run(&options),
        Command::Import { file, out } => import::run(&file, &out),
        Command::Check(asked) => check::run(&asked),
        Command::Explain { id } => explain::run(&id),
        Command::Compare { first, second, json } => {
            compare::run(&first, &second, if json { Shape::Json } else { Shape::Text })
        }
        Command::Reuse(asked) => reuse::run(&asked),
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
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => Err(taken(out)),
        Err(cause) => Err(Refused(format!("写不进 {}（{cause}）", out.display())).into()),
    }
}

/// Puts new contents in the place of a file: whole or not at all.
fn replace(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    let unfinished = file.with_file_name(name);
    std::fs::write(&unfinished, bytes).with_context(|| format!("写不进 {}", unfinished.display()))?;
    std::fs::rename(&unfinished, file).with_context(|| format!("写不进 {}", file.display()))
}

/// Refused where a file of this name is there already.
fn free(out: &Path) -> anyhow::Result<()> {
    if out.exists() { Err(taken(out)) } else { Ok(()) }
}

fn taken(out: &Path) -> anyhow::Error {
    Refused(format!("{} 已经存在，没有覆盖；请换一个文件名", out.display())).into()
}

/// Whether the name ends as it should.
fn ends(out: &Path, extension: &str) -> anyhow::Result<()> {
    let right = out.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension));
    if right { Ok(()) } else { Err(Refused(format!("{} 应当以 .{extension} 结尾", out.display())).into()) }
}

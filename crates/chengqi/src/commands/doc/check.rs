//! `chengqi doc check FILE…`: 体检, the five gates on a document, without any office (DOC-1, DOC-3).

use std::path::{Path, PathBuf};

use checkup::document::{
    DocumentChange, DocumentReport, OfficeFacts, Options, Scope, apply_safe_to_document, check_document, render, sarif,
};
use clap::{Args, ValueEnum};
use gongwen::{Fault, Genre, placed};
use kernel::clock::office_day;
use kernel::{Clock, SystemClock};
use serde::Serialize;

use super::replace;
use super::reuse::Archive;
use super::source::{self, Held, Source};
use crate::commands::Refused;
use crate::exit::Exit;

/// What can be said on the command line.
#[derive(Debug, Args)]
pub struct Asked {
    /// 公文：文本（txt、md）或 DOCX，可以几份
    #[arg(required = true, value_name = "文件")]
    files: Vec<PathBuf>,
    /// 文种，如 通知；不写则从标题认
    #[arg(long, value_name = "文种")]
    genre: Option<String>,
    /// 是专项工作、具体任务的文件，篇幅按4000字看；不写按综合性工作5000字看
    #[arg(long)]
    special: bool,
    /// 与哪个文件夹里的以往公文比：照抄的、年年重复的、抄漏了地名年份的，连出处一起指出
    #[arg(long, value_name = "文件夹")]
    against: Option<PathBuf>,
    /// 结果的形式
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// 把能一键修复的改进原文件（只改 UTF-8 文本）
    #[arg(long)]
    fix: bool,
}

/// In which form the result is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// SARIF 2.1.0, for editors and checking pipelines.
    Sarif,
}

/// One file and what was found in it.
#[derive(Serialize)]
struct Checked {
    file: String,
    faults: Vec<FaultJson>,
    fixed: Vec<DocumentChange>,
    report: DocumentReport,
    #[serde(skip)]
    source: String,
}

#[derive(Serialize)]
struct FaultJson {
    line: usize,
    key: Option<String>,
    message: String,
}

/// Checks every file; errors in any of them make the command end with 1.
pub(super) fn run(asked: &Asked) -> anyhow::Result<Exit> {
    let options = options(asked)?;
    let archive = asked.against.as_deref().map(Archive::open).transpose()?;
    let mut checked = Vec::new();
    for file in &asked.files {
        checked.push(one(file, asked, &options, archive.as_ref())?);
    }
    match asked.format {
        Format::Text => checked.iter().for_each(tell),
        Format::Json => println!("{}", serde_json::to_string_pretty(&checked)?),
        Format::Sarif => {
            let reports: Vec<(&str, &DocumentReport)> =
                checked.iter().map(|one| (one.file.as_str(), &one.report)).collect();
            println!("{}", serde_json::to_string_pretty(&sarif(&reports))?);
        }
    }
    let wrong = checked.iter().any(|one| one.report.has_errors() || !one.faults.is_empty());
    Ok(if wrong { Exit::Fault } else { Exit::Done })
}

fn options(asked: &Asked) -> anyhow::Result<Options> {
    let named = |name: &String| {
        Genre::named(name).ok_or_else(|| {
            let known: Vec<&str> = Genre::ALL.iter().map(|genre| genre.word()).collect();
            Refused(format!("没有“{name}”这个文种；法定文种有{}", known.join("、")))
        })
    };
    let genre = asked.genre.as_ref().map(named).transpose()?;
    let scope = if asked.special { Scope::Special } else { Scope::Comprehensive };
    Ok(Options { genre, scope, ..Options::on(office_day(SystemClock::new().now())) })
}

fn one(file: &Path, asked: &Asked, options: &Options, archive: Option<&Archive>) -> anyhow::Result<Checked> {
    let Source { mut placed, mut faults, held } = source::open(file)?;
    let mut fixed = Vec::new();
    if asked.fix {
        if held != Held::Text {
            let how = "先用 chengqi doc import 读成文本，或另存为 UTF-8 文本";
            return Err(Refused(format!("{}：--fix 只改 UTF-8 文本；{how}", file.display())).into());
        }
        let read = |text: &str| Some(placed::read(text).0);
        let mended = apply_safe_to_document(&placed.source, &read, &OfficeFacts::default().prepared(), options);
        if !mended.changes.is_empty() {
            replace(file, mended.source.as_bytes())?;
        }
        (placed, faults) = placed::read(&mended.source);
        fixed = mended.changes;
    }
    let reuse = archive.map(|archive| archive.reuse(file, &placed)).transpose()?;
    let office = OfficeFacts { reuse, ..OfficeFacts::default() }.prepared();
    let report = check_document(&placed, &office, options);
    let told = |Fault { line, key, message }| FaultJson { line, key, message };
    let faults = faults.into_iter().map(told).collect();
    Ok(Checked { file: file.display().to_string(), faults, fixed, report, source: placed.source })
}

fn tell(one: &Checked) {
    for change in &one.fixed {
        let edit = &change.edit;
        println!("已改[{}] 第{}行：“{}”改为“{}”", change.rule, edit.place.line, edit.before, edit.after);
    }
    for FaultJson { line, key, message } in &one.faults {
        let key = key.as_ref().map(|key| format!("{key} ")).unwrap_or_default();
        println!("文本格式：第{line}行：{key}{message}");
    }
    print!("{}", render(&one.file, &one.source, &one.report));
}

//! What is told about finished pages, and about faults, to people or to programs.

use std::path::{Path, PathBuf};

use gongwen::Fault;
use gongwen::typesetter::{Missing, Report};
use serde::Serialize;

use crate::exit::Exit;

/// For whom it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Sentences for people.
    Text,
    /// JSON for programs.
    Json,
}

/// Tells every fault on a line of its own.
pub(super) fn faults(faults: &[Fault], shape: Shape) -> anyhow::Result<Exit> {
    match shape {
        Shape::Text => {
            for Fault { line, key, message } in faults {
                let place = if *line == 0 { "全文".to_owned() } else { format!("第{line}行") };
                let key = key.as_ref().map(|key| format!("{key} ")).unwrap_or_default();
                println!("{place}：{key}{message}");
            }
            println!("共 {} 处错误，没有生成文件", faults.len());
        }
        Shape::Json => {
            let told = faults.iter().map(|Fault { line, key, message }| FaultJson { line: *line, key, message });
            println!("{}", serde_json::to_string_pretty(&FaultsJson { faults: told.collect() })?);
        }
    }
    Ok(Exit::Fault)
}

/// Tells which files were made and what is to be said about their pages.
pub(super) fn done(files: &[PathBuf], report: Option<&Report>, shape: Shape) -> anyhow::Result<()> {
    match shape {
        Shape::Text => {
            for file in files {
                println!("已生成 {}", file.display());
            }
            if let Some(report) = report {
                print!("{}", text(report));
            }
        }
        Shape::Json => println!("{}", serde_json::to_string_pretty(&json(files, report))?),
    }
    Ok(())
}

/// The report in lines.
fn text(report: &Report) -> String {
    let rows: Vec<String> = report.rows.iter().map(ToString::to_string).collect();
    let replaced: Vec<String> =
        report.replaced.iter().map(|one| format!("{}（用 {}）", one.class, one.family)).collect();
    let missing = |Missing { character, family }: &Missing| match family {
        Some(family) => format!("{character}（用 {family}）"),
        None => format!("{character}（没有字体有这个字）"),
    };
    let missing: Vec<String> = report.missing.iter().map(missing).collect();
    let or_none = |list: &[String], between: &str| match list {
        [] => "无".to_owned(),
        list => list.join(between),
    };
    format!(
        "页数：{}\n字数：{}\n每页行数：{}\n调整：{}\n已替代：{}\n缺字：{}\n",
        report.pages(),
        report.characters,
        rows.join("、"),
        or_none(&report.adjusted, ""),
        or_none(&replaced, "、"),
        or_none(&missing, "、")
    )
}

#[derive(Debug, Serialize)]
struct FaultsJson<'a> {
    faults: Vec<FaultJson<'a>>,
}

#[derive(Debug, Serialize)]
struct FaultJson<'a> {
    line: usize,
    key: &'a Option<String>,
    message: &'a str,
}

#[derive(Debug, Serialize)]
struct DoneJson<'a> {
    files: Vec<String>,
    report: Option<ReportJson<'a>>,
}

/// Lengths in millimetres from the top left corner of the paper.
#[derive(Debug, Serialize)]
struct ReportJson<'a> {
    pages: usize,
    characters: usize,
    rows: &'a [usize],
    adjusted: &'a [String],
    replaced: Vec<ReplacedJson<'a>>,
    missing: Vec<MissingJson<'a>>,
    elements: Vec<ElementJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ReplacedJson<'a> {
    class: &'a str,
    family: &'a str,
}

#[derive(Debug, Serialize)]
struct MissingJson<'a> {
    character: char,
    family: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ElementJson<'a> {
    name: &'a str,
    page: usize,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

fn json<'a>(files: &[PathBuf], report: Option<&'a Report>) -> DoneJson<'a> {
    let report = report.map(|report| ReportJson {
        pages: report.pages(),
        characters: report.characters,
        rows: &report.rows,
        adjusted: &report.adjusted,
        replaced: report.replaced.iter().map(|one| ReplacedJson { class: one.class, family: &one.family }).collect(),
        missing: (report.missing.iter())
            .map(|one| MissingJson { character: one.character, family: one.family.as_deref() })
            .collect(),
        elements: (report.elements.iter())
            .map(|one| ElementJson {
                name: &one.name,
                page: one.page,
                x: hundredths(one.x),
                y: hundredths(one.y),
                width: hundredths(one.width),
                height: hundredths(one.height),
            })
            .collect(),
    });
    let shown = |file: &PathBuf| Path::display(file).to_string();
    DoneJson { files: files.iter().map(shown).collect(), report }
}

/// A hundredth of a millimetre is finer than any printer.
fn hundredths(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}

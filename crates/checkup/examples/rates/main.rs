//! How often each rule speaks for each 10,000 characters, over any folders: `cargo xtask bench checkup --corpus DIR`; without one over the
//! documents that the repository holds. `--write` writes the rates of those into `data/rates.tsv`, from which the handbook takes them.

#[path = "../../tests/shipped/mod.rs"]
mod shipped;

mod folder;

use std::path::PathBuf;
use std::process::ExitCode;

use checkup::document::{DocumentReport, OfficeFacts, Options, check_document, rates};
use jiff::civil::date;

fn main() -> ExitCode {
    let (mut folders, mut write) = (Vec::new(), false);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--write" => write = true,
            "--corpus" => match words.next() {
                Some(folder) => folders.push(PathBuf::from(folder)),
                None => return wrong("--corpus 后面写文件夹"),
            },
            _ if word.starts_with("--") => {
                return wrong(&format!("不认识 {word}；可用：--corpus 文件夹（可几个）、--write"));
            }
            _ => folders.push(PathBuf::from(word)),
        }
    }
    match (write, folders.as_slice()) {
        (true, []) => written(),
        (true, _) => wrong("--write 写的是自编语料的命中率，不能与 --corpus 同用"),
        (false, []) => ours(),
        (false, folders) => theirs(folders),
    }
}

fn wrong(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::FAILURE
}

fn written() -> ExitCode {
    match std::fs::write(shipped::table::FILE, shipped::table::table()) {
        Ok(()) => {
            println!("写好 crates/checkup/data/rates.tsv；规则手册请再运行 cargo xtask docs");
            ExitCode::SUCCESS
        }
        Err(cause) => wrong(&format!("写不进 {}（{cause}）", shipped::table::FILE)),
    }
}

/// The shipped documents, clean ones and planted ones apart.
fn ours() -> ExitCode {
    let files = || shipped::folder("corpus").into_iter().chain(shipped::folder("../gongwen/tests/corpus"));
    for (name, planted) in [("干净文稿", false), ("植错文稿", true)] {
        let reports = files().filter(|path| shipped::is_planted(path) == planted).map(|path| {
            let (placed, report) = shipped::checked(&path);
            (shipped::written(&placed.source), report)
        });
        tell(name, &reports.collect::<Vec<_>>());
    }
    ExitCode::SUCCESS
}

/// Whatever can be read below the folders; what cannot is told and left out.
fn theirs(folders: &[PathBuf]) -> ExitCode {
    let office = OfficeFacts::default().prepared();
    let options = Options::on(date(2026, 11, 23));
    let (mut reports, mut unread) = (Vec::new(), 0);
    for file in folders.iter().flat_map(|folder| folder::files(folder)) {
        match folder::read(&file) {
            Ok(placed) => {
                reports.push((shipped::written(&placed.source), check_document(&placed, &office, &options)));
            }
            Err(why) => {
                unread += 1;
                eprintln!("没有读：{}（{why}）", file.display());
            }
        }
    }
    if reports.is_empty() {
        return wrong("没有读到一份 txt、md、docx");
    }
    tell("文稿", &reports);
    println!("没有读 {unread} 份");
    ExitCode::SUCCESS
}

fn tell(name: &str, reports: &[(usize, DocumentReport)]) {
    let characters: usize = reports.iter().map(|(characters, _)| characters).sum();
    println!("{name}：{} 份，{characters} 字（不计空白）", reports.len());
    println!("规则\t级别\t份\t处\t每万字");
    let borrowed: Vec<_> = reports.iter().map(|(characters, report)| (*characters, report)).collect();
    for rate in rates(&borrowed) {
        let (severity, rate_of) = (rate.severity.name(), rate.per_10_000);
        println!("{}\t{severity}\t{}\t{}\t{rate_of:.2}", rate.rule, rate.documents, rate.places);
    }
    let silent = checkup::document::document_rules().len()
        - rates(&borrowed).iter().map(|rate| rate.rule).collect::<std::collections::BTreeSet<_>>().len();
    println!("其余 {silent} 条规则没有提示\n");
}

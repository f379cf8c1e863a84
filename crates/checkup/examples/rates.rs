//! Prints how often each rule speaks over folders of documents: `cargo run --release -p checkup --example rates -- FOLDER…`.
//!
//! `.md` is read as the text form, `.txt` as plain text, `.docx` as a file of a word processor; planted faults (`.planted.`) are left out.

use std::path::{Path, PathBuf};

use checkup::document::{OfficeFacts, Options, check_document, rates};
use gongwen::placed::{Placed, docx, marked_leniently, plain};
use jiff::civil::date;

fn main() {
    let office = OfficeFacts::default().prepared();
    let options = Options::on(date(2026, 11, 23));
    let placed: Vec<Placed> =
        std::env::args().skip(1).flat_map(|folder| files(Path::new(&folder))).filter_map(|file| read(&file)).collect();
    let characters = |placed: &Placed| placed.source.chars().filter(|character| !character.is_whitespace()).count();
    let reports: Vec<_> =
        placed.iter().map(|placed| (characters(placed), check_document(placed, &office, &options))).collect();
    let all: usize = reports.iter().map(|(characters, _)| characters).sum();
    println!("{} 件，{all} 字", reports.len());
    let borrowed: Vec<_> = reports.iter().map(|(characters, report)| (*characters, report)).collect();
    for rate in rates(&borrowed) {
        println!(
            "{}\t{}\t{} 件\t{} 处\t每万字 {:.2}",
            rate.rule,
            rate.severity.name(),
            rate.documents,
            rate.places,
            rate.per_10_000
        );
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        eprintln!("{} 打不开", folder.display());
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|file| !file.to_string_lossy().contains(".planted."));
    files.sort();
    files
}

fn read(file: &Path) -> Option<Placed> {
    let text = || std::fs::read_to_string(file).ok();
    match file.extension()?.to_str()? {
        "md" => Some(marked_leniently(&text()?).0),
        "txt" => Some(plain(&text()?)),
        "docx" => docx(&std::fs::read(file).ok()?).ok().map(|(placed, _)| placed),
        _ => None,
    }
}

//! The documents and items that the repository holds, read and checked: for the tests of the corpus and for the rates of the handbook.
//!
//! `corpus/NN-name.txt` (plain text) or `.md` (text form) is clean; `NN-name.planted.*` holds the same document with faults, and the table
//! beside it names each: the rule, the words that it marks, and words around them that stand once in the file. `corpus/archive` holds
//! earlier documents, in which every document of the corpus is looked up.

pub mod items;
pub mod table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use checkup::Reuse;
use checkup::document::{
    DocumentFinding, DocumentReport, OfficeFacts, Options, PreparedOffice, SourcePlace, check_document,
};
use gongwen::placed::{Placed, marked, plain};
use jiff::civil::{self, date};
use likeness::{Day, DocMeta, Document, Index, Query};

/// One planted fault.
pub struct Plant {
    pub rule: String,
    pub text: String,
    pub within: String,
}

pub fn read(path: &Path, source: &str) -> Option<Placed> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("md") => marked(source).ok(),
        _ => Some(plain(source)),
    }
}

pub fn options() -> Options {
    Options::on(date(2026, 11, 23))
}

/// The documents of a folder beside the crate, in order.
pub fn folder(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md" || extension == "txt"))
        .collect();
    files.sort();
    files
}

pub fn is_planted(path: &Path) -> bool {
    path.to_string_lossy().contains(".planted.")
}

/// Characters without blanks.
pub fn written(source: &str) -> usize {
    source.chars().filter(|character| !character.is_whitespace()).count()
}

pub fn opened(path: &Path) -> Placed {
    let source = std::fs::read_to_string(path).expect("readable");
    read(path, &source).unwrap_or_else(|| panic!("{} 读不出", path.display()))
}

pub fn checked(path: &Path) -> (Placed, DocumentReport) {
    let placed = opened(path);
    let report = check_document(&placed, &office(&placed), &options());
    (placed, report)
}

/// What is known of the office: nothing but where the passages of this document stood before.
pub fn office(placed: &Placed) -> PreparedOffice {
    OfficeFacts { reuse: Some(ARCHIVE.ask(placed)), ..OfficeFacts::default() }.prepared()
}

/// Earlier documents.
struct Archive {
    index: Index,
    texts: BTreeMap<String, String>,
    _folder: tempfile::TempDir,
}

static ARCHIVE: LazyLock<Archive> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder for the index");
    let index = Index::open(folder.path()).expect("an empty index");
    let mut texts = BTreeMap::new();
    for path in self::folder("corpus/archive") {
        let placed = opened(&path);
        let meta = meta(&path, &placed);
        let text = placed.own_words();
        index.add(&Document { meta: meta.clone(), text: &text }).expect("short texts");
        texts.insert(meta.id, text);
    }
    Archive { index, texts, _folder: folder }
});

impl Archive {
    fn ask(&self, placed: &Placed) -> Reuse {
        let DocMeta { genre, unit, date, .. } = meta(Path::new(""), placed);
        let text = placed.own_words();
        let query = Query { genre: &genre, unit: &unit, date, ..Query::new(&text) };
        let answer = self.index.search(&query, |meta| self.texts.get(&meta.id).cloned(), |_| true).expect("short");
        let of = |id: &str| self.texts.get(id).cloned().unwrap_or_default();
        let texts = answer.sources.iter().map(|source| (source.meta.id.clone(), of(&source.meta.id))).collect();
        Reuse { answer, texts }
    }
}

fn meta(path: &Path, placed: &Placed) -> DocMeta {
    let document = &placed.document;
    let small = |number: i8| u8::try_from(number).expect("from 1");
    let day = |day: civil::Date| Day {
        year: u16::try_from(day.year()).expect("our era"),
        month: small(day.month()),
        day: small(day.day()),
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    DocMeta {
        number: document.number.as_ref().map(ToString::to_string).unwrap_or_default(),
        genre: document.genre.or(placed.genre).map(|genre| genre.word().to_owned()).unwrap_or_default(),
        unit: document.issuers.first().map(|issuer| issuer.name.clone()).unwrap_or_default(),
        date: placed.date().map(day),
        ..DocMeta::new(name, document.title.text())
    }
}

/// The plants of a document.
pub fn plants(path: &Path) -> Vec<Plant> {
    let table: toml::Table = std::fs::read_to_string(path.with_extension("toml"))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .parse()
        .expect("a table");
    let list = table.get("plant").and_then(toml::Value::as_array).expect("plants");
    list.iter()
        .map(|plant| {
            let text = |key: &str| plant.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
            Plant { rule: text("rule"), text: text("text"), within: text("within") }
        })
        .collect()
}

/// The byte at which a plant's words begin.
pub fn position(source: &str, plant: &Plant) -> usize {
    let around = source.find(&plant.within).unwrap_or_else(|| panic!("“{}”不在文中", plant.within));
    assert_eq!(source.matches(&plant.within).count(), 1, "“{}”不止一处", plant.within);
    match plant.within.find(&plant.text) {
        Some(inside) => around + inside,
        None => {
            assert_eq!(source.matches(&plant.text).count(), 1, "“{}”不止一处", plant.text);
            source.find(&plant.text).expect("counted once")
        }
    }
}

/// Every place that a finding marks.
pub fn places(finding: &DocumentFinding) -> impl Iterator<Item = SourcePlace> {
    finding.place.into_iter().chain(finding.related.iter().map(|related| related.place))
}

/// The finding that marks a plant at its exact place.
pub fn found<'r>(source: &str, report: &'r DocumentReport, plant: &Plant) -> Option<&'r DocumentFinding> {
    let start = position(source, plant);
    report.findings.iter().filter(|finding| finding.rule == plant.rule).find(|finding| {
        places(finding).any(|place| place.bytes.start == start && place.bytes.end == start + plant.text.len())
    })
}

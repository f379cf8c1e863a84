//! Whole documents of all genres: clean ones find nothing, planted faults are found at their exact places (DOC-1).
//!
//! `corpus/NN-name.txt` (plain text) or `.md` (text form) is clean; `NN-name.planted.*` holds the same document with faults, and the table
//! beside it names each: the rule, the words that it marks, and words around them that stand once in the file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use checkup::document::{
    DocumentFinding, DocumentReport, OfficeFacts, Options, PreparedOffice, Severity, SourcePlace,
    apply_safe_to_document, check_document,
};
use gongwen::Genre;
use gongwen::placed::{Placed, marked, plain};
use jiff::civil::date;

fn read(path: &Path, source: &str) -> Option<Placed> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("md") => marked(source).ok(),
        _ => Some(plain(source)),
    }
}

fn office() -> PreparedOffice {
    OfficeFacts::default().prepared()
}

fn options() -> Options {
    Options::on(date(2026, 11, 23))
}

fn folder(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md" || extension == "txt"))
        .collect();
    files.sort();
    files
}

fn is_planted(path: &Path) -> bool {
    path.to_string_lossy().contains(".planted.")
}

fn checked(path: &Path) -> (Placed, DocumentReport) {
    let source = std::fs::read_to_string(path).expect("readable");
    let placed = read(path, &source).unwrap_or_else(|| panic!("{} 读不出", path.display()));
    let report = check_document(&placed, &office(), &options());
    (placed, report)
}

fn told(path: &Path, source: &str, finding: &DocumentFinding) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let at = finding
        .place
        .map(|place| format!("{}:{} {}", place.line, place.column, &source[place.bytes.start..place.bytes.end]));
    format!("{name} {}[{}] {} @ {}", finding.severity.name(), finding.rule, finding.message, at.unwrap_or_default())
}

/// Documents made to fill pages hold a comma before a full stop; what is said of them is true.
const TRUE_FAULTS: &[(&str, &str)] = &[("07-notice-longer.md", "T10"), ("63-opinion-long.md", "T10")];

#[test]
fn clean_documents_have_no_error_and_hardly_a_warning() {
    let (mut characters, mut warnings, mut wrong) = (0, Vec::new(), Vec::new());
    let own = folder("corpus").into_iter().filter(|path| !is_planted(path));
    let house = folder("../gongwen/tests/corpus");
    assert_eq!(house.len(), 82);
    for path in own.chain(house) {
        let (placed, report) = checked(&path);
        characters += placed.source.chars().filter(|character| !character.is_whitespace()).count();
        let is_known = |finding: &&DocumentFinding| {
            TRUE_FAULTS.iter().any(|(file, rule)| path.ends_with(file) && *rule == finding.rule)
        };
        for finding in report.findings.iter().filter(|finding| !is_known(finding)) {
            match finding.severity {
                Severity::Error => wrong.push(told(&path, &placed.source, finding)),
                Severity::Warning => {
                    warnings.extend(std::iter::repeat_n(told(&path, &placed.source, finding), finding.count));
                }
                Severity::Note => {}
            }
        }
    }
    println!("{characters} 字，警告 {} 处：\n{}", warnings.len(), warnings.join("\n"));
    assert!(wrong.is_empty(), "干净的文稿报了错误：\n{}", wrong.join("\n"));
    assert!(
        warnings.len() * 10_000 < characters,
        "{characters} 字里警告 {} 处：\n{}",
        warnings.len(),
        warnings.join("\n")
    );
}

#[test]
fn files_of_word_processors_find_nothing_that_the_text_does_not_hold() {
    let mut wrong = Vec::new();
    for path in folder("../gongwen/tests/corpus") {
        let source = std::fs::read_to_string(&path).expect("readable");
        let document = marked(&source).expect("sound").document;
        let file = gongwen::docx::write(&document, &gongwen::docx::DocxStyle::default());
        let (placed, _) = gongwen::placed::docx(&file).expect("our own file");
        let report = check_document(&placed, &office(), &options());
        for finding in report.findings.iter().filter(|finding| finding.severity != Severity::Note) {
            let known = TRUE_FAULTS.iter().any(|(file, rule)| path.ends_with(file) && *rule == finding.rule);
            let measured = finding.rule == "STY001";
            if !known && !measured {
                wrong.push(told(&path, &placed.source, finding));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// One planted fault.
struct Plant {
    rule: String,
    text: String,
    within: String,
}

fn plants(path: &Path) -> Vec<Plant> {
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
fn position(source: &str, plant: &Plant) -> usize {
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

fn places(finding: &DocumentFinding) -> impl Iterator<Item = SourcePlace> {
    finding.place.into_iter().chain(finding.related.iter().map(|related| related.place))
}

#[test]
fn every_plant_is_found_at_its_exact_place_and_nothing_else() {
    let mut wrong = Vec::new();
    let (mut planted, mut rules) = (0, BTreeSet::new());
    for path in folder("corpus").into_iter().filter(|path| is_planted(path)) {
        let (placed, report) = checked(&path);
        let plants = plants(&path);
        planted += plants.len();
        for plant in &plants {
            rules.insert(plant.rule.clone());
            let start = position(&placed.source, plant);
            let found = report
                .findings
                .iter()
                .filter(|finding| finding.rule == plant.rule)
                .flat_map(places)
                .any(|place| place.bytes.start == start && place.bytes.end == start + plant.text.len());
            if !found {
                let mine: Vec<String> = report
                    .findings
                    .iter()
                    .filter(|finding| finding.rule == plant.rule)
                    .map(|finding| told(&path, &placed.source, finding))
                    .collect();
                wrong.push(format!("{} 没有标出 {} “{}”：{mine:?}", path.display(), plant.rule, plant.text));
            }
        }
        for finding in &report.findings {
            // Notes may come along, such as that of a time without a date.
            let weighs = finding.severity != Severity::Note;
            if weighs && !plants.iter().any(|plant| plant.rule == finding.rule) {
                wrong.push(format!("没有种下：{}", told(&path, &placed.source, finding)));
            }
        }
    }
    println!("种下 {planted} 处，{} 条规则", rules.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(100 <= planted && 60 <= rules.len(), "{planted} 处，{} 条规则", rules.len());
}

#[test]
fn the_corpus_holds_all_fifteen_genres() {
    let mut genres: BTreeSet<Genre> = BTreeSet::new();
    let files: Vec<PathBuf> = folder("corpus");
    assert!(30 <= files.len(), "{} 件", files.len());
    for path in files.iter().filter(|path| !is_planted(path)) {
        let (placed, _) = checked(path);
        genres.extend(placed.document.genre.or(placed.genre));
    }
    let missing: Vec<&str> =
        Genre::ALL.iter().filter(|genre| !genres.contains(genre)).map(|genre| genre.word()).collect();
    assert!(missing.is_empty(), "缺文种：{missing:?}");
}

#[test]
fn one_press_mends_what_is_mechanical_and_a_second_changes_nothing() {
    let mut changes = 0;
    for path in folder("corpus") {
        let source = std::fs::read_to_string(&path).expect("readable");
        let reader = |text: &str| read(&path, text);
        let mended = apply_safe_to_document(&source, &reader, &office(), &options());
        changes += mended.changes.len();
        assert!(
            is_planted(&path) || mended.changes.is_empty(),
            "{} 是干净的，却改了 {:#?}",
            path.display(),
            mended.changes
        );
        let again = apply_safe_to_document(&mended.source, &reader, &office(), &options());
        assert_eq!(again.changes, [], "{} 再按一次又改了", path.display());
        assert_eq!(again.source, mended.source);
        let mended_rules: BTreeSet<&str> = mended.changes.iter().map(|change| change.rule).collect();
        let placed = reader(&mended.source).expect("still readable");
        for finding in check_document(&placed, &office(), &options()).findings {
            let safe = finding.fix.as_ref().is_some_and(|fix| fix.applicability == checkup::Applicability::Safe);
            assert!(!safe || !mended_rules.contains(finding.rule), "{} 修过以后还有 {}", path.display(), finding.rule);
        }
    }
    assert!(20 <= changes, "只改了 {changes} 处");
}

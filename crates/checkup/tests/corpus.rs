//! Whole documents of all genres: clean ones find nothing, planted faults are found at their exact places (DOC-1).

#[expect(dead_code, reason = "the rates of the handbook use the rest of it")]
mod shipped;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use checkup::document::{DocumentFinding, OfficeFacts, Severity, apply_safe_to_document, check_document};
use gongwen::Genre;
use gongwen::placed::marked;
use shipped::{checked, folder, found, is_planted, office, options, plants, read};

fn told(path: &Path, source: &str, finding: &DocumentFinding) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let at = finding
        .place
        .map(|place| format!("{}:{} {}", place.line, place.column, &source[place.bytes.start..place.bytes.end]));
    format!("{name} {}[{}] {} @ {}", finding.severity.name(), finding.rule, finding.message, at.unwrap_or_default())
}

#[test]
fn clean_documents_have_no_error_and_hardly_a_warning() {
    let (mut characters, mut warnings, mut wrong) = (0, Vec::new(), Vec::new());
    let own = folder("corpus").into_iter().filter(|path| !is_planted(path));
    let house = folder("../gongwen/tests/corpus");
    assert_eq!(house.len(), 82);
    for path in own.chain(house) {
        let (placed, report) = checked(&path);
        characters += placed.source.chars().filter(|character| !character.is_whitespace()).count();
        for finding in &report.findings {
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
        let report = check_document(&placed, &office(&placed), &options());
        for finding in report.findings.iter().filter(|finding| finding.severity != Severity::Note) {
            if finding.rule != "STY001" {
                wrong.push(told(&path, &placed.source, finding));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
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
            if found(&placed.source, &report, plant).is_none() {
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
        let known = OfficeFacts::default().prepared();
        let mended = apply_safe_to_document(&source, &reader, &known, &options());
        changes += mended.changes.len();
        assert!(
            is_planted(&path) || mended.changes.is_empty(),
            "{} 是干净的，却改了 {:#?}",
            path.display(),
            mended.changes
        );
        let again = apply_safe_to_document(&mended.source, &reader, &known, &options());
        assert_eq!(again.changes, [], "{} 再按一次又改了", path.display());
        assert_eq!(again.source, mended.source);
        let mended_rules: BTreeSet<&str> = mended.changes.iter().map(|change| change.rule).collect();
        let placed = reader(&mended.source).expect("still readable");
        for finding in check_document(&placed, &office(&placed), &options()).findings {
            let safe = finding.fix.as_ref().is_some_and(|fix| fix.applicability == checkup::Applicability::Safe);
            assert!(!safe || !mended_rules.contains(finding.rule), "{} 修过以后还有 {}", path.display(), finding.rule);
        }
    }
    assert!(20 <= changes, "只改了 {changes} 处");
}

//! Every document of the corpus, laid out, written as PDF, read back by another program and measured against GB/T 9704-2012.

mod body;
mod end;
mod head;
mod laid;
mod seals;
mod whole;

use gongwen::typesetter::{Grid, Order, Stage};

use crate::reader;
use laid::Laid;

fn faults(grid: Grid) -> Vec<String> {
    let mut engine = reader::engine();
    let fonts = engine.fonts().clone();
    let mut faults = Vec::new();
    let mut lengths = Vec::new();
    for (name, document) in reader::corpus() {
        let pages = match engine.set(&document, Order { grid, ..Order::default() }) {
            Ok(pages) => pages,
            Err(refused) => {
                faults.push(format!("{name}: not laid out: {}", refused[0].message));
                continue;
            }
        };
        let sheets = reader::read(pages.pdf().expect("laid-out pages can be written"));
        lengths.push(sheets.len());
        let mut laid = Laid::new(&name, &document, &fonts, &pages.report, &sheets);
        if gongwen::slip::layout(document.form).is_some() {
            whole::check_slip(&mut laid);
        } else {
            whole::check(&mut laid);
            head::check(&mut laid);
            let end = body::check(&mut laid, grid);
            end::check(&mut laid, end);
        }
        faults.extend(laid.faults());
    }
    assert!(60 <= lengths.len(), "{} documents were laid out", lengths.len());
    assert!(
        lengths.contains(&1) && lengths.iter().any(|pages| 30 <= *pages),
        "documents of one page and of thirty: {lengths:?}"
    );
    faults
}

fn told(faults: &[String]) -> String {
    faults.join("\n")
}

#[test]
fn every_page_of_every_document_stands_as_the_standard_has_it() {
    let faults = faults(Grid::Compressed);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), told(&faults));
}

#[test]
fn in_strict_mode_rows_of_chinese_alone_have_twenty_eight_characters_each_in_its_column() {
    let faults = faults(Grid::Strict);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), told(&faults));
}

#[test]
fn the_place_of_every_seal_on_a_draft_is_where_the_standard_has_it() {
    let mut engine = reader::engine();
    let fonts = engine.fonts().clone();
    let mut faults = Vec::new();
    let mut seals = 0;
    for (name, document) in reader::corpus() {
        let Ok(pages) = engine.set(&document, Order { stage: Stage::Draft, ..Order::default() }) else { continue };
        let sheets = reader::read(pages.pdf().expect("laid-out pages can be written"));
        let mut laid = Laid::new(&name, &document, &fonts, &pages.report, &sheets);
        seals::check(&mut laid);
        seals += 1;
        faults.extend(laid.faults());
    }
    assert!(60 <= seals, "{seals} documents laid out");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), told(&faults));
}

/// A test that can't fail measures nothing: what is moved by a little more than is allowed must be found.
#[test]
fn whatever_is_moved_by_three_tenths_of_a_millimetre_is_found() {
    let mut engine = reader::engine();
    let fonts = engine.fonts().clone();
    let (name, document) = reader::corpus().into_iter().find(|(name, _)| name.starts_with("09-")).expect("a document");
    let pages = engine.set(&document, Order::default()).unwrap_or_else(|faults| panic!("{}", faults[0].message));
    let sheets = reader::read(pages.pdf().expect("laid-out pages can be written"));
    let found = |across: f64, down: f64| {
        let mut moved = sheets.clone();
        for sheet in &mut moved {
            for character in &mut sheet.characters {
                (character.x, character.baseline) = (character.x + across, character.baseline + down);
                character.ink = character.ink + kurbo::Vec2::new(across, down);
            }
        }
        let mut laid = Laid::new(&name, &document, &fonts, &pages.report, &moved);
        whole::check(&mut laid);
        head::check(&mut laid);
        let end = body::check(&mut laid, Grid::Compressed);
        end::check(&mut laid, end);
        told(&laid.faults())
    };
    let down = found(0.0, 0.3);
    for element in ["发文机关标志", "above the red line", "row “", "page number", "row of 000128", "report"] {
        assert!(down.contains(element), "{element} moved down and nobody saw it");
    }
    let across = found(0.3, 0.0);
    for element in [
        "middle of 发文机关标志",
        "middle of title",
        "主送机关",
        "left edge of row",
        "right edge",
        "成文日期",
        "印发",
        "附注",
        "page number",
    ] {
        assert!(across.contains(element), "{element} moved across and nobody saw it:\n{across}");
    }
}

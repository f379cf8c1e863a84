//! What holds for every page: paper, type area, rows of the grid, page numbers, the engine's own report.

use std::collections::BTreeSet;

use gongwen::{Form, page};
use typeset::Face;

use crate::reader::Character;

use super::laid::{BOTTOM, Laid, RIGHT, WITHIN, is_mark};

/// The size of page numbers and tables.
const SMALL: f64 = page::SIZE_4;

/// The office's own slips have no national format: their paper and that nothing leaves the type area is what can be measured.
pub fn check_slip(laid: &mut Laid) {
    paper(laid);
    area(laid);
}

pub fn check(laid: &mut Laid) {
    paper(laid);
    area(laid);
    phase(laid);
    numbers(laid);
    turned(laid);
    report(laid);
}

fn paper(laid: &mut Laid) {
    for (at, sheet) in laid.sheets.iter().enumerate() {
        laid.near(at + 1, "width of the paper (5.1)", page::PAGE.0, sheet.size.0);
        laid.near(at + 1, "height of the paper (5.1)", page::PAGE.1, sheet.size.1);
        let unread = sheet.characters.iter().filter(|character| character.text.contains('\u{fffd}')).count();
        laid.holds(
            unread == 0,
            at + 1,
            "text of the file",
            "every character readable",
            &format!("{unread} that are not"),
        );
    }
}

/// Text stays within the type area, sideways by its ink, from top to bottom by the boxes of its characters, since ink hangs lower in one
/// font than in another; only a letter's head and the numbers of pages stand outside (5.2.1, 7.5, 10.1).
fn area(laid: &mut Laid) {
    let letter = laid.document.form == Form::Letter;
    let mut told = (0, 0.0);
    for (page, character) in laid.stream.clone() {
        let ink = character.ink;
        if ink.area() == 0.0 {
            continue;
        }
        let head = letter && page == 1 && character.red;
        let (top, bottom) = if character.upright { (character.top(), character.bottom()) } else { (ink.y0, ink.y1) };
        let inside = page::LEFT - WITHIN <= ink.x0
            && ink.x1 <= RIGHT + WITHIN
            && (head || page::TOP - WITHIN <= top)
            && bottom <= BOTTOM + WITHIN;
        // One sentence for each row will do.
        if inside || std::mem::replace(&mut told, (page, character.baseline)) == (page, character.baseline) {
            continue;
        }
        let found = format!("“{}” at {:.1}..{:.1} × {:.1}..{:.1} mm", character.text, ink.x0, ink.x1, top, bottom);
        laid.holds(inside, page, "text inside the type area (5.2.1)", "28..184 × 37..262 mm", &found);
    }
    for (at, sheet) in laid.sheets.iter().enumerate() {
        for stroke in &sheet.strokes {
            let place = stroke.place;
            let head = letter && at == 0 && stroke.red;
            let inside = page::LEFT - WITHIN <= place.x0
                && place.x1 <= RIGHT + WITHIN
                && page::TOP - WITHIN <= place.y0
                && place.y1 <= BOTTOM + WITHIN;
            laid.holds(
                head || inside,
                at + 1,
                "line inside the type area (5.2.1)",
                "28..184 × 37..262 mm",
                &format!("{place:?}"),
            );
        }
    }
}

/// Every row of the text stands on the grid: the first at 37 mm, the last ending at 262 mm, 22 on a page (5.2.3).
fn phase(laid: &mut Laid) {
    let mut by_page: Vec<BTreeSet<i64>> = vec![BTreeSet::new(); laid.sheets.len()];
    for row in laid.rows.clone() {
        let text = [page::SIZE_3, page::SIZE_2].iter().any(|size| (row.size() - size).abs() < 0.1);
        if !text || row.first().red || in_head(laid, row.page, row.middle()) {
            continue;
        }
        let (at, off) = laid.grid(row.middle());
        let wanted = format!("row {} of {}", at + 1, laid.most);
        laid.holds(
            off.abs() <= WITHIN,
            row.page,
            &format!("row “{}” (5.2.3)", row.begins()),
            &wanted,
            &format!("{off:.2} mm from it"),
        );
        by_page[row.page - 1].insert(at);
    }
    for (at, rows) in by_page.iter().enumerate() {
        let found = format!("rows {rows:?}");
        let inside = rows.iter().all(|row| (0..laid.most as i64).contains(row));
        laid.holds(inside, at + 1, "rows of a page (5.2.3)", &format!("at most {}", laid.most), &found);
        let told = laid.report.rows.get(at).copied().unwrap_or_default();
        let plain = !beside_table(laid, at + 1) && at + 1 < laid.sheets.len() && at != 0;
        laid.holds(
            !plain || told == rows.len(),
            at + 1,
            "rows in the report",
            &format!("{}", rows.len()),
            &format!("{told}"),
        );
    }
    let pages = laid.report.rows.len();
    laid.holds(
        pages == laid.sheets.len(),
        0,
        "pages in the report",
        &laid.sheets.len().to_string(),
        &pages.to_string(),
    );
}

/// Whether a table stands on the page: the rows of its cells are smaller than those of the text.
fn beside_table(laid: &Laid, page: usize) -> bool {
    let turned = laid.stream.iter().any(|(on, character)| *on == page && !character.upright);
    turned || (has_table(laid) && laid.rows.iter().any(|row| row.page == page && row.size() < page::SIZE_3 - 0.5))
}

fn has_table(laid: &Laid) -> bool {
    let attached = laid.document.attachments.iter().filter_map(|one| one.body.as_ref());
    let bodies = attached.chain(laid.document.items.iter().map(|item| &item.body)).chain([&laid.document.body]);
    bodies.flat_map(|body| &body.blocks).any(|block| matches!(block, gongwen::Block::Table(_)))
}

/// 版头 is measured from the masthead, not on the grid.
fn in_head(laid: &Laid, page: usize, middle: f64) -> bool {
    let line = laid.sheets[0].strokes.iter().filter(|stroke| stroke.red && stroke.is_flat()).map(|stroke| stroke.y());
    let number = gongwen::shown::number(laid.document).and_then(|number| laid.seek(&number, 0));
    let below = match laid.document.form.code() {
        "letter" | "order" => number.map(|span| span.first().bottom()),
        _ => line.reduce(f64::max),
    };
    page == 1 && below.is_some_and(|below| middle < below)
}

/// 页码 (7.5): 4号宋体, a dash on each side 7 mm below the type area, odd pages on the right, even ones on the left, one character in.
fn numbers(laid: &mut Laid) {
    let pages = laid.sheets.len();
    let blank = |laid: &Laid, page: usize| !laid.stream.iter().any(|(on, _)| *on == page);
    for at in 1..=pages {
        let silent =
            (laid.document.form == Form::Letter && at == 1) || blank(laid, at) || (1 < at && blank(laid, at - 1));
        let Some(row) = laid.numbers.iter().find(|row| row.page == at).cloned() else {
            laid.holds(silent, at, "page number (7.5)", &format!("— {at} —"), "none");
            continue;
        };
        laid.holds(!silent, at, "page number (7.5)", "none on this page", &row.text());
        laid.holds(row.text() == format!("—{at}—"), at, "page number (7.5)", &format!("— {at} —"), &row.text());
        laid.holds(
            (row.size() - SMALL).abs() < 0.05,
            at,
            "size of the page number (7.5)",
            "14 pt",
            &format!("{:.2} pt", row.size()),
        );
        laid.face(at, "font of the page number (7.5)", row.first(), Face::Song);
        laid.near(
            at,
            "dash of the page number below the type area (7.5)",
            BOTTOM + page::PAGE_NUMBER_DOWN,
            row.first().ink.center().y,
        );
        let one = row.first().height();
        if at % 2 == 1 {
            laid.near(at, "right end of an odd page number (7.5)", RIGHT - one, row.right());
        } else {
            laid.near(at, "left end of an even page number (7.5)", page::LEFT + one, row.x());
        }
    }
}

/// A table that lies across has its head on the left of every page, the binding edge of an odd one and the cutting edge of an even one,
/// and is read from below (第8章).
fn turned(laid: &mut Laid) {
    for at in 1..=laid.sheets.len() {
        let lying = |(on, character): &&(usize, Character)| *on == at && !character.upright;
        let letters: Vec<Character> =
            laid.stream.iter().filter(lying).map(|(_, character)| character.clone()).collect();
        let [first, second, ..] = letters.as_slice() else { continue };
        let left = letters.iter().map(|character| character.ink.x0).fold(f64::MAX, f64::min);
        let found = format!("“{}” at {:.1} mm, others at {left:.1} mm", first.text, first.ink.x0);
        laid.holds(
            first.ink.x0 < left + 3.0,
            at,
            "head of a table that lies across (第8章)",
            "left of everything",
            &found,
        );
        let found = format!("{:.1} and {:.1} mm", first.ink.center().y, second.ink.center().y);
        laid.holds(
            second.ink.center().y < first.ink.center().y,
            at,
            "direction of a turned table (第8章)",
            "upwards",
            &found,
        );
    }
}

/// What the engine says of its elements is what stands on the paper.
fn report(laid: &mut Laid) {
    for element in laid.report.elements.clone() {
        let all = &laid.sheets[element.page - 1].characters;
        let there = all.iter().any(|character| {
            // An opening bracket at the beginning of a row may be squeezed, so that its ink begins there and its pen before it.
            let squeezed = if is_mark(&character.text) { character.advance / 2.0 } else { 0.0 };
            (element.x - squeezed - WITHIN..=element.x + WITHIN).contains(&character.x)
                && [character.top(), character.ink.y0].iter().any(|top| (top - element.y).abs() <= WITHIN)
        });
        let wanted = format!("words at ({:.2}, {:.2}) mm", element.x, element.y);
        laid.holds(
            there || !all.iter().all(|one| one.upright),
            element.page,
            &format!("element {} of the report", element.name),
            &wanted,
            "none",
        );
    }
    let characters: usize = laid
        .sheets
        .iter()
        .map(|sheet| {
            sheet.characters.iter().map(|one| one.text.chars().filter(|c| !c.is_whitespace()).count()).sum::<usize>()
        })
        .sum();
    let told = laid.report.characters;
    laid.holds(characters == told, 0, "characters in the report", &characters.to_string(), &told.to_string());
}

//! What the pages of twelve documents looked like when somebody last looked at them: every element, and the first and last row of every
//! page, with place, size and class of type.
//!
//! Taken with the open set of fonts (Fandol, Noto Serif SC, Liberation Serif), which is what `cargo xtask test` fetches. The places do
//! not depend on a Chinese font, since every character fills its square; they do on the Latin one, whose letters have their own widths.
//! After a change that is meant: look at the pages, then run the tests once with `INSTA_UPDATE=always`.

use std::fmt::Write as _;

use gongwen::typesetter::Order;
use typeset::{Face, Fonts, Line, Pages};

use crate::reader;

/// One or two of each form.
const DOCUMENTS: [&str; 12] = [
    "02-notice-short",
    "09-notice-urgent-numbered-copy",
    "15-notice-no-seal",
    "18-attachment-three",
    "22-table-across-in-text",
    "25-joint-3-seal",
    "37-request-three-signers",
    "43-letter-urgent",
    "45-order-short",
    "48-minutes-short",
    "52-bulletin-2-articles",
    "56-telegram-utmost",
];

/// Which class of type a family stands for, so that another font of the same class changes nothing.
fn class(fonts: &Fonts, line: &Line) -> &'static str {
    let stands = |face: &Face| fonts.family(*face).is_some_and(|(family, _)| family == line.family);
    Face::ALL.iter().find(|face| stands(face)).map_or("替补", |face| face.name())
}

fn dump(fonts: &Fonts, pages: &Pages) -> String {
    let lines = pages.lines();
    let lines: Vec<&Line> = lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let mut told = format!("{:?}\n", pages.report.rows);
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| lines[at]);
        let after = lines.get(at + 1);
        let ends =
            before.is_none_or(|before| before.page != line.page) || after.is_none_or(|after| after.page != line.page);
        if line.element.is_empty() && !ends {
            continue;
        }
        let words: String = line.text.chars().take(8).collect();
        let element = if line.element.is_empty() { "-" } else { &line.element };
        let (x, y, size, class) = (line.x, line.top(), line.size, class(fonts, line));
        writeln!(told, "{} {element} {x:.1} {y:.1} {size:.1} {class} {words}", line.page)
            .expect("a string takes everything");
    }
    told
}

#[test]
fn the_pages_of_twelve_documents_are_what_they_were() {
    let mut engine = reader::engine();
    let fonts = engine.fonts().clone();
    let corpus = reader::corpus();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(".");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for name in DOCUMENTS {
        let (_, document) = corpus.iter().find(|(of, _)| of == name).expect("a document of the corpus");
        let pages =
            engine.set(document, Order::default()).unwrap_or_else(|faults| panic!("{name}: {}", faults[0].message));
        settings.bind(|| insta::assert_snapshot!(name, dump(&fonts, &pages)));
    }
}

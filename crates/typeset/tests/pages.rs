//! Finished pages against the standard, against what was laid out before, and against hostile texts. One program for all of it, since
//! each links the whole layout engine.
//!
//! The fonts are those of this machine (`CHENGQI_FONTS` names folders that are searched first); without one for 仿宋 every test fails.

mod boxes;
mod geometry;
mod golden;
mod hostile;
mod reader;

use gongwen::docx;
use gongwen::typesetter::Order;

#[test]
fn the_file_says_the_same_words_in_the_same_order_as_the_pages() {
    let mut engine = reader::engine();
    let mut faults = Vec::new();
    for (name, document) in reader::corpus() {
        let pages = match engine.set(&document, Order::default()) {
            Ok(pages) => pages,
            Err(refused) => {
                faults.push(format!("{name}: not laid out: {}", refused[0].message));
                continue;
            }
        };
        let back = docx::read(&pages.docx(&document)).expect("our own file");
        if back.document != document || !back.not_understood.is_empty() {
            faults.push(format!("{name}: another document after its way through a word processor's file"));
        }
        let laid = reader::laid_words(&pages);
        let read = reader::words(&reader::read(pages.pdf().expect("laid-out pages can be written")));
        if let Some(at) = laid.chars().zip(read.chars()).position(|(laid, read)| laid != read) {
            let around: String = laid.chars().skip(at.saturating_sub(4)).take(12).collect();
            faults.push(format!("{name}: the file differs at “{around}”"));
        } else if laid.chars().count() != read.chars().count() {
            faults.push(format!(
                "{name}: {} characters laid out, {} in the file",
                laid.chars().count(),
                read.chars().count()
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

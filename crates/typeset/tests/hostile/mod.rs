//! What people type is data: ten thousand hostile texts stand on the pages as they were typed, nothing around them moves, no file is
//! reached; and whatever the model holds lays out or is refused with a sentence.

mod any;
mod texts;

use gongwen::typesetter::{Element, Order};
use gongwen::{
    Attachment, Block, Body, Document, Form, Genre, Heading, Issuer, Level, Sealing, Table, TableTurn, Title, page,
};
use jiff::civil::date;
use texts::Noise;
use typeset::Pages;

use crate::reader;

/// Hostile texts in all.
const TEXTS: usize = 10_000;
/// Texts in one document: its paragraphs, headings, cells and names.
const PARAGRAPHS: usize = 110;
const HEADINGS: usize = 20;
const ROWS: usize = 12;
const COLUMNS: usize = 4;
const NAMES: usize = 22;
const EACH: usize = PARAGRAPHS + HEADINGS + ROWS * COLUMNS + NAMES;

/// A document whose every text comes from `text`, which is told how long a text may be.
fn document(mut text: impl FnMut(usize) -> String) -> Document {
    let mut document = Document::new(Form::Document);
    document.genre = Some(Genre::Notice);
    document.issuers = vec![Issuer { name: "中共青溪区委办公室".to_owned() }];
    document.number = "青办发〔2026〕12号".parse().ok();
    document.sealing = Sealing::None;
    document.date = Some(date(2026, 3, 5));
    document.printed_by = Some("中共青溪区委办公室".to_owned());
    document.printed_on = Some(date(2026, 3, 5));
    // A title may not end with a mark, so a word closes it.
    document.title = Title::of(text(17) + "事");
    document.to = (0..6).map(|_| text(12)).collect();
    document.cc = (0..6).map(|_| text(12)).collect();
    document.note = Some(text(16));
    document.attachments = (0..8).map(|at| Attachment { name: format!("{}{at}事", text(16)), body: None }).collect();
    let mut blocks = Vec::new();
    for at in 0..PARAGRAPHS {
        blocks.push(Block::Paragraph(text(70)));
        if at % 6 == 0 && at / 6 < HEADINGS {
            let level = Level::ALL[at / 6 % 4];
            let run_in = (level != Level::First).then(|| text(30));
            blocks.push(Block::Heading(Heading { level, text: text(18), run_in }));
        }
    }
    let head = (0..COLUMNS).map(|at| format!("第{}列", at + 1)).collect();
    let rows = (0..ROWS).map(|_| (0..COLUMNS).map(|_| text(14)).collect()).collect();
    blocks.push(Block::Table(Table { head, rows, turn: TableTurn::Portrait }));
    document.body = Body { blocks };
    document
}

/// The texts of a document in the order in which they stand on its pages.
fn in_order(document: &Document) -> Vec<String> {
    let mut texts = vec![document.title.text()];
    texts.extend(document.to.iter().cloned());
    for block in &document.body.blocks {
        match block {
            Block::Paragraph(text) => texts.push(text.clone()),
            Block::Heading(heading) => texts.extend([heading.text.clone()].into_iter().chain(heading.run_in.clone())),
            Block::Table(table) => texts.extend(table.rows.iter().flatten().cloned()),
            Block::Picture(_) => {}
        }
    }
    texts.extend(document.attachments.iter().map(|attachment| attachment.name.clone()));
    texts.extend(document.note.clone());
    texts.extend(document.cc.iter().cloned());
    texts
}

/// The words of the type area, page by page, without blanks.
fn laid(pages: &Pages) -> String {
    let bottom = page::TOP + page::AREA.1;
    let lines = pages.lines().into_iter().filter(|line| line.top() < bottom);
    lines.flat_map(|line| line.text.chars().collect::<Vec<_>>()).filter(|c| !c.is_whitespace()).collect()
}

/// Which of the texts doesn't stand on the pages, in order.
fn missing(texts: &[String], pages: &Pages) -> Option<String> {
    let all = laid(pages);
    let mut rest = all.as_str();
    for text in texts {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        match rest.find(&plain) {
            Some(at) => rest = &rest[at + plain.len()..],
            None => return Some(text.clone()),
        }
    }
    None
}

/// What stands around the text and may not move with it: head and numbers of the first two pages. How high the masthead is, and with it
/// where 发文字号 stands, may follow the number of rows that the addressees need.
fn frame(pages: &Pages) -> Vec<(String, usize, String)> {
    let fixed = ["masthead", "number", "page"];
    let kept = |element: &&Element| fixed.contains(&element.name.as_str()) && element.page <= 2;
    let told = |element: &Element| {
        let y = if element.name == "number" { 0.0 } else { element.y };
        let place = format!("{:.2} {y:.2}", element.x);
        (element.name.clone(), element.page, place)
    };
    pages.report.elements.iter().filter(kept).map(told).collect()
}

#[test]
fn ten_thousand_hostile_texts_stand_as_typed_and_move_nothing_and_reach_nothing() {
    let mut engine = reader::engine();
    let plain = document(|most| "关于做好有关工作的意见".chars().cycle().take(most).collect());
    let mut harmless = engine.set(&distinct(plain), Order::default()).expect("a harmless document");
    let wanted = frame(&harmless);
    assert!(3 <= wanted.len(), "masthead, number and page numbers are told of: {wanted:?}");
    let mut noise = Noise::new(9_704);
    let (mut texts, mut seed) = (0, 0);
    while texts < TEXTS {
        seed += 1;
        let document = distinct(document(|most| noise.text(most)));
        harmless = match engine.set(&document, Order::default()) {
            Ok(pages) => pages,
            Err(faults) => panic!("document {seed} was refused: {}", faults[0].message),
        };
        let own = in_order(&document);
        texts += EACH.min(own.len());
        if let Some(text) = missing(&own, &harmless) {
            panic!("document {seed}: “{text}” does not stand on the pages as it was typed");
        }
        assert_eq!(frame(&harmless), wanted, "document {seed}: something around the text moved");
        for (at, sheet) in harmless.paged().pages().iter().enumerate() {
            let size = sheet.frame.size();
            let paper = (size.x.to_mm().round(), size.y.to_mm().round());
            assert_eq!(paper, page::PAGE, "document {seed}, page {}: the paper changed", at + 1);
        }
        let tall = harmless
            .lines()
            .into_iter()
            .find(|line| line.element != "masthead" && page::SIZE_2 + 0.1 < line.size && line.baseline > 110.0);
        assert_eq!(tall, None, "document {seed}: type of a size that no element has");
    }
    assert_eq!(engine.denied(), 0, "a text asked for a file or a package");
}

/// Names of attachments must differ.
fn distinct(mut document: Document) -> Document {
    for (at, attachment) in document.attachments.iter_mut().enumerate() {
        attachment.name = format!("{}{}", attachment.name, ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"][at]);
    }
    document
}

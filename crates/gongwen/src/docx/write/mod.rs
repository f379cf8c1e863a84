//! A document as a file for word processors: head, text, tail, in the order in which they stand on the pages.

mod body;
mod head;
mod picture;
mod sections;
mod slip;
mod tail;

use std::collections::BTreeSet;

use super::flow::Flow;
use super::keys;
use super::measure::Grid;
use super::package::{HEAD, NAMESPACES, Properties, pack};
use super::package::{Shape, shapes};
use super::style::DocxStyle;
use super::xml::Para;
use crate::document::Document;
use crate::picture::Image;
use crate::slip::layout;
use crate::text::write::pairs;
use crate::words::Form;

/// The file for word processors; the same document gives the same bytes.
#[must_use]
pub fn write(document: &Document, style: &DocxStyle) -> Vec<u8> {
    let grid = Grid::of(style.spacing.rows);
    let mut writer = Writer {
        document,
        style,
        out: String::new(),
        shown: BTreeSet::new(),
        letter_head: document.form == Form::Letter,
        media: Vec::new(),
        drawings: 0,
        grid,
        flow: Flow::new(grid.height),
        ended: None,
        closed: None,
        start: sections::Start::default(),
        numbers: sections::Numbers::default(),
        purpose: sections::Purpose::default(),
        shapes: shapes(style),
    };
    match layout(document.form) {
        Some(rows) => writer.slip(rows),
        None => {
            writer.head();
            writer.text();
            writer.tail();
        }
    }
    let last = writer.last_section();
    let text = format!("{HEAD}<w:document {NAMESPACES}><w:body>{}{last}</w:body></w:document>", writer.out);
    let properties = writer.properties();
    pack(&text, style, &properties, &writer.media)
}

struct Writer<'a> {
    document: &'a Document,
    style: &'a DocxStyle,
    out: String,
    /// Keys of the elements that stand on the pages; the others go into the properties of the file.
    shown: BTreeSet<&'static str>,
    /// The next section to be closed is the first one of a letter, which has a foot of its own.
    letter_head: bool,
    /// The pictures, each once.
    media: Vec<Image>,
    /// How many drawings were written.
    drawings: usize,
    /// The rows of an upright page.
    grid: Grid,
    /// Where the next row will stand.
    flow: Flow,
    /// Where the properties of the last paragraph end.
    ended: Option<usize>,
    /// The section before this one.
    closed: Option<sections::Closed>,
    /// How the section that is being written begins.
    start: sections::Start,
    /// Whether its pages have numbers.
    numbers: sections::Numbers,
    /// What it is for.
    purpose: sections::Purpose,
    /// The paragraph styles, for their measures.
    shapes: Vec<Shape>,
}

impl Writer<'_> {
    fn put(&mut self, para: &Para) {
        let begin = self.out.len();
        self.ended = Some(begin + para.put(&mut self.out));
        para.flow(&self.shapes, &mut self.flow);
    }

    fn blank(&mut self, rows: usize) {
        for _ in 0..rows {
            self.put(&Para::new(super::ids::BLANK));
        }
    }

    /// Blank rows that stay on the page of what follows.
    fn blank_kept(&mut self, rows: usize) {
        for _ in 0..rows {
            self.put(&Para::new(super::ids::BLANK).kept());
        }
    }

    fn show(&mut self, key: &'static str) {
        self.shown.insert(key);
    }

    fn properties(&self) -> Properties {
        let hidden = pairs(self.document).into_iter().filter(|(key, _)| !self.shown.contains(key));
        let mut custom: Vec<(String, String)> = hidden.map(|(key, value)| (key.to_owned(), value)).collect();
        if self.breaks_title().is_some() {
            custom.push((keys::TITLE_BREAKS.to_owned(), "\"auto\"".to_owned()));
        }
        if self.document.masthead.is_some() {
            custom.push((keys::MASTHEAD_WRITTEN.to_owned(), "true".to_owned()));
        }
        let creator = self.document.issuers.first().map(|issuer| issuer.name.clone()).unwrap_or_default();
        Properties { title: self.document.title.text(), creator, custom }
    }

    /// The rows into which the engine broke a title that its author left in one.
    fn breaks_title(&self) -> Option<&[String]> {
        let rows = self.style.title_rows.as_deref()?;
        let fits =
            self.document.title.rows.len() == 1 && 1 < rows.len() && rows.concat() == self.document.title.rows[0];
        fits.then_some(rows)
    }
}

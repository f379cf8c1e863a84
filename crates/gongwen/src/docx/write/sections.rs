//! 节 Upright pages, and pages across for wide tables (9704 第8章).

use super::super::ids;
use super::super::measure::{ACROSS, FOOTER, Grid, LEFT, PAPER, RIGHT};
use super::super::package::{FOOTERS, NO_FOOTER};
use super::super::xml::Para;
use super::Writer;

/// How the pages of a section lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Portrait,
    Landscape,
}

/// A paragraph that holds nothing but the end of a section, in twips.
pub(super) const NOTHING: i64 = 20;

/// How a section begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Start {
    /// On the next page.
    #[default]
    Next,
    /// On the next even page; word processors leave a page blank for it where they must.
    Even,
}

/// Whether the pages of a section have numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Numbers {
    #[default]
    Shown,
    /// 版记 after a blank page: neither page has one (9704 7.5).
    Silent,
}

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Purpose {
    /// Rows of the grid.
    #[default]
    Text,
    /// 版记 alone, whose last line is the lower edge of the type area (9704 7.4).
    Imprint,
}

/// Where the properties of the section before this one stand, and where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closed {
    at: usize,
    length: usize,
    end: usize,
}

impl Writer<'_> {
    /// Ends a section, whose pages lie so, with the paragraph that was written last, or with an empty one after a table: a paragraph of its
    /// own would need a page of its own where the page is full. A section that holds nothing yet is none.
    pub(super) fn end_section(&mut self, turn: Turn) {
        if self.section_begins() {
            return;
        }
        let section = self.section(turn);
        if self.ended.is_none() {
            self.put(&Para::new(ids::BLANK).line(NOTHING));
        }
        let at = self.ended.take().expect("a paragraph was written");
        self.out.insert_str(at, &section);
        self.closed = Some(Closed { at, length: section.len(), end: self.out.len() });
    }

    /// Whether nothing stands in this section yet, and another one stands before it.
    pub(super) fn section_begins(&self) -> bool {
        self.closed.as_ref().is_some_and(|closed| closed.end == self.out.len())
    }

    /// The properties of the last section, which stand after the text. After a table across at the very end it is that table's section: an
    /// empty one would be an empty page.
    pub(super) fn last_section(&mut self) -> String {
        match self.closed.take().filter(|closed| closed.end == self.out.len()) {
            Some(Closed { at, length, .. }) => self.out.drain(at..at + length).collect(),
            None => self.section(Turn::Portrait),
        }
    }

    /// The properties of the section that ends here. The first section names the feet; later ones take them over.
    pub(super) fn section(&mut self, turn: Turn) -> String {
        let first_foot = std::mem::take(&mut self.letter_head);
        let (start, numbers) = (std::mem::take(&mut self.start), std::mem::take(&mut self.numbers));
        let mut out = String::from("<w:sectPr>");
        // A slip is one page without a number.
        let slip = crate::slip::layout(self.document.form).is_some();
        let feet: Vec<(&str, &str)> = match numbers {
            Numbers::Shown if slip => Vec::new(),
            Numbers::Shown => FOOTERS.into_iter().filter(|(kind, _)| *kind != "first" || first_foot).collect(),
            Numbers::Silent => vec![("default", NO_FOOTER), ("even", NO_FOOTER)],
        };
        for (kind, id) in feet {
            out.push_str(&format!("<w:footerReference w:type=\"{kind}\" r:id=\"{id}\"/>"));
        }
        match start {
            Start::Next => {}
            Start::Even => out.push_str("<w:type w:val=\"evenPage\"/>"),
        }
        let (width, height) = PAPER;
        let Grid { top, pitch, .. } = self.grid;
        let rows = format!("<w:docGrid w:type=\"lines\" w:linePitch=\"{pitch}\"/>");
        // Some programs take whole rows of a grid alone and leave the rest of the page, where a head of a table or 版记 would stand.
        let (bottom, rows) = match std::mem::take(&mut self.purpose) {
            Purpose::Text => (self.grid.bottom, rows),
            Purpose::Imprint => (self.grid.bottom + self.grid.below_characters(), String::new()),
        };
        let (paper, grid) = match turn {
            Turn::Portrait => (
                format!(
                    "<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{top}\" w:right=\"{RIGHT}\" w:bottom=\"{bottom}\" w:left=\"{LEFT}\" w:header=\"851\" w:footer=\"{FOOTER}\" w:gutter=\"0\"/>"
                ),
                rows,
            ),
            Turn::Landscape => {
                let (left, right) = (2098, height - 2098 - ACROSS);
                // The number is as far below the words as on an upright page.
                let footer = FOOTER - (bottom - RIGHT);
                let paper = format!(
                    "<w:pgSz w:w=\"{height}\" w:h=\"{width}\" w:orient=\"landscape\"/><w:pgMar w:top=\"{LEFT}\" w:right=\"{right}\" w:bottom=\"{RIGHT}\" w:left=\"{left}\" w:header=\"851\" w:footer=\"{footer}\" w:gutter=\"0\"/>"
                );
                (paper, String::new())
            }
        };
        let first = if first_foot { "<w:titlePg/>" } else { "" };
        format!("{out}{paper}{first}{grid}</w:sectPr>")
    }
}

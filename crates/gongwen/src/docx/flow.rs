//! 行数 Counts rows and pages while a file is written, as a word processor will lay them out, so that 版记 comes on an even page.
//!
//! No word processor can be told "the last even page". The count is an estimate: fonts and line breaks of the program that opens the
//! file decide in the end.

use super::ids;
use super::measure::{EM, TRACKING, WIDTH};

/// Where the next row stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flow {
    /// The page, counted from 1.
    pub page: usize,
    /// How much of its height is taken, in twips.
    pub used: i64,
    /// The height between the margins.
    height: i64,
    /// That of an upright page.
    upright: i64,
    /// The height of what stays on the page of the next row.
    kept: i64,
}

/// One paragraph as it takes room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken {
    /// How many rows.
    pub rows: i64,
    /// The height of each.
    pub line: i64,
    /// Blank height after it.
    pub after: i64,
}

impl Flow {
    /// The top of the first page, with so much height between its margins.
    pub(super) fn new(upright: i64) -> Self {
        Self { page: 1, used: 0, height: upright, upright, kept: 0 }
    }

    /// A new upright page, unless the next row begins one anyway.
    pub(super) fn fresh(&mut self) {
        if 0 < self.used + self.kept || self.height != self.upright {
            self.turn(self.upright);
        }
    }

    /// A new upright page after one that lay across.
    pub(super) fn turn_back(&mut self) {
        self.turn(self.upright);
    }

    /// A new page with so much height between its margins.
    pub(super) fn turn(&mut self, height: i64) {
        self.page += 1;
        self.used = 0;
        self.kept = 0;
        self.height = height;
    }

    /// A paragraph; its rows may stand on several pages.
    pub(super) fn paragraph(&mut self, taken: Taken) {
        for _ in 0..taken.rows.max(1) {
            self.block(taken.line);
        }
        self.used = (self.used + taken.after).min(self.height);
    }

    /// A paragraph that stays on the page of what follows.
    pub(super) fn kept(&mut self, taken: Taken) {
        self.kept += taken.rows.max(1) * taken.line + taken.after;
    }

    /// What stands on one page as a whole, with what is kept with it.
    pub(super) fn block(&mut self, height: i64) {
        let whole = std::mem::take(&mut self.kept) + height;
        if self.height < self.used + whole && 0 < self.used {
            self.turn(self.height);
        }
        self.used += whole;
    }

    /// Page breaks before something of this height, so that it stands on an even page.
    pub(super) fn breaks_to_even(&self, height: i64) -> usize {
        let fits = self.used + height <= self.height;
        match (self.page.is_multiple_of(2), fits) {
            (true, true) => 0,
            (true, false) => 2,
            (false, _) => 1,
        }
    }
}

/// How far a character of a style's size goes, in twips.
pub(super) fn advance(style: &str) -> i64 {
    match style {
        ids::TITLE | ids::ITEM | ids::ATTACHMENT_TITLE => 440,
        ids::CELL | ids::HEAD_CELL | ids::IMPRINT | ids::CAPTION => 280,
        _ => 320 + TRACKING,
    }
}

/// How many rows a text takes: so wide is the first, so wide are the others, so far goes a character.
pub(super) fn rows(text: &str, first: i64, others: i64, advance: i64) -> i64 {
    let mut rows = 1;
    let mut left = first;
    for word in words(text) {
        if word == "\n" {
            rows += 1;
            left = others;
            continue;
        }
        let width = (crate::shown::width(word) * advance as f64) as i64;
        if left < width {
            rows += 1;
            left = others;
        }
        left -= width;
    }
    rows
}

/// What is not torn at the end of a row: a Chinese character with the marks that may not begin a row, a word or figure.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut begin = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let stays = match before {
            Some(before) => {
                CLOSING.contains(c)
                    || OPENING.contains(before)
                    || (c.is_ascii_alphanumeric() && before.is_ascii_alphanumeric())
                    || (c == '%' && before.is_ascii_digit())
            }
            None => true,
        };
        if !stays {
            out.push(&text[begin..at]);
            begin = at;
        }
        before = Some(c);
    }
    if begin < text.len() {
        out.push(&text[begin..]);
    }
    out
}

const CLOSING: &str = "，。、；：！？）》〉〕”’…";
const OPENING: &str = "（《〈〔“‘";

/// The width that rows have between these indents.
pub(super) fn between(left: i64, right: i64) -> i64 {
    (WIDTH - left - right).max(EM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::measure::Grid;

    #[test]
    fn rows_of_twenty_eight_and_what_may_not_begin_a_row_takes_its_character_along() {
        let body = |text: &str| rows(text, between(2 * EM, 0), between(0, 0), advance(ids::BODY));
        assert_eq!(body(&"字".repeat(26)), 1);
        assert_eq!(body(&"字".repeat(27)), 2);
        assert_eq!(body(&format!("{}。", "字".repeat(26))), 2);
        assert_eq!(body(&"字".repeat(26 + 28 + 1)), 3);
        assert_eq!(body("一\n二"), 2);
    }

    #[test]
    fn the_imprint_turns_to_an_even_page() {
        let grid = Grid::of(crate::page::ROWS);
        let row = Taken { rows: 1, line: grid.pitch, after: 0 };
        let mut flow = Flow::new(grid.height);
        flow.paragraph(row);
        assert_eq!(flow.breaks_to_even(900), 1);
        flow.paragraph(Taken { rows: 22, ..row });
        assert_eq!((flow.page, flow.used), (2, grid.pitch));
        assert_eq!(flow.breaks_to_even(900), 0);
        flow.paragraph(Taken { rows: 21, ..row });
        assert_eq!(flow.breaks_to_even(900), 2);
        flow.kept(row);
        flow.paragraph(row);
        assert_eq!((flow.page, flow.used), (3, grid.rows(2)));
    }
}

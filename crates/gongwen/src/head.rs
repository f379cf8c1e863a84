//! 版头 The head of the first page. The height of the masthead is free in the standard ("醒目、美观、庄重"), so it is chosen so that the
//! rows under it stand on the grid again, and a joint one is low enough for the body to begin on page 1; pages and word-processor files
//! choose the same.

use crate::{Document, Form, page, shown};

/// How high a masthead should about be, in millimetres: of one organ, of a letter, of an order.
const HEIGHT: f64 = 19.0;
/// How high each name of a joint masthead should about be.
const JOINT_HEIGHT: f64 = 14.0;
/// Between the names of a joint masthead, in heights of a name.
pub const BETWEEN: f64 = 0.2;
/// A name of a joint masthead is never lower than the title's characters, in millimetres.
const LOWEST: f64 = page::SIZE_2 * 25.4 / 72.0;
/// 信函: the double red line, thick over thin, in millimetres (the standard gives no thickness; this is practice).
pub(crate) const DOUBLE_LINE: f64 = 1.4;
/// 信函: what stands under the line is 7/8 of a character below it (10.1).
pub(crate) const UNDER_LINE: f64 = page::EM * 7.0 / 8.0;

/// Where everything of the head stands, in millimetres below the top of the type area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Head {
    /// The top of the masthead.
    pub top: f64,
    /// The height of all its names.
    pub height: f64,
    /// The height of one name.
    pub size: f64,
    /// The top of 发文字号.
    pub number: f64,
    /// The red line.
    pub line: f64,
    /// Rows of the grid that the head takes.
    pub rows: usize,
    /// Blank rows under it.
    pub before_title: usize,
}

impl Head {
    /// The head of a document on a grid of so many rows, above so many rows that have to stand on page 1 besides the blank ones.
    #[must_use]
    pub fn of(document: &Document, grid: usize, rows_under: usize) -> Self {
        let pitch = page::pitch(grid);
        let names = shown::masthead(document).names.len().max(1) as f64;
        // So many heights of a name is the masthead high.
        let heights = names + (names - 1.0) * BETWEEN;
        let wanted = if 1.0 < names { heights * JOINT_HEIGHT } else { HEIGHT };
        let (top, below, before_title) = around(document, pitch);
        let least = ((top + heights * LOWEST + below) / pitch).ceil() as usize;
        let most = grid.saturating_sub(before_title + rows_under).max(least);
        let rows = (((top + wanted + below) / pitch).round() as usize).min(most);
        let height = rows as f64 * pitch - top - below;
        let (number, line) = if document.form == Form::Letter {
            let line = top + height + page::LETTER_LINE_GAP;
            (line + DOUBLE_LINE + UNDER_LINE, line)
        } else {
            (top + height + 2.0 * pitch, rows as f64 * pitch)
        };
        Self { top, height, size: height / heights, number, line, rows, before_title }
    }
}

/// How many rows title, addressees and the first row of the body need; the standard wants a row of the body on page 1 (7.3.2).
#[must_use]
pub fn rows_under(title_rows: usize, to: &str) -> usize {
    let addressees = (shown::width(to) / page::COLUMNS as f64).ceil() as usize;
    let blank = usize::from(0 < title_rows || !to.is_empty());
    title_rows + blank + addressees + 1
}

/// Above the masthead, between it and the next row of the grid that the head ends with, and blank rows after that.
fn around(document: &Document, pitch: f64) -> (f64, f64, usize) {
    match document.form {
        Form::Document
        | Form::Upward
        | Form::Minutes
        | Form::Bulletin
        | Form::Telegram
        | Form::ProcessingSheet
        | Form::DraftingSheet
        | Form::ApprovalSlip => {
            let further = signer_rows(document).saturating_sub(1) as f64 * pitch;
            (page::MASTHEAD_DOWN, 2.0 * pitch + further + page::EM + page::RED_LINE_GAP, 2)
        }
        Form::Letter => {
            let corner = corner(document).saturating_sub(1) as f64 * pitch;
            (page::LETTER_MASTHEAD - page::TOP, page::LETTER_LINE_GAP + DOUBLE_LINE + UNDER_LINE + corner, 3)
        }
        Form::Order => (page::ORDER_MASTHEAD_DOWN, 2.0 * pitch, 3),
    }
}

/// 签发人 stand two to a row, in an upward document alone (7.2.6).
fn signer_rows(document: &Document) -> usize {
    if document.form == Form::Upward { document.signers.len().div_ceil(2) } else { 0 }
}

/// 份号、密级、紧急程度, each on its row (9704 7.2.1 to 7.2.3).
fn corner(document: &Document) -> usize {
    let there = [document.copy_no.is_some(), document.secrecy.is_some(), document.urgency.is_some()];
    there.into_iter().filter(|there| *there).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Issuer;

    #[test]
    fn a_joint_masthead_of_nine_leaves_the_body_a_row_on_page_1() {
        let mut document = Document::new(Form::Document);
        for count in 2..=9 {
            document.issuers = (0..count).map(|at| Issuer { name: format!("青溪区第{at}局") }).collect();
            let made = Head::of(&document, page::ROWS, 5);
            assert!(made.rows + made.before_title + 5 <= page::ROWS, "{count}: {made:?}");
            assert!(LOWEST <= made.size, "{count}: {made:?}");
        }
    }

    #[test]
    fn the_number_is_two_rows_below_the_masthead_and_the_line_four_millimetres_below_the_number() {
        let document = Document::new(Form::Document);
        let made = Head::of(&document, page::ROWS, 4);
        assert_eq!(made.top, 35.0);
        assert!((made.number - made.top - made.height - 2.0 * page::PITCH).abs() < 1e-9);
        assert!((made.line - made.number - page::EM - 4.0).abs() < 1e-9);
    }
}

//! 尺寸 The grid of 22 × 28 recomputed for word processors, in twips (1/20 point, 1 mm = 56.69).
//!
//! A word processor gives every row its full pitch, also the last one, while the standard counts 22 characters and 21 gaps. GB/T
//! 33476.2-2016 therefore moves half a gap (2.42 mm) out of the type area above and below: margins of 34.58 and 32.58 mm instead
//! of 37 and 35. Between them lie 229.84 mm = 13030 twips; 22 rows of 592 twips (29.6 pt, 10.44 mm) need 13024 and 23 do not fit.
//! A row of 28 characters has 8845 twips; 3号 is 320 wide, so 5 twips are taken from every character (28 × 315 = 8820).

use crate::document::Table;
use crate::{columns, page};

/// Twips of a length in millimetres.
pub(super) fn twips(millimetres: f64) -> i64 {
    (millimetres / 25.4 * 1440.0).round() as i64
}

/// Paper.
pub(super) const PAPER: (i64, i64) = (11906, 16838);
/// Half the gap between rows, which moves from the type area into the margins.
pub(super) const HALF_GAP: f64 = 2.42;
/// Margins: top 34.58 mm, bottom 32.58 mm, left 28 mm, right 26 mm.
pub(super) const TOP: i64 = 1960;
pub(super) const BOTTOM: i64 = 1847;
pub(super) const LEFT: i64 = 1587;
pub(super) const RIGHT: i64 = 1474;
/// The width of the type area.
pub(super) const WIDTH: i64 = PAPER.0 - LEFT - RIGHT;
/// The height between the margins.
pub(super) const HEIGHT: i64 = PAPER.1 - TOP - BOTTOM;
/// From row to row.
pub(super) const PITCH: i64 = 592;
/// One 3号 character on the grid of 28.
pub(super) const EM: i64 = 316;
/// One 4号 character.
pub(super) const EM_4: i64 = 280;
/// What is taken from the distance of characters.
pub(super) const TRACKING: i64 = -5;
/// The foot of a page ends so far above the edge of the paper: where the second red line of a letter lies, 20 mm.
pub(super) const FOOTER: i64 = 1134;
/// The page number ends so far above the edge: its middle lies 7 mm below the type area.
pub(super) const NUMBER_UP: i64 = 1447;
/// The red line: its space to the 字号 above it in points, and its thickness in eighths of a point.
pub(super) const RED_SPACE: i64 = 4;
/// Thickness of the red line in eighths of a point.
pub(super) const RED_LINE: i64 = 12;

/// So much of a row lies below its characters, in twips.
pub(super) const BELOW_CHARACTERS: i64 = 137;

/// The lengths of the masthead: what stands above it, and how high it is, so that the rows below it are on the grid again. Its rows are
/// as many as on our own pages: the height of a masthead is free in the standard.
pub(super) struct Head {
    /// From the top margin to the top of the masthead.
    pub above: i64,
    /// The height of all names.
    pub height: i64,
}

impl Head {
    /// For so many names. `below` is what follows down to the end of the head, which lies so far under a row of the grid; a joint
    /// masthead leaves so many rows of page 1 to what follows.
    pub(super) fn of(down: f64, names: usize, below: i64, end: i64, others: usize) -> Self {
        let above = twips(down + HALF_GAP);
        let names = names.max(1) as f64;
        // So many heights of a name with a fifth of one between each two.
        let heights = names + (names - 1.0) / 5.0;
        let wanted = if names <= 1.0 { twips(19.0) } else { twips(heights * 14.0) };
        let least = (above + (heights * page::SIZE_2 * 20.0) as i64 + below - end + PITCH - 1) / PITCH;
        let most = (page::ROWS.saturating_sub(others) as i64).max(least);
        let rows = ((above + wanted + below - end) as f64 / PITCH as f64).round() as i64;
        Self { above, height: rows.min(most) * PITCH + end - above - below }
    }
}

/// How many per cent of their width the letters of a line may have, so that it fits; word processors take 33 at least.
pub(super) fn squeeze(characters: f64, size: f64, width: i64) -> i64 {
    let natural = characters * size * 20.0;
    if natural <= width as f64 { 100 } else { ((width as f64 / natural * 100.0).floor() as i64).max(33) }
}

/// The size in points whose letters fill an exact line of this height without being cut.
pub(super) fn size_in(height: i64) -> f64 {
    (height as f64 / 20.0 / 1.1).floor()
}

/// How a table is set. The standard leaves it free (第8章): the whole width, in the largest size in which no word is torn, as on our pages.
pub(super) struct Columns {
    /// In points.
    pub size: f64,
    /// Of each column, in twips.
    pub widths: Vec<i64>,
    /// Between a line and the words, in twips.
    pub inset: i64,
}

impl Columns {
    /// The height of a row of words in a cell.
    pub(super) fn line(&self) -> i64 {
        (self.size * 25.0) as i64
    }

    /// How many rows of the grid these cells take.
    pub(super) fn rows(&self, cells: &[String]) -> i64 {
        let advance = (self.size * 20.0) as i64;
        let words = cells.iter().zip(&self.widths).map(|(cell, width)| {
            let room = width - 2 * self.inset;
            super::flow::rows(cell, room, room, advance) * self.line()
        });
        let high = words.max().unwrap_or(0) - self.line() / 5 + twips(1.0);
        (high + PITCH - 1).div_euclid(PITCH).max(1)
    }
}

/// The columns of a table that is so wide.
pub(super) fn columns(table: &Table, total: i64) -> Columns {
    let inset = if 12 < table.head.len() { twips(0.5) } else { twips(1.0) };
    let room = columns::Room { total: total as f64, point: 20.0, beside: (2 * inset + twips(0.3)) as f64 };
    let columns::Columns { size, widths, .. } = columns::Columns::of(table, room);
    Columns { size, widths: widths.into_iter().map(|width| width.floor() as i64).collect(), inset }
}

/// The height of a type area across.
pub(super) const ACROSS: i64 = 16838 - 2098 - 1984;

const _: () = assert!(22 * PITCH <= HEIGHT && HEIGHT < 23 * PITCH);
const _: () = assert!(28 * (320 + TRACKING) <= WIDTH && WIDTH < 29 * (320 + TRACKING));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_margins_are_those_of_the_standard_less_half_a_gap() {
        assert_eq!(twips(page::TOP - HALF_GAP), TOP);
        assert_eq!(twips(297.0 - page::TOP - page::AREA.1 - HALF_GAP), BOTTOM);
        assert_eq!((twips(page::LEFT), twips(210.0 - page::LEFT - page::AREA.0)), (LEFT, RIGHT));
        assert_eq!(twips(page::LETTER_LINE_UP), FOOTER);
        assert!((twips(297.0 - 262.0 - page::PAGE_NUMBER_DOWN) - 140 - NUMBER_UP).abs() <= 2);
        assert!((page::PITCH - PITCH as f64 / 1440.0 * 25.4).abs() < 0.01);
    }

    #[test]
    fn rows_below_the_red_line_are_on_the_grid_whatever_stands_above_it() {
        for names in 0..=9 {
            let head = Head::of(page::MASTHEAD_DOWN, names, 1749, BELOW_CHARACTERS, 7);
            let end = head.above + head.height + 1749 - BELOW_CHARACTERS;
            assert_eq!(end % PITCH, 0);
            assert!(end / PITCH + 7 <= page::ROWS as i64, "{names}: a row of the body stands on page 1");
            assert!(440 < head.height / names.max(1) as i64, "{names}: {}", head.height);
        }
    }

    #[test]
    fn below_its_characters_a_row_has_half_a_gap() {
        assert_eq!(twips(HALF_GAP), BELOW_CHARACTERS);
    }
}

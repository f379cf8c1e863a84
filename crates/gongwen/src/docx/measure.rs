//! 尺寸 The grid of 22 × 28 recomputed for word processors, in twips (1/20 point, 1 mm = 56.69).
//!
//! A word processor gives every row its full pitch, also the last one, while the standard counts 22 characters and 21 gaps. GB/T
//! 33476.2-2016 therefore moves half a gap (2.42 mm) out of the type area above and below: margins of 34.58 and 32.58 mm instead
//! of 37 and 35. Between them lie 229.84 mm = 13031 twips; 22 rows of 592 twips (29.6 pt, 10.44 mm) need 13024 and 23 do not fit.
//! A row of 28 characters has 8845 twips and 3号 is 320 wide, so 10 twips are taken from every character: 28 take 8680, 29 would take 8990,
//! and a full row is spread to its width. Half a character is left over. LibreOffice puts a fifth of one wherever Chinese and other letters
//! meet, though the file says that it must not; with half a character for it, its rows break where ours do more often.

use crate::document::Table;
use crate::{columns, page};

/// Twips of a length in millimetres.
pub(super) fn twips(millimetres: f64) -> i64 {
    (millimetres / 25.4 * 1440.0).round() as i64
}

/// How far the red lines of a letter reach beyond the margins on the left and on the right (9704 10.1).
pub(super) fn beyond_margins() -> (i64, i64) {
    let beside = (PAPER.0 - twips(page::LETTER_LINE)) / 2;
    (LEFT - beside, RIGHT - beside)
}

/// Paper.
pub(super) const PAPER: (i64, i64) = (11906, 16838);
/// Margins: left 28 mm, right 26 mm.
pub(super) const LEFT: i64 = 1587;
pub(super) const RIGHT: i64 = 1474;
/// The width of the type area.
pub(super) const WIDTH: i64 = PAPER.0 - LEFT - RIGHT;
/// One 3号 character on the grid of 28.
pub(super) const EM: i64 = 316;
/// One 4号 character.
pub(super) const EM_4: i64 = 280;
/// What is taken from the distance of characters.
pub(super) const TRACKING: i64 = -10;
/// The foot of a page ends so far above the edge of the paper: where the second red line of a letter lies, 20 mm.
pub(super) const FOOTER: i64 = 1134;
/// The page number ends so far above the edge: its middle lies 7 mm below the type area.
pub(super) const NUMBER_UP: i64 = 1447;
/// The red line: its space to the 字号 above it in points, and its thickness in eighths of a point.
pub(super) const RED_SPACE: i64 = 4;
/// Thickness of the red line in eighths of a point.
pub(super) const RED_LINE: i64 = 12;

/// The rows of an upright page. Another number of them than 22 fills the same type area (适当调整, 9704 5.2.3).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Grid {
    /// Rows on a page.
    pub rows: usize,
    /// From row to row.
    pub pitch: i64,
    /// The margin above.
    pub top: i64,
    /// The margin below.
    pub bottom: i64,
    /// The height between the margins.
    pub height: i64,
    /// Half the gap between rows, which moves from the type area into the margins, in millimetres.
    pub half_gap: f64,
}

impl Grid {
    /// A grid of so many rows.
    pub(super) fn of(rows: usize) -> Self {
        let half_gap = if rows == page::ROWS { HALF_GAP } else { (page::pitch(rows) - page::EM) / 2.0 };
        let top = twips(page::TOP - half_gap);
        let bottom = twips(page::PAGE.1 - page::TOP - page::AREA.1 - half_gap);
        let height = PAPER.1 - top - bottom;
        Self { rows, pitch: (height - SPARE) / rows as i64, top, bottom, height, half_gap }
    }

    /// So many rows.
    pub(super) fn rows(&self, count: usize) -> i64 {
        count as i64 * self.pitch
    }

    /// So much of a row lies below its characters.
    pub(super) fn below_characters(&self) -> i64 {
        twips(self.half_gap)
    }
}

/// Half the gap between 22 rows, in millimetres (GB/T 33476.2-2016).
const HALF_GAP: f64 = 2.42;
/// So much of the height stays free, lest a rounding push the last row off the page.
const SPARE: i64 = 4;

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

    /// How many rows of so high a pitch these cells take.
    pub(super) fn rows(&self, cells: &[String], pitch: i64) -> i64 {
        let advance = (self.size * 20.0) as i64;
        let words = cells.iter().zip(&self.widths).map(|(cell, width)| {
            let room = width - 2 * self.inset;
            super::flow::rows(cell, room, room, advance) * self.line()
        });
        let high = words.max().unwrap_or(0) - self.line() / 5 + twips(1.0);
        (high + pitch - 1).div_euclid(pitch).max(1)
    }
}

/// The gap of word processors between Chinese and other letters, in characters (LibreOffice leaves it whatever the file says).
const GAP: f64 = 0.2;

/// The columns of a table that is so wide.
pub(super) fn columns(table: &Table, total: i64) -> Columns {
    let inset = if 12 < table.head.len() { twips(0.5) } else { twips(1.0) };
    let room = columns::Room { total: total as f64, point: 20.0, beside: (2 * inset + twips(0.3)) as f64, gap: GAP };
    let columns::Columns { size, widths, .. } = columns::Columns::of(table, room);
    Columns { size, widths: widths.into_iter().map(|width| width.floor() as i64).collect(), inset }
}

/// The height of a type area across.
pub(super) const ACROSS: i64 = 16838 - 2098 - 1984;

const _: () = assert!(28 * (320 + TRACKING) <= WIDTH && WIDTH < 29 * (320 + TRACKING));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_margins_are_those_of_the_standard_less_half_a_gap() {
        let grid = Grid::of(page::ROWS);
        assert_eq!((grid.top, grid.bottom, grid.height, grid.pitch), (1960, 1847, 13031, 592));
        assert_eq!((twips(page::LEFT), twips(210.0 - page::LEFT - page::AREA.0)), (LEFT, RIGHT));
        assert_eq!(twips(page::LETTER_LINE_UP), FOOTER);
        assert!((twips(297.0 - 262.0 - page::PAGE_NUMBER_DOWN) - 140 - NUMBER_UP).abs() <= 2);
        assert!((page::PITCH - grid.pitch as f64 / 1440.0 * 25.4).abs() < 0.01);
    }

    #[test]
    fn so_many_rows_fill_a_page_and_not_one_more() {
        for rows in 20..=23 {
            let grid = Grid::of(rows);
            assert!(grid.rows(rows) <= grid.height && grid.height < grid.rows(rows + 1), "{grid:?}");
            // 行距 moves the last row by less than the standard lets a page number move.
            let last = grid.top + grid.rows(rows) - grid.below_characters();
            assert!((twips(page::TOP + page::AREA.1) - last).abs() < twips(0.7), "{grid:?}");
        }
    }
}

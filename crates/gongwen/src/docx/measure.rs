//! 尺寸 The grid of 22 × 28 recomputed for word processors, in twips (1/20 point, 1 mm = 56.69).
//!
//! A word processor gives every row its full pitch, also the last one, while the standard counts 22 characters and 21 gaps. GB/T
//! 33476.2-2016 therefore moves half a gap (2.42 mm) out of the type area above and below: margins of 34.58 and 32.58 mm instead
//! of 37 and 35. Between them lie 229.84 mm = 13030 twips; 22 rows of 592 twips (29.6 pt, 10.44 mm) need 13024 and 23 do not fit.
//! A row of 28 characters has 8845 twips; 3号 is 320 wide, so 5 twips are taken from every character (28 × 315 = 8820).

#[cfg(test)]
use crate::page;

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

/// The lengths of the masthead: what stands above it, and how high it is, so that the rows below it are on the grid again.
pub(super) struct Head {
    /// From the top margin to the top of the masthead.
    pub above: i64,
    /// The height of all names.
    pub height: i64,
}

impl Head {
    /// For so many names; `below` is what follows down to the end of the red line.
    pub(super) fn of(down: f64, names: usize, below: i64) -> Self {
        let above = twips(down + HALF_GAP);
        let wanted = if names <= 1 { 1160 } else { 850 * names as i64 };
        let rows = (above + wanted + below + PITCH - 1) / PITCH;
        Self { above, height: rows * PITCH - above - below }
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

/// Column widths by what the cells hold, together as wide as given.
pub(super) fn columns(head: &[String], rows: &[Vec<String>], width: i64) -> Vec<i64> {
    let weight = |at: usize| {
        let cells = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
        let longest = cells.filter_map(|row| row.get(at)).map(|cell| crate::shown::width(cell)).fold(0.0, f64::max);
        longest.clamp(3.0, 18.0) + 1.0
    };
    let weights: Vec<f64> = (0..head.len()).map(weight).collect();
    let all: f64 = weights.iter().sum();
    weights.iter().map(|weight| (weight / all * width as f64).floor() as i64).collect()
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
            let head = Head::of(page::MASTHEAD_DOWN, names, 1886);
            assert_eq!((head.above + head.height + 1886) % PITCH, 0);
            assert!(500 < head.height / names.max(1) as i64, "{names}: {}", head.height);
        }
    }
}

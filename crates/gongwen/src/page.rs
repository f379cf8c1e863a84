//! 版面 The numbers of GB/T 9704-2012, in millimetres and points, each with its clause.
//!
//! One 3号 character is 156/28 mm wide on the grid of 28; a row is a character's height and 7/8 of it (7.3.3, 附录). 22 rows fill
//! 225 mm: the box of row 1 begins at the top of the type area and that of row 22 ends at its bottom.

/// Width and height of A4 (5.1).
pub const PAGE: (f64, f64) = (210.0, 297.0);
/// 天头 The margin above (5.2.1).
pub const TOP: f64 = 37.0;
/// 订口 The margin on the left (5.2.1).
pub const LEFT: f64 = 28.0;
/// 版心 Width and height of the type area (5.2.1).
pub const AREA: (f64, f64) = (156.0, 225.0);
/// Rows on a page (5.2.3).
pub const ROWS: usize = 22;
/// Characters in a row (5.2.3).
pub const COLUMNS: usize = 28;
/// One 3号 character on the grid.
pub const EM: f64 = AREA.0 / COLUMNS as f64;
/// From one row to the next: 22 character heights and 21 gaps fill the type area.
pub const PITCH: f64 = pitch(ROWS);

/// From one row to the next where so many rows fill the type area (适当调整, 5.2.3).
#[must_use]
pub const fn pitch(rows: usize) -> f64 {
    (AREA.1 - EM) / (rows - 1) as f64
}

/// 3号 in points (5.2.2).
pub const SIZE_3: f64 = 16.0;
/// 2号 in points (7.3.1).
pub const SIZE_2: f64 = 22.0;
/// 4号 in points (7.4, 7.5).
pub const SIZE_4: f64 = 14.0;

/// 发文机关标志: from its top to the top of the type area (7.2.4).
pub const MASTHEAD_DOWN: f64 = 35.0;
/// 发文字号 to the red line (7.2.7).
pub const RED_LINE_GAP: f64 = 4.0;
/// 一字线 of the page number below the type area (7.5).
pub const PAGE_NUMBER_DOWN: f64 = 7.0;
/// First and last line of 版记 (7.4.1).
pub const THICK_LINE: f64 = 0.35;
/// Lines between (7.4.1).
pub const THIN_LINE: f64 = 0.25;
/// Ø of a district Party organisation's seal.
pub const SEAL: f64 = 42.0;

/// 信函: 标志 from the top of the page (10.1).
pub const LETTER_MASTHEAD: f64 = 30.0;
/// 信函: both red lines are so long (10.1).
pub const LETTER_LINE: f64 = 170.0;
/// 信函: 标志 to the first red line (10.1).
pub const LETTER_LINE_GAP: f64 = 4.0;
/// 信函: the second red line from the bottom of the page (10.1).
pub const LETTER_LINE_UP: f64 = 20.0;
/// 命令: 标志 from the top of the type area (10.2).
pub const ORDER_MASTHEAD_DOWN: f64 = 20.0;

/// The most rows that a picture takes; two are left for its caption and a row of text.
pub const PICTURE_ROWS: usize = 20;
/// 单: the width of a label, four characters; no standard rules it.
pub const SLIP_LABEL: f64 = 26.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_two_rows_fill_the_type_area_and_the_pitch_is_a_character_and_seven_eighths() {
        let last = TOP + PITCH * (ROWS - 1) as f64 + EM;
        assert!((last - 262.0).abs() < 1e-9, "{last}");
        assert!((10.39..=10.45).contains(&PITCH), "{PITCH}");
        assert!((PITCH - EM * 15.0 / 8.0).abs() < 0.01);
    }
}

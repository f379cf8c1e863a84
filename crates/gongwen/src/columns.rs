//! 栏宽 How wide the columns of a table are and in which size it is set. The standard leaves both free (GB/T 9704-2012 第8章), so a table takes
//! the whole width, its words the largest size in which they stand without being torn; pages and word-processor files choose the same.

use crate::document::Table;
use crate::shown;

/// 4号, 小四, 五号, 小五, in points.
const SIZES: [f64; 4] = [14.0, 12.0, 10.5, 9.0];
/// A column is content with so many characters to a row of a cell.
const CONTENT: f64 = 8.0;

/// What a table has to itself, all in one unit of length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// The width of the whole table.
    pub total: f64,
    /// One point.
    pub point: f64,
    /// What a cell needs besides its words: twice the distance of line and words, and its line.
    pub beside: f64,
    /// So many characters wide is the gap that some word processors leave between Chinese and other letters, asked or not.
    pub gap: f64,
}

/// How a table is set in its room.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// The size of type, in points.
    pub size: f64,
    /// What each column would need to tear nothing.
    pub natural: Vec<f64>,
    /// What each column gets; together the whole width.
    pub widths: Vec<f64>,
}

impl Columns {
    /// The columns of a table in this room.
    #[must_use]
    pub fn of(table: &Table, room: Room) -> Self {
        let longest: Vec<f64> = (0..table.head.len()).map(|column| longest(table, column)).collect();
        let size = size(&longest, room);
        let natural: Vec<f64> = longest.iter().map(|characters| natural(*characters, size, room)).collect();
        let gaps = (0..table.head.len()).map(|column| gaps(table, column) as f64 * room.gap * size * room.point);
        let needed: Vec<f64> = natural.iter().zip(gaps).map(|(natural, gaps)| natural + gaps).collect();
        let widths = widths(&needed, room.total);
        Self { size, natural, widths }
    }
}

/// The most characters in a cell of this column; a head may break after four.
fn longest(table: &Table, column: usize) -> f64 {
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| shown::width(cell));
    cells.fold(shown::width(&table.head[column]).min(4.0), f64::max).max(1.0)
}

/// The most places in a cell of this column where Chinese and other letters meet.
fn gaps(table: &Table, column: usize) -> usize {
    let meet = |cell: &str| {
        let letters = cell.chars().zip(cell.chars().skip(1));
        letters.filter(|(one, next)| one.is_ascii_alphanumeric() != next.is_ascii_alphanumeric()).count()
    };
    table.rows.iter().filter_map(|row| row.get(column)).map(|cell| meet(cell)).max().unwrap_or(0)
}

fn natural(characters: f64, size: f64, room: Room) -> f64 {
    characters * size * room.point + room.beside
}

/// The largest size in which every cell stands in one row; else the largest in which eight characters do.
fn size(longest: &[f64], room: Room) -> f64 {
    let needed = |size: f64, most: f64| longest.iter().map(|chars| natural(chars.min(most), size, room)).sum::<f64>();
    let fits = |size: f64, most: f64| needed(size, most) <= room.total;
    let whole = SIZES[..3].iter().copied().find(|size| fits(*size, f64::INFINITY));
    whole.or_else(|| SIZES.into_iter().find(|size| fits(*size, CONTENT))).unwrap_or(SIZES[3])
}

/// Narrow columns get what they need, wide ones share what is left; what nobody needs goes to all.
fn widths(natural: &[f64], total: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..natural.len()).collect();
    order.sort_by(|one, other| natural[*one].total_cmp(&natural[*other]));
    let mut widths = vec![0.0; natural.len()];
    let mut left = total;
    for (done, column) in order.iter().enumerate() {
        widths[*column] = natural[*column].min(left / (natural.len() - done) as f64);
        left -= widths[*column];
    }
    let given = total - left;
    widths.iter().map(|width| width + left * width / given).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_type_area_and_narrow_ones_keep_what_they_need() {
        let made = widths(&[10.0, 200.0, 30.0], 156.0);
        assert!((made.iter().sum::<f64>() - 156.0).abs() < 1e-9);
        assert_eq!((made[0], made[2]), (10.0, 30.0));
        let roomy = widths(&[10.0, 20.0], 156.0);
        assert!((roomy.iter().sum::<f64>() - 156.0).abs() < 1e-9);
        assert!((roomy[1] / roomy[0] - 2.0).abs() < 1e-9);
    }

    #[test]
    fn the_more_a_table_says_the_smaller_it_is_set() {
        let room = |inset: f64| Room { total: 156.0, point: 25.4 / 72.0, beside: 2.0 * inset + 0.3, gap: 0.0 };
        assert_eq!(size(&[2.0, 4.0, 8.0], room(1.0)), 14.0);
        assert_eq!(size(&[4.0; 8], room(1.0)), 12.0);
        assert_eq!(size(&[2.0; 20], room(0.5)), 9.0);
    }
}

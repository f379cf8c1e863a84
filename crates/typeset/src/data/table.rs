//! 表格 How wide the columns of a table are and in which size it is set. The standard leaves both free (第8章), so a table takes the whole
//! width, its words the largest size in which they stand without being torn.

use gongwen::{Table, TableTurn, page, shown};

use super::soft::broken;
use super::{Map, list, texts};

/// 4号, 小四, 五号, 小五, in points.
const SIZES: [f64; 4] = [14.0, 12.0, 10.5, 9.0];
/// A column is content with so many characters to a row of a cell.
const CONTENT: f64 = 8.0;
/// A point in millimetres.
const POINT: f64 = 25.4 / 72.0;

/// The data of a table but for its kind.
pub(super) fn of(table: &Table) -> Map {
    let table = &filled(table);
    let total = if table.turn == TableTurn::Landscape { page::AREA.1 } else { page::AREA.0 };
    let inset = if 12 < table.head.len() { 0.5 } else { 1.0 };
    let longest: Vec<f64> = (0..table.head.len()).map(|column| longest(table, column)).collect();
    let size = size(&longest, total, inset);
    let natural: Vec<f64> = longest.iter().map(|chars| natural(*chars, size, inset)).collect();
    let widths = widths(&natural, total);
    let soft = |cells: &[String]| {
        let most = |at: usize| ((widths[at] - 2.0 * inset) / (size * POINT)).floor().max(1.0) as usize;
        texts(cells.iter().enumerate().map(|(at, cell)| broken(cell, most(at))))
    };
    let mut map = Map::new();
    map.put("size", size).put("inset", inset);
    map.put("centred", list(natural.iter().zip(&widths).map(|(natural, width)| *natural <= *width + 1e-6)));
    map.put("head", soft(&table.head)).put("rows", list(table.rows.iter().map(|row| soft(row))));
    map.put("widths", list(widths));
    map
}

/// The table with empty cells where a row is shorter than another.
fn filled(table: &Table) -> Table {
    let columns = table.rows.iter().map(Vec::len).fold(table.head.len(), usize::max);
    let fill = |row: &Vec<String>| row.iter().cloned().chain(std::iter::repeat(String::new())).take(columns).collect();
    Table { head: fill(&table.head), rows: table.rows.iter().map(fill).collect(), turn: table.turn }
}

/// The most characters in a cell of this column; a head may break after four.
fn longest(table: &Table, column: usize) -> f64 {
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| shown::width(cell));
    cells.fold(shown::width(&table.head[column]).min(4.0), f64::max).max(1.0)
}

fn natural(characters: f64, size: f64, inset: f64) -> f64 {
    characters * size * POINT + 2.0 * inset + 0.3
}

/// The largest size in which every cell stands in one row; else the largest in which eight characters do.
fn size(longest: &[f64], total: f64, inset: f64) -> f64 {
    let fits =
        |size: f64, most: f64| longest.iter().map(|chars| natural(chars.min(most), size, inset)).sum::<f64>() <= total;
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
        assert_eq!(size(&[2.0, 4.0, 8.0], 156.0, 1.0), 14.0);
        assert_eq!(size(&[4.0; 8], 156.0, 1.0), 12.0);
        assert_eq!(size(&[2.0; 20], 156.0, 0.5), 9.0);
    }
}

//! 表格 The data of a table: its columns, and its words with the places where they may break.

use gongwen::columns::{Columns, Room};
use gongwen::{Table, TableTurn, page};

use super::soft::broken;
use super::{Map, list, texts};

/// A point in millimetres.
const POINT: f64 = 25.4 / 72.0;

/// The data of a table but for its kind.
pub(super) fn of(table: &Table) -> Map {
    let table = &filled(table);
    let total = if table.turn == TableTurn::Landscape { page::AREA.1 } else { page::AREA.0 };
    let inset = if 12 < table.head.len() { 0.5 } else { 1.0 };
    let room = Room { total, point: POINT, beside: 2.0 * inset + 0.3, gap: 0.0 };
    let Columns { size, natural, widths } = Columns::of(table, room);
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

//! Tables of data stay tables; tables that only place a head, a signature or 版记 become their lines.

use std::collections::VecDeque;

use super::slip::{self, is_slip};
use super::{Thing, known};
use crate::document::{Table, TableTurn};
use crate::docx::ids;
use crate::docx::read::NotUnderstood;
use crate::docx::read::pieces::{Cell, Line, Pieces, Shape};
use crate::patterns::{is_imprint, number, signers};

/// Lines and tables in order.
pub(super) fn things(pieces: Pieces, missed: &mut Vec<NotUnderstood>) -> VecDeque<Thing> {
    let across = pieces.across;
    let mut out = VecDeque::new();
    for piece in pieces.all {
        match piece.shape {
            Shape::Line(line) => out.push_back(Thing::Line(line)),
            Shape::Picture(picture) => out.push_back(Thing::Picture(picture)),
            Shape::Table(rows) if is_slip(&rows) => slip::boxes(rows, &mut out, missed),
            Shape::Table(rows) if only_places(&rows) => {
                let lines = rows.into_iter().flatten().flat_map(|cell| cell.lines);
                out.extend(lines.map(Thing::Line));
            }
            Shape::Table(rows) => {
                let turned = across.get(piece.section).copied().unwrap_or(false);
                let turn = if turned { TableTurn::Landscape } else { TableTurn::Portrait };
                out.extend(table(rows, turn, missed).map(Thing::Table));
            }
        }
    }
    out
}

/// Whether a table is no table but a way to place elements.
fn only_places(rows: &[Vec<Cell>]) -> bool {
    let mut lines = rows.iter().flatten().flat_map(|cell| &cell.lines);
    lines.any(|line| {
        let ours = matches!(
            known(line),
            Some(ids::MASTHEAD | ids::MASTHEAD_SUFFIX | ids::ISSUER | ids::IMPRINT | ids::NUMBER | ids::DATE)
        );
        ours || known(line).is_none() && places(line)
    })
}

fn places(line: &Line) -> bool {
    let masthead = line.look.red == Some(true) && line.look.size.is_some_and(|size| 52 <= size);
    masthead || number(&line.text).is_some() || signers(&line.text).is_some() || is_imprint(&line.text)
}

/// A table whose rows are all as long as its head; merged cells are taken apart, which is told.
fn table(rows: Vec<Vec<Cell>>, turn: TableTurn, missed: &mut Vec<NotUnderstood>) -> Option<Table> {
    let merged: Vec<String> =
        rows.iter().flatten().filter(|cell| cell.merged && !cell.continues_above).map(words).collect();
    let wide = rows.iter().any(|row| MOST_CELLS < row.iter().map(|cell| cell.columns).sum());
    let mut rows: Vec<Vec<String>> = if wide {
        rows.iter().map(|row| narrow(row)).collect()
    } else {
        rows.iter().map(|row| row.iter().flat_map(spread).collect()).collect()
    };
    if wide {
        let why = format!("表格超过{MOST_CELLS}列，合并的格没有拆开，多出的格并入了最后一列；请看一看");
        missed.push(NotUnderstood { what: "表格".to_owned(), text: String::new(), why });
    }
    let width = rows.iter().map(Vec::len).max().filter(|width| 0 < *width)?;
    if !merged.is_empty() {
        let why = "表格里合并的格已拆成单个的格，文字放在第一格；请看一看".to_owned();
        missed.push(NotUnderstood { what: "合并单元格".to_owned(), text: merged.join(" "), why });
    }
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    let head = rows.remove(0);
    Some(Table { head, rows, turn })
}

/// The most columns that word processors make.
const MOST_CELLS: usize = 63;

/// A row of a table that no word processor made: a cell is one column, and what is too much goes into the last.
fn narrow(row: &[Cell]) -> Vec<String> {
    let (row, rest) = row.split_at(row.len().min(MOST_CELLS));
    let mut cells: Vec<String> = row.iter().map(words).collect();
    for cell in rest.iter().map(words).filter(|words| !words.is_empty()) {
        let last = cells.last_mut().expect("a row with more cells than that has a last one");
        last.push(' ');
        last.push_str(&cell);
    }
    cells
}

/// A cell, and an empty one for every further column that it covers.
fn spread(cell: &Cell) -> Vec<String> {
    let mut cells = vec![String::new(); cell.columns];
    cells[0] = words(cell);
    cells
}

fn words(cell: &Cell) -> String {
    cell.lines.iter().map(|line| line.text.replace('\t', " ")).collect::<Vec<_>>().join(" ")
}

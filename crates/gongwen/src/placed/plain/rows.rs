//! 表格 Rows of a table in a plain text: cells parted by tabs, or by gaps as programs put them that take the text out of pages.

use super::lines::{Line, is_blank};
use super::{Placing, Recogniser};
use crate::document::{Block, Table, TableTurn};
use crate::placed::Role;
use crate::text::drafts::Draft;

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parted {
    /// A tab, which also tells of empty cells.
    Tabs,
    /// Two blanks or more.
    Gaps,
}

/// A table has at least so many rows.
const LEAST_TABBED: usize = 2;
const LEAST_GAPPED: usize = 3;
/// Fewer columns with gaps between are names side by side.
const LEAST_COLUMNS: usize = 3;

/// Whether a line can be the row of a table.
pub(super) fn is_row(line: &Line<'_>) -> bool {
    parted(line).is_some()
}

fn parted(line: &Line<'_>) -> Option<Parted> {
    if !could_be(line) {
        return None;
    }
    if line.text.contains('\t') {
        return Some(Parted::Tabs);
    }
    (LEAST_COLUMNS <= cells(line, Parted::Gaps).len()).then_some(Parted::Gaps)
}

fn could_be(line: &Line<'_>) -> bool {
    line.look.mark.is_none() && !line.text.ends_with('。')
}

/// The cells of a row; each stands in the source.
fn cells<'a>(line: &Line<'a>, parted: Parted) -> Vec<&'a str> {
    match parted {
        Parted::Tabs => line.raw.split('\t').collect(),
        Parted::Gaps => {
            let gaps = line.text.split("  ").flat_map(|part| part.split("\u{3000}\u{3000}"));
            gaps.filter(|cell| !cell.trim_matches(is_blank).is_empty()).collect()
        }
    }
}

impl<'a> Recogniser<'a> {
    /// Takes the next lines as a table, if they are one: some rows of as many cells. True where they were.
    pub(super) fn rows(&mut self) -> bool {
        let Some(parted_by) = self.lines.get(self.at).and_then(parted) else { return false };
        let columns = cells(&self.lines[self.at], parted_by).len();
        let end = self.signature.as_ref().map_or(self.lines.len(), |signature| signature.begin.max(self.at));
        let same = |line: &&Line<'_>| {
            let tabbed = parted_by == Parted::Tabs && could_be(line) && line.raw.contains('\t');
            (tabbed || parted(line) == Some(parted_by)) && cells(line, parted_by).len() == columns
        };
        let count = self.lines[self.at..end].iter().take_while(same).count();
        let least = match parted_by {
            Parted::Tabs => LEAST_TABBED,
            Parted::Gaps => LEAST_GAPPED,
        };
        if count < least {
            return false;
        }
        let lines: Vec<Line<'a>> = self.lines[self.at..self.at + count].to_vec();
        self.at += count;
        // The head of a table stands on each of its pages again.
        let head = cells(&lines[0], parted_by);
        let again = |line: &Line<'a>| line.begin != lines[0].begin && cells(line, parted_by) == head;
        let (heads, rows): (Vec<Line<'a>>, Vec<Line<'a>>) = lines.iter().partition(|line| again(line));
        for line in heads {
            self.place(Role::Furniture, vec![line.range()]);
        }
        self.place_rows(&rows.into_iter().enumerate().collect::<Vec<_>>(), parted_by);
        true
    }

    /// Takes lines as the rows of a table of a file, with the number that each has there.
    pub(super) fn table(&mut self, rows: &[(usize, Line<'a>)]) {
        self.place_rows(rows, Parted::Tabs);
    }

    fn place_rows(&mut self, rows: &[(usize, Line<'a>)], parted: Parted) {
        let mut all: Vec<Vec<String>> = Vec::new();
        for (row, line) in rows {
            let mut words: Vec<String> = Vec::new();
            for (column, cell) in cells(line, parted).into_iter().enumerate() {
                let cell = cell.trim_matches(is_blank);
                self.piece(Role::Cell(*row, column), cell);
                words.push(cell.to_owned());
            }
            all.push(words);
        }
        if all.is_empty() {
            return;
        }
        let head = all.remove(0);
        let table = Table { head, rows: all, turn: TableTurn::Portrait };
        self.drafts.push(Placing { draft: Draft::fixed(Block::Table(table)), runs: Vec::new() });
    }
}

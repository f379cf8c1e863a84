//! 单 The office's own slips as one table under their heading.

use super::super::flow::rows as rows_of;
use super::super::ids;
use super::super::measure::{EM, TRACKING, WIDTH, squeeze, twips};
use super::super::xml::{Para, face, push};
use super::Writer;
use crate::document::Block;
use crate::shown;
use crate::slip::{Holds, SlipRow};

/// The width of a label.
const LABEL: f64 = crate::page::SLIP_LABEL;
/// Between a line and the words, in twips.
const INSET: i64 = 85;
/// What a line of the table takes, in twips.
const LINE: i64 = 15;
/// The paragraph after the table, in twips.
const AFTER: i64 = 20;
/// Rows that the heading takes, with the blank one under it.
const HEADING_ROWS: usize = 2;

impl Writer<'_> {
    /// Heading, table, and what has no box: nothing of the document is left out.
    pub(super) fn slip(&mut self, rows: &[SlipRow]) {
        self.slip_heading();
        let plain = |block: &Block| matches!(block, Block::Paragraph(_) | Block::Heading(_));
        let boxed = rows.iter().flat_map(|row| row.boxes).any(|one| one.holds == Holds::Body)
            && self.document.body.blocks.iter().all(plain);
        self.slip_table(rows, boxed);
        self.put(&Para::new(ids::BLANK).line(20));
        if !boxed {
            let document = self.document;
            self.blocks(&document.body);
        }
        if !rows.iter().flat_map(|row| row.boxes).any(|one| one.holds == Holds::Attachments) {
            self.enclosures();
        }
        self.attachments();
    }

    fn slip_heading(&mut self) {
        let text = shown::masthead(self.document).text();
        if self.document.masthead.is_some() {
            self.show("masthead");
        }
        if text.is_empty() {
            return;
        }
        let size = crate::page::SIZE_2;
        let letters = face(None, None, squeeze(shown::width(&text), size, WIDTH), Some((size * 2.0) as i64));
        self.put(&Para::new(ids::MASTHEAD).run(&letters, &text));
        self.blank(HEADING_ROWS - 1);
    }

    fn slip_table(&mut self, rows: &[SlipRow], boxed: bool) {
        let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>"))
            .concat();
        push(
            &mut self.out,
            format_args!(
                "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{INSET}\" w:type=\"dxa\"/><w:right w:w=\"{INSET}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
            ),
        );
        let edges = edges(rows);
        for pair in edges.windows(2) {
            push(&mut self.out, format_args!("<w:gridCol w:w=\"{}\"/>", pair[1] - pair[0]));
        }
        self.out.push_str("</w:tblGrid>");
        for (row, height) in rows.iter().zip(self.slip_heights(rows)) {
            push(
                &mut self.out,
                format_args!(
                    "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/></w:trPr>"
                ),
            );
            for (at, one) in row.boxes.iter().enumerate() {
                let [begin, middle, end] = places(row.boxes.len(), at);
                self.slip_cell(&edges, begin, middle);
                self.put(&Para::of(ids::SLIP_LABEL, one.label));
                self.out.push_str("</w:tc>");
                self.slip_cell(&edges, middle, end);
                self.slip_words(one.holds, boxed);
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
    }

    /// Rows as high as their words need; what is left of the page goes to the rows for handwriting.
    fn slip_heights(&self, rows: &[SlipRow]) -> Vec<i64> {
        let needs: Vec<i64> = rows.iter().map(|row| self.slip_need(row).max(self.grid.rows(row.rows))).collect();
        let shares: i64 = rows.iter().map(|row| row.share as i64).sum();
        let lines = (rows.len() as i64 + 1) * LINE;
        let left = (self.grid.height - self.grid.rows(HEADING_ROWS) - AFTER - lines - needs.iter().sum::<i64>()).max(0);
        needs.iter().zip(rows).map(|(need, row)| need + left * row.share as i64 / shares.max(1)).collect()
    }

    /// How high the words of the fullest box are.
    fn slip_need(&self, row: &SlipRow) -> i64 {
        let document = self.document;
        let width = WIDTH / row.boxes.len() as i64 - twips(LABEL) - 2 * INSET;
        let high = |words: &str, first: i64| rows_of(words, width - first, width, 320 + TRACKING);
        let all = row.boxes.iter().map(|one| match one.holds {
            Holds::Body => {
                let texts = document.body.blocks.iter().map(|block| match block {
                    Block::Paragraph(words) => words.clone(),
                    // The number takes up to four characters.
                    Block::Heading(heading) => {
                        format!("（十）　{}{}", heading.text, heading.run_in.as_deref().unwrap_or_default())
                    }
                    Block::Table(_) | Block::Picture(_) => String::new(),
                });
                texts.map(|words| high(&words, 2 * EM)).sum()
            }
            holds @ (Holds::Field(_)
            | Holds::Number
            | Holds::Title
            | Holds::To
            | Holds::Cc
            | Holds::Date
            | Holds::Attachments
            | Holds::Secrecy
            | Holds::Urgency) => holds.lines(document).iter().map(|line| high(line, 0)).sum::<i64>(),
        });
        all.max().unwrap_or(0) * self.grid.pitch
    }

    fn slip_cell(&mut self, edges: &[i64], begin: i64, end: i64) {
        let span = edges.iter().filter(|edge| begin < **edge && **edge <= end).count();
        push(
            &mut self.out,
            format_args!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{span}\"/><w:vAlign w:val=\"center\"/></w:tcPr>",
                end - begin
            ),
        );
    }

    fn slip_words(&mut self, holds: Holds, boxed: bool) {
        let document = self.document;
        if holds == Holds::Body && boxed && !document.body.blocks.is_empty() {
            return self.blocks(&document.body);
        }
        let lines = holds.lines(document);
        if let Some(key) = holds.key().filter(|_| !lines.is_empty()) {
            self.show(key);
        }
        for line in &lines {
            self.put(&Para::of(ids::SLIP_CELL, line));
        }
        if lines.is_empty() {
            self.put(&Para::new(ids::SLIP_CELL));
        }
    }
}

/// Where a box begins, where its label ends, where it ends.
fn places(count: usize, at: usize) -> [i64; 3] {
    let edge = |at: usize| WIDTH * at as i64 / count as i64;
    [edge(at), edge(at) + twips(LABEL), edge(at + 1)]
}

/// Every place where a cell of any row begins or ends.
fn edges(rows: &[SlipRow]) -> Vec<i64> {
    let all = rows.iter().flat_map(|row| (0..row.boxes.len()).flat_map(|at| places(row.boxes.len(), at)));
    let mut edges: Vec<i64> = all.collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

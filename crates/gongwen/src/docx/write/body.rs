//! 主体 Title, 主送, text with its levels, tables, articles.

use super::super::ids;
use super::super::measure::{ACROSS, Columns, EM, HEIGHT, PITCH, WIDTH, columns};
use super::super::xml::{Align, Para, face, push};
use super::Writer;
use super::sections::Turn;
use crate::document::{Block, Body, Heading, Table, TableTurn};
use crate::shown::{self, Counts};
use crate::text::marks::reads_as_paragraph;
use crate::words::Form;

/// A bulletin of so many articles has 目录.
const LISTED: usize = 3;

/// What the line under a row of a table adds to its height (measured in LibreOffice), in twips.
const ROW_LINE: i64 = 22;
/// The paragraph after a table, in twips.
const AFTER_TABLE: i64 = 20;

/// The name of the place where an article begins.
fn bookmark(at: usize) -> String {
    format!("_GwItem{}", at + 1)
}

impl Writer<'_> {
    pub(super) fn text(&mut self) {
        let document = self.document;
        self.title();
        self.under_title();
        if !document.to.is_empty() && document.form != Form::Bulletin {
            self.show("to");
            self.blank(1);
            self.put(&Para::of(ids::TO, &format!("{}：", shown::list(&document.to))));
        } else if !document.title.rows.is_empty() {
            self.blank(1);
        }
        self.blocks(&document.body);
        let listed = LISTED <= document.items.len();
        if listed {
            self.contents();
        }
        for (at, item) in document.items.iter().enumerate() {
            if 0 < at || listed {
                self.put(&Para::new(ids::BLANK).kept());
            }
            self.put(&Para::new(ids::ITEM).bookmarked(at, &bookmark(at)).text(&item.title));
            self.put(&Para::new(ids::BLANK).kept());
            self.blocks(&item.body);
        }
    }

    /// 目录 of a bulletin: titles with the numbers of their pages, which the word processor fills in.
    fn contents(&mut self) {
        let hei = face(Some(&self.style.hei), None, 100, None);
        self.put(&Para::new(ids::CONTENTS).align(Align::Centre).run(&hei, "目\u{3000}录"));
        for (at, item) in self.document.items.iter().enumerate() {
            let row = Para::new(ids::CONTENTS).first(2 * EM).led_tab(WIDTH).text(&item.title);
            self.put(&row.jump().field(&format!("PAGEREF {}", bookmark(at))));
        }
    }

    /// 题注 Minutes have no signature, so their day stands under the title.
    fn under_title(&mut self) {
        let document = self.document;
        let Some(date) = document.date.filter(|_| document.form == Form::Minutes) else { return };
        if !document.title.text().is_empty() {
            self.show("date");
            self.put(&Para::of(ids::UNDER_TITLE, &format!("（{}）", shown::date(date))));
        }
    }

    fn title(&mut self) {
        self.show("title");
        if let Some(rows) = self.breaks_title() {
            let rows = rows.to_vec();
            let mut para = Para::new(ids::TITLE);
            for (at, row) in rows.iter().enumerate() {
                para = if at == 0 { para.text(row) } else { para.turn().text(row) };
            }
            return self.put(&para);
        }
        for row in &self.document.title.rows {
            self.put(&Para::of(ids::TITLE, row));
        }
    }

    /// The blocks of a text; its headings are numbered from one.
    pub(super) fn blocks(&mut self, body: &Body) {
        let mut counts = Counts::default();
        for block in &body.blocks {
            match block {
                Block::Paragraph(words) => {
                    let style = if reads_as_paragraph(words) { ids::BODY } else { ids::PLAIN };
                    self.put(&Para::of(style, words));
                }
                Block::Heading(heading) => {
                    let label = counts.label(heading);
                    self.heading(heading, &label);
                }
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => self.picture(picture),
            }
        }
    }

    fn heading(&mut self, heading: &Heading, label: &str) {
        let para = Para::of(ids::LEVELS[heading.level.depth()], &format!("{label}{}", heading.text));
        let fang = face(Some(&self.style.fang), None, 100, None);
        match &heading.run_in {
            Some(run_in) => self.put(&para.run(&fang, run_in).loose()),
            None => self.put(&para),
        }
    }

    fn table(&mut self, table: &Table) {
        match table.turn {
            TableTurn::Portrait => {
                self.table_of(table, WIDTH);
                // Two tables that touch are one to a word processor.
                self.put(&Para::new(ids::BLANK).line(AFTER_TABLE));
            }
            TableTurn::Landscape => {
                let before = self.section(Turn::Portrait);
                self.put(&Para::new(ids::BLANK).line(20).section(before));
                self.flow.turn(WIDTH);
                self.table_of(table, ACROSS);
                let across = self.section(Turn::Landscape);
                self.put(&Para::new(ids::BLANK).line(20).section(across));
                self.flow.turn(HEIGHT);
            }
        }
    }

    fn table_of(&mut self, table: &Table, width: i64) {
        let columns = columns(table, width);
        let inset = columns.inset;
        let line = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>");
        let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].into_iter().map(line).collect();
        push(
            &mut self.out,
            format_args!(
                "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{inset}\" w:type=\"dxa\"/><w:right w:w=\"{inset}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
            ),
        );
        for width in &columns.widths {
            push(&mut self.out, format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.out.push_str("</w:tblGrid>");
        // With what the head has more, and the paragraph after the table, head and rows end where a row of the grid ends.
        let more = if table.turn == TableTurn::Portrait { PITCH - AFTER_TABLE } else { EM };
        self.cells(&table.head, &columns, ids::HEAD_CELL, more);
        for row in &table.rows {
            self.cells(row, &columns, ids::CELL, 0);
        }
        self.out.push_str("</w:tbl>");
    }

    /// A row of a table: as many whole rows of the grid as its words need, and so much more.
    fn cells(&mut self, cells: &[String], columns: &Columns, style: &'static str, more: i64) {
        let height = columns.rows(cells) * PITCH + more - ROW_LINE;
        let head = if style == ids::HEAD_CELL { "<w:tblHeader/>" } else { "" };
        push(
            &mut self.out,
            format_args!(
                "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/>{head}</w:trPr>"
            ),
        );
        let mut flow = self.flow;
        let letters = face(None, None, 100, Some((columns.size * 2.0) as i64));
        for (cell, width) in cells.iter().zip(&columns.widths) {
            push(
                &mut self.out,
                format_args!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
                ),
            );
            self.put(&Para::new(style).line(columns.line()).run(&letters, cell));
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
        flow.block(height + ROW_LINE);
        self.flow = flow;
    }
}

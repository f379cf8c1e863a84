//! 主体 Title, 主送, text with its levels, tables, articles.

use super::super::ids;
use super::super::measure::{ACROSS, Columns, EM, WIDTH, columns};
use super::super::style::{Addressees, Ending};
use super::super::xml::{Align, Para, face, push};
use super::Writer;
use super::sections::Turn;
use crate::document::{Block, Body, Heading, Table, TableTurn};
use crate::shown::{self, Counts};
use crate::text::marks::reads_as_paragraph;
use crate::words::Form;

/// A bulletin of so many articles has 目录.
const LISTED: usize = 3;

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
        let to = self.addressees();
        if !to.is_empty() {
            self.show("to");
            self.blank(1);
            self.put(&Para::of(ids::TO, &to));
        } else if !document.title.rows.is_empty() {
            self.blank(1);
        }
        self.last_of_body();
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

    /// 主送 above the body, with its colon; nothing where it stands elsewhere.
    pub(super) fn addressees(&self) -> String {
        let document = self.document;
        let elsewhere = document.form == Form::Bulletin || self.style.spacing.addressees == Addressees::Imprint;
        if elsewhere || document.to.is_empty() { String::new() } else { format!("{}：", shown::list(&document.to)) }
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

    /// The body; its last rows go over to the signature where that would stand alone.
    fn last_of_body(&mut self) {
        let body = &self.document.body;
        match self.style.spacing.ending {
            Ending::Falls => self.blocks(body),
            Ending::Pushed => self.blocks_to(body, Some(body.blocks.len().saturating_sub(1))),
        }
    }

    /// The blocks of a text; its headings are numbered from one.
    pub(super) fn blocks(&mut self, body: &Body) {
        self.blocks_to(body, None);
    }

    /// The paragraph at this place shares its page with what follows.
    fn blocks_to(&mut self, body: &Body, held: Option<usize>) {
        let mut counts = Counts::default();
        for (at, block) in body.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(words) => {
                    let style = if reads_as_paragraph(words) { ids::BODY } else { ids::PLAIN };
                    let para = Para::of(style, words);
                    self.put(&if held == Some(at) { para.ends_with_next() } else { para });
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
                self.put(&Para::new(ids::BLANK).line(AFTER_TABLE).after(self.grid.pitch - EM - AFTER_TABLE));
            }
            TableTurn::Landscape => {
                self.lie_across();
                self.across(table);
            }
        }
    }

    /// What follows stands on a page that lies across.
    pub(super) fn lie_across(&mut self) {
        self.end_section(Turn::Portrait);
        self.flow.turn(WIDTH);
    }

    /// A table on pages that lie across; what follows stands on an upright one again.
    pub(super) fn across(&mut self, table: &Table) {
        self.table_of(table, ACROSS);
        self.end_section(Turn::Landscape);
        self.flow.turn_back();
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
        // With the paragraph after the table, head and rows end where a row of the grid ends.
        self.cells(&table.head, &columns, ids::HEAD_CELL, EM);
        for row in &table.rows {
            self.cells(row, &columns, ids::CELL, 0);
        }
        self.out.push_str("</w:tbl>");
        self.ended = None;
    }

    /// A row of a table: as many whole rows of the grid as its words need, and so much more.
    fn cells(&mut self, cells: &[String], columns: &Columns, style: &'static str, more: i64) {
        let height = columns.rows(cells, self.grid.pitch) * self.grid.pitch + more;
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
        flow.block(height);
        self.flow = flow;
    }
}

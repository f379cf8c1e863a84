//! 主体 Title, 主送, text with its levels, tables, articles.

use super::super::ids;
use super::super::measure::{ACROSS, WIDTH, columns};
use super::super::xml::{Para, push};
use super::Writer;
use super::sections::Turn;
use crate::document::{Block, Body, Heading, Table, TableTurn};
use crate::shown::{self, Counts};
use crate::text::marks::reads_as_paragraph;
use crate::words::Form;

impl Writer<'_> {
    pub(super) fn text(&mut self) {
        let document = self.document;
        self.title();
        if !document.to.is_empty() && document.form != Form::Bulletin {
            self.show("to");
            self.blank(1);
            self.put(&Para::of(ids::TO, &format!("{}：", shown::list(&document.to))));
        } else if !document.title.rows.is_empty() {
            self.blank(1);
        }
        self.blocks(&document.body);
        if 1 < document.items.len() {
            self.put(&Para::of(ids::CONTENTS, "目\u{3000}录"));
            for item in &document.items {
                self.put(&Para::of(ids::CONTENTS, &item.title));
            }
            self.blank(1);
        }
        for item in &document.items {
            self.put(&Para::of(ids::ITEM, &item.title));
            self.blank(1);
            self.blocks(&item.body);
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
        let fang = super::super::xml::face(Some(&self.style.fang), None, 100, None);
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
                self.put(&Para::new(ids::BLANK).line(20));
            }
            TableTurn::Landscape => {
                let before = self.section(Turn::Portrait);
                self.put(&Para::new(ids::BLANK).line(20).section(before));
                self.table_of(table, ACROSS);
                let across = self.section(Turn::Landscape);
                self.put(&Para::new(ids::BLANK).line(20).section(across));
            }
        }
    }

    fn table_of(&mut self, table: &Table, width: i64) {
        let widths = columns(&table.head, &table.rows, width);
        let line = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>");
        let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].into_iter().map(line).collect();
        push(
            &mut self.out,
            format_args!(
                "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
            ),
        );
        for width in &widths {
            push(&mut self.out, format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.out.push_str("</w:tblGrid>");
        self.cells(&table.head, &widths, ids::HEAD_CELL, "<w:cantSplit/><w:tblHeader/>");
        for row in &table.rows {
            self.cells(row, &widths, ids::CELL, "<w:cantSplit/>");
        }
        self.out.push_str("</w:tbl>");
    }

    fn cells(&mut self, cells: &[String], widths: &[i64], style: &'static str, row: &str) {
        push(&mut self.out, format_args!("<w:tr><w:trPr>{row}</w:trPr>"));
        for (cell, width) in cells.iter().zip(widths) {
            push(
                &mut self.out,
                format_args!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
                ),
            );
            self.put(&Para::of(style, cell));
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }
}

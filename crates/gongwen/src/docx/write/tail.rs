//! After the text: 附件说明, signature, 附注, 附件, 版记.

use super::super::flow::Flow;
use super::super::ids;
use super::super::measure::{EM, EM_4, PITCH, WIDTH, twips};
use super::super::style::ImprintPlace;
use super::super::xml::{Align, Para, face, push};
use super::Writer;
use crate::page;
use crate::shown::{self, width};
use crate::words::{Form, Sealing};

/// Blank rows above a signature under a seal, whose top is then within one row of the body (9704 7.3.5.1).
const SEAL_BLANK: usize = 2;
/// What the lines of 版记 and the paragraph after it take, in twips.
const IMPRINT_LINES: i64 = 80;
/// From one row of seals to the next.
const SEAL_ROWS: usize = 5;

impl Writer<'_> {
    pub(super) fn tail(&mut self) {
        self.enclosures();
        self.attendance();
        self.signature();
        if let Some(note) = &self.document.note {
            self.show("note");
            self.put(&Para::of(ids::NOTE, &format!("（{note}）")));
        }
        self.attachments();
        self.imprint();
    }

    /// 附件说明 one blank row below the text; the names one under another (9704 7.3.4).
    pub(super) fn enclosures(&mut self) {
        let names: Vec<&str> = self.document.attachments.iter().map(|attachment| attachment.name.as_str()).collect();
        if names.is_empty() {
            return;
        }
        self.show("attachments");
        self.blank(1);
        if let [name] = names[..] {
            return self.put(&Para::of(ids::ENCLOSURE, &format!("附件：{name}")));
        }
        for (at, name) in names.iter().enumerate() {
            let number = at + 1;
            let para = if at == 0 {
                Para::of(ids::ENCLOSURE, &format!("附件：{number}.{name}")).hanging(6 * EM, 4 * EM)
            } else {
                Para::of(ids::ENCLOSURE, &format!("{number}.{name}")).hanging(6 * EM, EM)
            };
            self.put(&para);
        }
    }

    fn attendance(&mut self) {
        let there = &self.document.attendance;
        let all = [
            ("present", "出席：", &there.present),
            ("leave", "请假：", &there.leave),
            ("observers", "列席：", &there.observers),
        ];
        let hei = face(Some(&self.style.hei), None, 100, None);
        let mut blank = 1;
        for (key, lead, names) in all.into_iter().filter(|(_, _, names)| !names.is_empty()) {
            self.show(key);
            self.blank(std::mem::take(&mut blank));
            self.put(&Para::new(ids::ATTENDANCE).run(&hei, lead).text(&shown::list(names)));
        }
    }

    fn signature(&mut self) {
        let document = self.document;
        let unsigned = matches!(document.form, Form::Bulletin | Form::Minutes);
        let Some(date) = document.date.filter(|_| !unsigned && !document.issuers.is_empty()) else { return };
        self.show("date");
        let date = shown::date(date);
        let names: Vec<String> = document.issuers.iter().map(|issuer| issuer.name.clone()).collect();
        match document.sealing {
            Sealing::Seal => {
                self.show("issuers");
                self.sealed(&names, &date);
            }
            Sealing::None => {
                self.show("issuers");
                self.unsealed(&names, &date);
            }
            Sealing::Stamp => self.stamped(&date),
        }
    }

    /// 加盖印章: the name is centred on the date, the date four characters from the right (9704 7.3.5.1). Names of joint issuers
    /// stand in rows, far enough apart for their seals, the last one over the date.
    fn sealed(&mut self, names: &[String], date: &str) {
        if let [name] = names {
            self.blank_kept(SEAL_BLANK);
            let right = (4.0 + (width(date) - width(name)) / 2.0).max(0.0);
            self.put(&at_right(ids::ISSUER, name, right));
            return self.put(&at_right(ids::DATE, date, 4.0));
        }
        let columns = seal_columns(names, width(date));
        let column = WIDTH / columns as i64;
        push(
            &mut self.out,
            format_args!(
                "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{}</w:tblGrid>",
                format!("<w:gridCol w:w=\"{column}\"/>").repeat(columns)
            ),
        );
        let empty = (columns - names.len() % columns) % columns;
        let rows = names.len().div_ceil(columns);
        for row in 0..rows {
            // The last row is filled from the right: its last name stands over the date.
            let blank = if row + 1 == rows { empty } else { 0 };
            let mut flow = self.flow;
            let height = if row == 0 { SEAL_BLANK + 1 } else { SEAL_ROWS } as i64 * PITCH;
            push(
                &mut self.out,
                format_args!("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"exact\"/></w:trPr>"),
            );
            for place in 0..columns {
                push(
                    &mut self.out,
                    format_args!(
                        "<w:tc><w:tcPr><w:tcW w:w=\"{column}\" w:type=\"dxa\"/><w:vAlign w:val=\"bottom\"/></w:tcPr>"
                    ),
                );
                let name =
                    place.checked_sub(blank).and_then(|at| names.get(row * columns + at)).map_or("", String::as_str);
                let letters = face(None, None, super::super::measure::squeeze(width(name), 15.8, column), None);
                self.put(&Para::new(ids::ISSUER).align(Align::Centre).run(&letters, name));
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
            flow.block(height);
            self.flow = flow;
        }
        self.out.push_str("</w:tbl>");
        let right = (column - (width(date) * EM as f64) as i64) / 2;
        self.put(&Para::of(ids::DATE, date).indents(0, right.max(0)).align(Align::Right));
    }

    /// 不加盖印章: the name two characters from the right, the date two characters to the right of the name's beginning (9704 7.3.5.2).
    fn unsealed(&mut self, names: &[String], date: &str) {
        self.blank_kept(1);
        let row = page::COLUMNS as f64;
        let longest = names.iter().map(|name| width(name)).fold(0.0, f64::max);
        let organ = if width(date) <= longest { row - 2.0 - longest } else { row - 4.0 - width(date) };
        let organ = organ.max(0.0);
        for name in names {
            self.put(&Para::of(ids::ISSUER, name).indents((organ * EM as f64) as i64, 0));
        }
        self.put(&Para::of(ids::DATE, date).indents(((organ + 2.0) * EM as f64) as i64, 0));
    }

    /// 签名章: post, two blank characters, the stamp, four characters from the right; one row blank; the date (9704 7.3.5.3).
    fn stamped(&mut self, date: &str) {
        let document = self.document;
        if document.form != Form::Upward {
            self.show("signers");
        }
        let stamp = face(Some(&self.style.kai), Some("FF0000"), 100, None);
        let mut blank = 2;
        for signer in &document.signers {
            self.blank_kept(std::mem::replace(&mut blank, 1));
            let post = signer.post.as_deref().map(|post| format!("{post}\u{3000}\u{3000}")).unwrap_or_default();
            self.put(&Para::of(ids::STAMP, &post).run(&stamp, &signer.name));
        }
        self.blank_kept(1);
        self.put(&at_right(ids::DATE, date, 4.0));
    }

    /// 附件 each on a new page: the mark on row 1, the title on row 3 (9704 7.3.7).
    pub(super) fn attachments(&mut self) {
        let document = self.document;
        let several = 1 < document.attachments.len();
        for (at, attachment) in document.attachments.iter().enumerate() {
            let Some(body) = &attachment.body else { continue };
            let mark = if several { format!("附件{}", at + 1) } else { "附件".to_owned() };
            self.put(&Para::of(ids::ATTACHMENT, &mark).fresh_page());
            self.blank(1);
            self.put(&Para::of(ids::ATTACHMENT_TITLE, &attachment.name));
            self.blank(1);
            self.blocks(body);
        }
    }

    /// 版记 at the foot of the last page; a letter's has neither lines nor who printed it (9704 7.4, 10.1).
    fn imprint(&mut self) {
        let rows = self.imprint_rows();
        if rows.is_empty() {
            return;
        }
        let letter = self.document.form == Form::Letter;
        let (breaks, free) = match self.style.imprint {
            // A letter has no number on its first page and turns no page for 版记.
            ImprintPlace::LastEven if letter => (0, None),
            ImprintPlace::LastEven => {
                let mut flow = Flow::new();
                rows.iter().for_each(|row| row.flow(&self.shapes, &mut flow));
                (self.flow.breaks_to_even(flow.used + IMPRINT_LINES), None)
            }
            ImprintPlace::Foot { breaks } => (breaks, None),
            ImprintPlace::Spaced { breaks, free } => (breaks, Some(free)),
        };
        for _ in 0..breaks {
            self.put(&Para::new(ids::BLANK).fresh_page().line(20));
        }
        if let Some(free) = free {
            self.put(&Para::new(ids::BLANK).line(20).after(twips(free).clamp(0, 31_000)));
        }
        let line = |side: &str, size: i64| {
            format!("<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"000000\"/>")
        };
        let borders = if letter {
            String::new()
        } else {
            format!("<w:tblBorders>{}{}{}</w:tblBorders>", line("top", 8), line("bottom", 8), line("insideH", 6))
        };
        let floating = if free.is_none() {
            "<w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" w:tblpXSpec=\"left\" w:tblpYSpec=\"bottom\"/><w:tblOverlap w:val=\"never\"/>"
        } else {
            ""
        };
        push(
            &mut self.out,
            format_args!(
                "<w:tbl><w:tblPr>{floating}<w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>{borders}<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{WIDTH}\"/></w:tblGrid>"
            ),
        );
        for row in rows {
            push(
                &mut self.out,
                format_args!(
                    "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{WIDTH}\" w:type=\"dxa\"/></w:tcPr>"
                ),
            );
            self.put(&row);
            self.out.push_str("</w:tc></w:tr>");
        }
        self.out.push_str("</w:tbl>");
        // A table can't end a text; this paragraph takes no row.
        self.put(&Para::new(ids::BLANK).line(20).run("<w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/>", ""));
    }

    fn imprint_rows(&mut self) -> Vec<Para> {
        let document = self.document;
        let lists = match document.form {
            Form::Bulletin => vec![("to", "报：", &document.to), ("cc", "送：", &document.cc)],
            Form::Document | Form::Upward | Form::Letter | Form::Order | Form::Minutes | Form::Telegram => {
                vec![("cc", "抄送：", &document.cc)]
            }
            Form::ProcessingSheet | Form::DraftingSheet | Form::ApprovalSlip => Vec::new(),
        };
        let mut rows = Vec::new();
        for (key, lead, names) in lists.into_iter().filter(|(_, _, names)| !names.is_empty()) {
            self.show(key);
            rows.push(Para::of(ids::IMPRINT, &format!("{lead}{}。", shown::list(names))));
        }
        let Some(by) = document.printed_by.as_deref().filter(|_| document.form != Form::Letter) else { return rows };
        self.show("printed_by");
        let mut row = Para::of(ids::IMPRINT, by).indents(EM_4, EM_4).tab(WIDTH - EM_4);
        if let Some(date) = document.printed_on {
            self.show("printed_on");
            row = row.jump().text(&format!("{}印发", shown::date(date)));
        }
        rows.push(row);
        rows
    }
}

/// In how many columns the organs stand, so that their seals neither touch nor reach beyond the type area (9704 7.3.5.1).
fn seal_columns(names: &[String], date: f64) -> usize {
    let em = page::EM;
    let widest = names.iter().map(|name| width(name)).fold(0.0, f64::max) * em;
    let room = page::AREA.0 - 4.0 * em - date * em / 2.0;
    let fits = |columns: usize, narrow: f64| {
        let apart = (page::SEAL + 2.0).max(widest * narrow + em / 2.0);
        (columns.min(names.len()) - 1) as f64 * apart + (widest * narrow / 2.0).max(page::SEAL / 2.0) <= room
    };
    let mut ways = [1.0, 0.9, 0.8, 0.7].into_iter().flat_map(|narrow| [(3, narrow), (2, narrow)]);
    let found = ways.find(|(columns, narrow)| fits(*columns, *narrow) && names.len().div_ceil(*columns) <= 4);
    found.map_or(if names.len() <= 8 { 2 } else { 3 }, |(columns, _)| columns)
}

/// A line that ends so many characters from the right.
fn at_right(style: &'static str, text: &str, characters: f64) -> Para {
    Para::of(style, text).indents(0, (characters * EM as f64) as i64).align(Align::Right)
}

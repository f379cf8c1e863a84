//! After the text: 附件说明, signature, 附注, 附件, 版记.

use super::super::flow::Flow;
use super::super::ids;
use super::super::measure::{EM, EM_4, WIDTH, twips};
use super::super::style::{Addressees, ImprintPlace};
use super::super::xml::{Align, Para, face, push};
use super::Writer;
use super::sections::{NOTHING, Numbers, Purpose, Start, Turn};
use crate::document::{Attachment, Block, Body, TableTurn};
use crate::page;
use crate::shown::{self, width};
use crate::signature::{SEAL_ROWS, room, seal_rows, signed};
use crate::words::{Form, Sealing};

/// What the lines of 版记 and the paragraph after it take, in twips.
const IMPRINT_LINES: i64 = 80;

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
        let signs = signed(document.form) && !document.issuers.is_empty();
        let Some(date) = document.date.filter(|_| signs) else { return };
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
            self.blank_kept(self.style.spacing.blank);
            let right = (4.0 + (width(date) - width(name)) / 2.0).max(0.0);
            self.put(&at_right(ids::ISSUER, name, right));
            return self.put(&at_right(ids::DATE, date, 4.0));
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let long = width(date) * page::EM;
        for (at, row) in seal_rows(&names, long).into_iter().enumerate() {
            self.blank_kept(if at == 0 { self.style.spacing.blank } else { SEAL_ROWS - 1 });
            let line = row.into_iter().fold(Para::new(ids::ISSUER), |line, placed| {
                let letters = face(None, None, (placed.narrow * 100.0).round() as i64, None);
                line.centred_tab(twips(room(long) - placed.back)).jump().run(&letters, &placed.name)
            });
            self.put(&line);
        }
        self.put(&at_right(ids::DATE, date, 4.0));
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
            match body.blocks.split_first() {
                // The heading lies on the page of its table, as on our own pages.
                Some((Block::Table(table), rest)) if table.turn == TableTurn::Landscape => {
                    self.lie_across();
                    self.attachment_heading(Para::of(ids::ATTACHMENT, &mark), attachment);
                    self.across(table);
                    self.blocks(&Body { blocks: rest.to_vec() });
                }
                Some(_) | None => {
                    self.attachment_heading(Para::of(ids::ATTACHMENT, &mark).fresh_page(), attachment);
                    self.blocks(body);
                }
            }
        }
    }

    fn attachment_heading(&mut self, mark: Para, attachment: &Attachment) {
        self.put(&mark);
        self.blank(1);
        self.put(&Para::of(ids::ATTACHMENT_TITLE, &attachment.name));
        self.blank(1);
    }

    /// 版记 at the foot of the last page; a letter's has neither lines nor who printed it (9704 7.4, 10.1).
    fn imprint(&mut self) {
        let rows = self.imprint_rows();
        if rows.is_empty() {
            return;
        }
        let letter = self.document.form == Form::Letter;
        let mut flow = Flow::new(self.grid.height);
        rows.iter().for_each(|row| row.words.flow(&self.shapes, &mut flow));
        let height = flow.used + IMPRINT_LINES;
        let breaks = match self.style.imprint {
            // A letter has no number on its first page and turns no page for 版记.
            ImprintPlace::LastEven if letter => 0,
            ImprintPlace::LastEven => self.flow.breaks_to_even(height),
            ImprintPlace::Foot { breaks } | ImprintPlace::Spaced { breaks, .. } => breaks,
        };
        let alone = 0 < breaks || self.section_begins();
        self.turn_for_imprint(breaks);
        let (place, free) = match self.style.imprint {
            ImprintPlace::Spaced { free, .. } => ("", Some(twips(free))),
            // LibreOffice 7 leaves a floating table after the text; on a page of its own blank height brings it down there too.
            ImprintPlace::LastEven | ImprintPlace::Foot { .. } => {
                let free = self.grid.height - self.grid.below_characters() - height - IMPRINT_SPARE;
                (AT_FOOT, alone.then_some(free))
            }
        };
        if let Some(free) = free {
            self.put(&Para::new(ids::BLANK).line(NOTHING).after(free.clamp(0, 31_000)));
        }
        let line = |side: &str, size: i64| {
            format!("<w:{side} w:val=\"single\" w:sz=\"{size}\" w:space=\"0\" w:color=\"000000\"/>")
        };
        let borders = if letter {
            String::new()
        } else {
            format!("<w:tblBorders>{}{}{}</w:tblBorders>", line("top", 8), line("bottom", 8), line("insideH", 6))
        };
        push(
            &mut self.out,
            format_args!(
                "<w:tbl><w:tblPr>{place}<w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>{borders}<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{WIDTH}\"/></w:tblGrid>"
            ),
        );
        for row in rows {
            push(
                &mut self.out,
                format_args!(
                    "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{WIDTH}\" w:type=\"dxa\"/>{}</w:tcPr>",
                    row.borders
                ),
            );
            self.put(&row.words);
            self.out.push_str("</w:tc></w:tr>");
        }
        self.out.push_str("</w:tbl>");
        // A table can't end a text; this paragraph takes no row.
        self.put(&Para::new(ids::BLANK).line(NOTHING).run("<w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/>", ""));
    }

    /// Turns so many pages for 版记. Its page is an even one wherever the word processor turned the pages before; where a page stays blank,
    /// neither has a number (33476.2 7.3.1, 9704 7.5).
    fn turn_for_imprint(&mut self, breaks: usize) {
        // After a page that lies across a section and a page begin anyway.
        let begun = self.section_begins();
        match breaks {
            0 => {}
            1 if self.document.form == Form::Letter => {
                self.put(&Para::new(ids::BLANK).fresh_page().line(NOTHING));
            }
            1 => {
                if !begun {
                    self.end_section(Turn::Portrait);
                }
                (self.start, self.purpose) = (Start::Even, Purpose::Imprint);
            }
            _ => {
                if !begun {
                    self.end_section(Turn::Portrait);
                }
                (self.numbers, self.purpose) = (Numbers::Silent, Purpose::Imprint);
                self.put(&Para::new(ids::BLANK).line(NOTHING));
                for _ in 1..breaks {
                    self.put(&Para::new(ids::BLANK).fresh_page().line(NOTHING));
                }
            }
        }
    }

    fn imprint_rows(&mut self) -> Vec<Row> {
        let document = self.document;
        let lists = match document.form {
            Form::Bulletin => vec![("to", "报：", &document.to), ("cc", "送：", &document.cc)],
            Form::Document | Form::Upward | Form::Letter | Form::Order | Form::Minutes | Form::Telegram => {
                match self.style.spacing.addressees {
                    Addressees::AboveBody => vec![("cc", "抄送：", &document.cc)],
                    Addressees::Imprint => vec![("to", MOVED, &document.to), ("cc", "抄送：", &document.cc)],
                }
            }
            Form::ProcessingSheet | Form::DraftingSheet | Form::ApprovalSlip => Vec::new(),
        };
        let mut rows: Vec<Row> = Vec::new();
        let mut joined = false;
        for (key, lead, names) in lists.into_iter().filter(|(_, _, names)| !names.is_empty()) {
            self.show(key);
            let words = Para::of(ids::IMPRINT, &format!("{lead}{}。", shown::list(names)));
            let joins = lead == MOVED && !document.cc.is_empty();
            let borders = match (joined, joins) {
                (true, _) => "<w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders>",
                (false, true) => "<w:tcBorders><w:bottom w:val=\"nil\"/></w:tcBorders>",
                (false, false) => "",
            };
            joined = joins;
            rows.push(Row { words, borders });
        }
        let Some(by) = document.printed_by.as_deref().filter(|_| document.form != Form::Letter) else { return rows };
        self.show("printed_by");
        let mut row = Para::of(ids::IMPRINT, by).indents(EM_4, EM_4).tab(WIDTH - EM_4);
        if let Some(date) = document.printed_on {
            self.show("printed_on");
            row = row.jump().text(&format!("{}印发", shown::date(date)));
        }
        rows.push(Row { words: row, borders: "" });
        rows
    }
}

/// Room that stays free above 版记 where blank height brings it to the foot, lest it be pushed off the page, in twips.
const IMPRINT_SPARE: i64 = 40;
/// A floating table at the foot of the type area.
const AT_FOOT: &str = "<w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" w:tblpXSpec=\"left\" w:tblpYSpec=\"bottom\"/><w:tblOverlap w:val=\"never\"/>";

/// 主送 that moved to 版记 stands above 抄送 without a line between (9704 7.4.2).
const MOVED: &str = "主送：";

/// A row of 版记, with the lines that differ from those of its table.
struct Row {
    words: Para,
    borders: &'static str,
}

/// A line that ends so many characters from the right.
fn at_right(style: &'static str, text: &str, characters: f64) -> Para {
    Para::of(style, text).indents(0, (characters * EM as f64) as i64).align(Align::Right)
}

//! 版头 What stands above the title.

use super::super::measure::{
    BELOW_CHARACTERS, EM, HALF_GAP, Head, PITCH, RED_LINE, RED_SPACE, WIDTH, size_in, squeeze, twips,
};
use super::super::xml::{Align, Para, face, push};
use super::super::{PLAIN, ids};
use super::Writer;
use crate::shown::{self, Masthead};
use crate::words::Form;
use crate::{Signer, page};

/// The line under the 字号.
fn red_border(para: Para) -> Para {
    para.border("bottom", &format!("w:val=\"single\" w:sz=\"{RED_LINE}\" w:space=\"{RED_SPACE}\" w:color=\"FF0000\""))
}

/// Characters of 2号 in a row.
const TITLE_COLUMNS: f64 = 20.0;
/// The head of a letter down to its number, in rows.
const LETTER_ROWS: i64 = 2;
/// How high the masthead of a letter is, so that its number stands on row 3, in twips.
const LETTER_HEIGHT: i64 = 998;

/// What the red line adds to the height of its paragraph.
const RED_HEIGHT: i64 = RED_SPACE * 20 + RED_LINE * 20 / 8;

impl Writer<'_> {
    pub(super) fn head(&mut self) {
        let masthead = shown::masthead(self.document);
        if masthead.names.is_empty() {
            self.corner();
            self.number_line(false);
            return;
        }
        if self.document.masthead.is_some() {
            self.show("masthead");
        } else if self.document.form != Form::Letter || self.document.issuers.len() == 1 {
            self.show("issuers");
        }
        match self.document.form {
            Form::Letter => self.letter_head(&masthead),
            Form::Order => self.order_head(&masthead),
            Form::Document | Form::Upward | Form::Minutes | Form::Telegram => {
                let rows = self.signer_rows();
                let below = 2 * PITCH - BELOW_CHARACTERS + PITCH * rows.len().max(1) as i64 + RED_HEIGHT;
                self.masthead(&masthead, page::MASTHEAD_DOWN, below, BELOW_CHARACTERS);
                self.blank_under_line(2);
                self.number_line(true);
                self.blank_under_line(2);
            }
            Form::Bulletin => {
                let below = 3 * PITCH - BELOW_CHARACTERS + RED_HEIGHT;
                self.masthead(&masthead, page::MASTHEAD_DOWN, below, BELOW_CHARACTERS);
                self.blank_under_line(1);
                if let Some(number) = shown::number(self.document) {
                    self.show_number();
                    self.put(&Para::of(ids::NUMBER, &number));
                } else {
                    self.blank(1);
                }
                self.issue_line();
                self.blank_under_line(2);
            }
            // A slip has a heading of its own.
            Form::ProcessingSheet | Form::DraftingSheet | Form::ApprovalSlip => {}
        }
    }

    /// 份号、密级、紧急程度, each on its row; the rows used.
    fn corner(&mut self) -> i64 {
        let rows = self.corner_rows();
        for (style, text) in &rows {
            self.put(&Para::of(style, text));
        }
        rows.len() as i64
    }

    fn corner_rows(&mut self) -> Vec<(&'static str, String)> {
        let document = self.document;
        for key in ["copy_no", "secrecy", "urgency"] {
            self.show(key);
        }
        let copy = document.copy_no.iter().map(|number| (ids::COPY_NO, number.clone()));
        let secrecy = document.secrecy.iter().map(|secrecy| (ids::CORNER, shown::secrecy(secrecy)));
        // A telegram says with its urgency that it is not in cipher.
        let plain = if document.form == Form::Telegram { PLAIN } else { "" };
        let urgency = document.urgency.iter().map(|urgency| (ids::CORNER, format!("{}{plain}", urgency.word())));
        copy.chain(secrecy).chain(urgency).collect()
    }

    /// Blank rows under something that ends where characters end, not where a row ends.
    fn blank_under_line(&mut self, rows: usize) {
        self.put(&Para::new(ids::BLANK).line(PITCH - BELOW_CHARACTERS));
        self.blank(rows - 1);
    }

    /// How many rows page 1 keeps for what stands under the head: blank ones, the title, 主送 and a row of the body (9704 7.3.2).
    fn rows_under_head(&self) -> usize {
        let document = self.document;
        let rows = |text: &str, most: f64| (shown::width(text) / most).ceil() as usize;
        let title = document.title.rows.iter().map(|row| rows(row, TITLE_COLUMNS)).sum::<usize>();
        let to = rows(&shown::list(&document.to), page::COLUMNS as f64);
        2 + title + usize::from(0 < title + to) + to + 1
    }

    /// The corner, and the masthead so far below the top of the type area; `below` is what follows down to the head's end, which lies so
    /// far under a row of the grid.
    fn masthead(&mut self, masthead: &Masthead, down: f64, below: i64, end: i64) {
        let head = Head::of(down, masthead.names.len(), below, end, self.rows_under_head());
        let left = head.above - self.corner() * PITCH;
        if 0 < left {
            self.put(&Para::new(ids::BLANK).line(left));
        }
        if masthead.names.len() == 1 {
            self.big(ids::MASTHEAD, &masthead.text(), head.height, WIDTH);
        } else {
            self.joint_masthead(masthead, head.height);
        }
    }

    fn big(&mut self, style: &'static str, text: &str, height: i64, width: i64) {
        let size = size_in(height);
        let face = face(None, None, squeeze(shown::width(text), size, width), Some((size * 2.0) as i64));
        self.put(&Para::new(style).line(height).run(&face, text));
    }

    /// The names one under another, the word beside them in the middle (9704 7.2.4).
    fn joint_masthead(&mut self, masthead: &Masthead, height: i64) {
        let mut flow = self.flow;
        flow.block(height);
        let each = height / masthead.names.len() as i64;
        let size = size_in(each);
        let beside =
            if masthead.suffix.is_empty() { 0 } else { (shown::width(masthead.suffix) * size * 20.0) as i64 + 200 };
        let names = WIDTH - beside;
        push(
            &mut self.out,
            format_args!(
                "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{names}\"/>"
            ),
        );
        if 0 < beside {
            push(&mut self.out, format_args!("<w:gridCol w:w=\"{beside}\"/>"));
        }
        self.out.push_str("</w:tblGrid>");
        for (at, name) in masthead.names.iter().enumerate() {
            push(
                &mut self.out,
                format_args!(
                    "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{each}\" w:hRule=\"exact\"/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{names}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
                ),
            );
            self.big(ids::MASTHEAD, name, each, names);
            self.out.push_str("</w:tc>");
            if 0 < beside {
                let merge = if at == 0 { "<w:vMerge w:val=\"restart\"/>" } else { "<w:vMerge/>" };
                push(
                    &mut self.out,
                    format_args!(
                        "<w:tc><w:tcPr><w:tcW w:w=\"{beside}\" w:type=\"dxa\"/>{merge}<w:vAlign w:val=\"center\"/></w:tcPr>"
                    ),
                );
                if at == 0 {
                    self.big(ids::MASTHEAD_SUFFIX, masthead.suffix, each, beside);
                } else {
                    self.put(&Para::new(ids::MASTHEAD_SUFFIX).line(each));
                }
                self.out.push_str("</w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
        self.flow = flow;
    }

    /// 签发人 two in a row, in the order of the issuers (9704 7.2.6); only upward documents show them.
    fn signer_rows(&self) -> Vec<String> {
        if self.document.form != Form::Upward {
            return Vec::new();
        }
        let rows = self.document.signers.chunks(2);
        rows.map(|two| two.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("\u{3000}")).collect()
    }

    fn show_number(&mut self) {
        let key = if self.document.number.is_some() { "number" } else { "issue" };
        self.show(key);
    }

    /// 发文字号, with 签发人 on the same row where there are any, and the red line under it.
    fn number_line(&mut self, ruled: bool) {
        let number = shown::number(self.document);
        let rows = self.signer_rows();
        if number.is_none() && rows.is_empty() && !ruled {
            return;
        }
        if number.is_some() {
            self.show_number();
        }
        if self.document.signers.iter().all(|signer: &Signer| signer.post.is_none()) && !rows.is_empty() {
            self.show("signers");
        }
        let kai = face(Some(&self.style.kai), None, 100, None);
        let mut line = Para::new(ids::NUMBER);
        if rows.is_empty() {
            line = line.text(number.as_deref().unwrap_or_default());
        }
        for (at, names) in rows.iter().enumerate() {
            let lead = if at == 0 { "签发人：" } else { "" };
            if at + 1 < rows.len() {
                self.put(&Para::new(ids::SIGNERS).text(lead).run(&kai, names));
            } else {
                line = line.tab(WIDTH - EM).first(EM).align(Align::Left);
                line = line.text(number.as_deref().unwrap_or_default()).jump().text(lead).run(&kai, names);
            }
        }
        self.put(&if ruled { red_border(line) } else { line });
    }

    /// 编印单位 and the day of a bulletin, above the red line.
    fn issue_line(&mut self) {
        let issuers: Vec<String> = self.document.issuers.iter().map(|issuer| issuer.name.clone()).collect();
        let day = self.document.date.map(shown::date).unwrap_or_default();
        self.show("issuers");
        self.show("date");
        let line = Para::new(ids::ISSUE_LINE).tab(WIDTH - EM).first(EM);
        self.put(&red_border(line.text(&shown::list(&issuers)).jump().text(&day)));
    }

    /// 信函: 标志 30 mm below the edge of the paper, a double red line 170 mm long 4 mm under it (9704 10.1).
    fn letter_head(&mut self, masthead: &Masthead) {
        let height = LETTER_HEIGHT;
        let long = twips(page::LETTER_LINE);
        let size = size_in(height);
        let text = masthead.text();
        let width = squeeze(shown::width(&text), size, WIDTH);
        let letters = face(None, None, width, Some((size * 2.0) as i64));
        let place = format!(
            "w:w=\"{long}\" w:wrap=\"notBeside\" w:vAnchor=\"page\" w:hAnchor=\"page\" w:xAlign=\"center\" w:y=\"{}\"",
            twips(page::LETTER_MASTHEAD)
        );
        let line = "w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"11\" w:color=\"FF0000\"";
        let framed = Para::new(ids::MASTHEAD).frame(place).border("bottom", line).line(height);
        self.put(&framed.run(&letters, &text));
        let under = twips(page::EM * 7.0 / 8.0 - HALF_GAP);
        self.flow.used = LETTER_ROWS * PITCH - under;
        // Text begins under the frame; the 字号 stands 7/8 of a character below the line, half a gap of which its own row has.
        self.put(&Para::new(ids::BLANK).line(under));
        let number = shown::number(self.document);
        if number.is_some() {
            self.show_number();
        }
        let rows = self.corner_rows();
        if rows.is_empty() {
            self.put(&Para::of(ids::NUMBER, number.as_deref().unwrap_or_default()).align(Align::Right));
        }
        for (at, (style, words)) in rows.iter().enumerate() {
            let mut row = Para::of(style, words);
            if let (0, Some(number)) = (at, &number) {
                row = row.tab(WIDTH).jump().run(&face(Some(&self.style.fang), None, 100, None), number);
            }
            self.put(&row);
        }
        self.blank(2);
    }

    /// 命令: 标志 20 mm below the top of the type area, two blank rows, the number, two blank rows (9704 10.2).
    fn order_head(&mut self, masthead: &Masthead) {
        self.masthead(masthead, page::ORDER_MASTHEAD_DOWN, 2 * PITCH - BELOW_CHARACTERS, 0);
        self.blank_under_line(2);
        match shown::number(self.document) {
            Some(number) => {
                self.show_number();
                self.put(&Para::of(ids::NUMBER, &number));
            }
            None => self.blank(1),
        }
        self.blank(2);
    }
}

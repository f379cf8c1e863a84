//! 版头 What stands above the title.

use super::super::measure::{EM, RED_LINE, RED_SPACE, WIDTH, beyond_margins, size_in, squeeze, twips};
use super::super::xml::{Align, Para, face, push};
use super::super::{PLAIN, ids};
use super::Writer;
use crate::head::{DOUBLE_LINE, Head, UNDER_LINE, rows_under};
use crate::shown::{self, Masthead};
use crate::words::Form;
use crate::{Signer, page};

/// The line under the 字号.
fn red_border(para: Para) -> Para {
    para.border("bottom", &format!("w:val=\"single\" w:sz=\"{RED_LINE}\" w:space=\"{RED_SPACE}\" w:color=\"FF0000\""))
}

/// Characters of 2号 in a row.
const TITLE_COLUMNS: f64 = 20.0;
/// The double line of a letter, 3 points thick with a gap and a thin line, takes so much, in twips.
const DRAWN: i64 = 92;

/// What the red line adds to the height of its paragraph.
const RED_HEIGHT: i64 = RED_SPACE * 20 + RED_LINE * 20 / 8;

/// Letters that fill an exact line of this height, narrower where they would be too wide.
fn big(style: &'static str, text: &str, height: i64, width: i64) -> Para {
    let size = size_in(height);
    let face = face(None, None, squeeze(shown::width(text), size, width), Some((size * 2.0) as i64));
    Para::new(style).line(height).run(&face, text)
}

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
                let end = self.grid.below_characters();
                let below = self.grid.rows(2 + rows.len().max(1)) - end + RED_HEIGHT;
                self.masthead(&masthead, page::MASTHEAD_DOWN, below, end);
                self.blank_under_line(2);
                self.number_line(true);
                self.blank_under_line(2);
            }
            Form::Bulletin => {
                let end = self.grid.below_characters();
                self.masthead(&masthead, page::MASTHEAD_DOWN, self.grid.rows(3) - end + RED_HEIGHT, end);
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
        self.put(&Para::new(ids::BLANK).line(self.grid.pitch - self.grid.below_characters()));
        self.blank(rows - 1);
    }

    /// Where the head stands, on our own pages and in the file (7.2, 7.3.2).
    fn place(&self) -> Head {
        let document = self.document;
        let rows = |text: &str| (shown::width(text) / TITLE_COLUMNS).ceil() as usize;
        let broken = self.breaks_title().map(<[String]>::len);
        let title = broken.unwrap_or_else(|| document.title.rows.iter().map(|row| rows(row)).sum());
        Head::of(document, self.grid.rows, rows_under(title, &self.addressees()))
    }

    /// The corner, and the masthead so far below the top of the type area; `below` is what follows down to the head's end, which lies so
    /// far under a row of the grid.
    fn masthead(&mut self, masthead: &Masthead, down: f64, below: i64, end: i64) {
        let above = twips(down + self.grid.half_gap);
        let height = self.grid.rows(self.place().rows) + end - above - below;
        let left = above - self.corner() * self.grid.pitch;
        if 0 < left {
            self.put(&Para::new(ids::BLANK).line(left));
        }
        if masthead.names.len() == 1 {
            let line = big(ids::MASTHEAD, &masthead.text(), height, WIDTH);
            self.put(&line);
        } else {
            self.joint_masthead(masthead, height);
        }
    }

    /// The names one under another, the word beside them in the middle (9704 7.2.4).
    fn joint_masthead(&mut self, masthead: &Masthead, height: i64) {
        let mut flow = self.flow;
        flow.block(height);
        let each = height / masthead.names.len() as i64;
        let size = size_in(each);
        let beside =
            if masthead.suffix.is_empty() { 0 } else { (shown::width(masthead.suffix) * size * 20.0) as i64 + 200 };
        // All names are as wide as the widest.
        let widest = masthead.names.iter().map(|name| shown::width(name) * size * 20.0).fold(0.0, f64::max);
        let names = (WIDTH - beside).min(widest.ceil() as i64);
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
            self.put(&big(ids::MASTHEAD, name, each, names).align(Align::Spread));
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
                    self.put(&big(ids::MASTHEAD_SUFFIX, masthead.suffix, each, beside));
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
        let rows = self.corner_rows();
        // Its first row of the grid is that of the 字号.
        let number = self.grid.rows(self.place().rows + 1 - rows.len().max(1));
        let above = twips(page::LETTER_MASTHEAD - page::TOP + self.grid.half_gap);
        let below = twips(page::LETTER_LINE_GAP + DOUBLE_LINE + UNDER_LINE);
        let height = number + self.grid.below_characters() - above - below;
        let long = twips(page::LETTER_LINE);
        let size = size_in(height);
        let text = masthead.text();
        let width = squeeze(shown::width(&text), size, WIDTH);
        let letters = face(None, None, width, Some((size * 2.0) as i64));
        let place = format!(
            "w:w=\"{long}\" w:wrap=\"notBeside\" w:vAnchor=\"page\" w:hAnchor=\"page\" w:xAlign=\"center\" w:y=\"{}\"",
            twips(page::LETTER_MASTHEAD)
        );
        self.put(&Para::new(ids::MASTHEAD).frame(place).line(height).run(&letters, &text));
        // The line is no border of the frame: LibreOffice would leave the space to it twice.
        let line = "w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"0\" w:color=\"FF0000\"";
        let (left, right) = beyond_margins();
        let gap = twips(page::LETTER_LINE_GAP);
        self.put(&Para::new(ids::BLANK).border("bottom", line).line(gap).indents(-left, -right));
        let under = (twips(UNDER_LINE - self.grid.half_gap) - (DRAWN - twips(DOUBLE_LINE))).max(1);
        self.flow.used = number - under;
        // Text begins under the frame; the 字号 stands 7/8 of a character below the line, half a gap of which its own row has.
        self.put(&Para::new(ids::BLANK).line(under));
        let number = shown::number(self.document);
        if number.is_some() {
            self.show_number();
        }
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
        self.masthead(masthead, page::ORDER_MASTHEAD_DOWN, self.grid.rows(2) - self.grid.below_characters(), 0);
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

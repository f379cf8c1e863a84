//! The words after the front matter: light marks, typed numbers, tables, attachments.

use super::drafts::{Draft, heading, settle, unnumbered};
use crate::check::{Fault, MOST_COLUMNS, too_wide};
use crate::document::{Attachment, Block, Body, Document, Item, Level, Table, TableTurn};
use crate::picture::{Image, Picture, name_fault};
use crate::words::Form;

/// The bytes of the pictures beside a text, by their names.
pub type Pictures<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// Reads the lines from index `begin` on into the document.
pub fn read(
    document: Document,
    (lines, begin): (&[&str], usize),
    pictures: &Pictures<'_>,
    faults: &mut Vec<Fault>,
) -> Document {
    let mut reader = Reader {
        document,
        pictures,
        begun: begin,
        drafts: Vec::new(),
        place: Place::Body,
        turn: TableTurn::Portrait,
        faults,
        after_title: false,
    };
    let mut at = begin;
    while at < lines.len() {
        let line = lines[at].trim();
        if line.starts_with('|') {
            let end = (at..lines.len()).find(|at| !lines[*at].trim().starts_with('|')).unwrap_or(lines.len());
            reader.table(&lines[at..end], at + 1);
            at = end;
            continue;
        }
        if !line.is_empty() {
            reader.line(line, at + 1);
        }
        at += 1;
    }
    reader.finish()
}

/// Where the words go that come next.
enum Place {
    Body,
    Item(String),
    Attachment(usize),
}

struct Reader<'a> {
    document: Document,
    pictures: &'a Pictures<'a>,
    /// The line where the article that is being read began.
    begun: usize,
    drafts: Vec<Draft>,
    place: Place,
    turn: TableTurn,
    faults: &'a mut Vec<Fault>,
    after_title: bool,
}

impl Reader<'_> {
    fn line(&mut self, line: &str, number: usize) {
        let title_before = std::mem::take(&mut self.after_title);
        if let Some(words) = line.strip_prefix('\\') {
            let words = words.trim();
            if !words.is_empty() {
                self.drafts.push(Draft::fixed(Block::Paragraph(words.to_owned())));
            }
            return;
        }
        if let Some((caption, name)) = picture(line) {
            return self.picture(caption, name, number);
        }
        if is_tag(line) {
            return self.fault(number, "这一行像是网页上的图片；图片写成 ![图注](图片.png)。".to_owned());
        }
        if let Some(rest) = line.strip_prefix('@') {
            return self.command(rest.trim(), number);
        }
        if let Some(note) = line.strip_prefix('>') {
            return match unbracketed(note) {
                "" => self.fault(number, "附注是空的，请写上文字或删去这一行。".to_owned()),
                _ if self.document.note.is_some() => self.fault(number, "附注写了两次，只能有一条。".to_owned()),
                note => self.document.note = Some(note.to_owned()),
            };
        }
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        let rest = line[marks..].trim();
        match (marks, Level::ALL.get(marks.wrapping_sub(2))) {
            (0, _) => self.words(line),
            (_, _) if rest.is_empty() => self.fault(number, "标题是空的，请写上文字或删去这一行。".to_owned()),
            (1, _) => self.title(rest, title_before, number),
            (_, Some(level)) => {
                self.drafts.push(Draft::fixed(Block::Heading(heading(*level, unnumbered(rest)))));
            }
            (_, None) => self.fault(number, "标题最多四级：##、###、####、#####（GB/T 9704-2012 7.3.3）。".to_owned()),
        }
    }

    fn words(&mut self, line: &str) {
        self.drafts.push(Draft::of_line(line));
    }

    fn picture(&mut self, caption: &str, name: &str, number: usize) {
        if let Some(why) = name_fault(name) {
            return self.fault(number, format!("{why}。"));
        }
        let Some(bytes) = (self.pictures)(name) else {
            return self.fault(number, format!("没有找到图片“{name}”；请把这个文件和文稿放在一起，或删去这一行。"));
        };
        match Image::read(bytes) {
            Ok(image) => {
                let caption = Some(caption.trim().to_owned()).filter(|caption| !caption.is_empty());
                self.drafts.push(Draft::fixed(Block::Picture(Picture { name: name.to_owned(), caption, image })));
            }
            Err(why) => self.fault(number, format!("图片“{name}”{why}。")),
        }
    }

    fn title(&mut self, rest: &str, title_before: bool, number: usize) {
        self.after_title = true;
        match (&mut self.place, self.document.form) {
            (Place::Attachment(_), _) => {
                self.drafts.push(Draft::fixed(Block::Heading(heading(Level::First, unnumbered(rest)))));
            }
            (Place::Item(title), _) if title_before => title.push_str(rest),
            (_, Form::Bulletin) => {
                self.close();
                self.place = Place::Item(rest.to_owned());
                self.begun = number;
            }
            (_, _) => self.document.title.rows.push(rest.to_owned()),
        }
    }

    fn command(&mut self, rest: &str, number: usize) {
        if rest == "横排" {
            self.turn = TableTurn::Landscape;
            return;
        }
        let Some(name) = rest.strip_prefix("附件") else {
            return self.fault(number, format!("不认识“@{rest}”；可以写 @附件 名称、@横排。"));
        };
        let name = name
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches(['：', ':', ' ', '\u{3000}'])
            .trim();
        if name.is_empty() {
            return self.fault(number, "@附件 后面要写附件名称。".to_owned());
        }
        self.close();
        let known = self.document.attachments.iter().position(|attachment| attachment.name == name);
        let place = known.unwrap_or_else(|| {
            self.document.attachments.push(Attachment { name: name.to_owned(), body: None });
            self.document.attachments.len() - 1
        });
        if self.document.attachments[place].body.is_some() {
            self.fault(number, format!("附件“{name}”写了两次。"));
        }
        self.place = Place::Attachment(place);
    }

    fn table(&mut self, lines: &[&str], number: usize) {
        self.after_title = false;
        let mut rows: Vec<Vec<String>> = lines.iter().map(|line| cells(line)).collect();
        if 1 < rows.len() && rows[1].iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| "-:".contains(c))) {
            rows.remove(1);
        }
        let head = rows.remove(0);
        if MOST_COLUMNS < head.len() {
            return self.fault(number, too_wide());
        }
        if let Some(at) = rows.iter().position(|row| row.len() != head.len()) {
            let message = format!("这张表第{}行有{}格，表头是{}格；请补齐。", at + 2, rows[at].len(), head.len());
            return self.fault(number + at + 1, message);
        }
        let turn = std::mem::replace(&mut self.turn, TableTurn::Portrait);
        self.drafts.push(Draft::fixed(Block::Table(Table { head, rows, turn })));
    }

    /// Hands the blocks read so far to where they belong.
    fn close(&mut self) {
        let drafts = settle(std::mem::take(&mut self.drafts));
        let body = Body { blocks: drafts.into_iter().map(|draft| draft.block).collect() };
        match std::mem::replace(&mut self.place, Place::Body) {
            Place::Body => self.document.body.blocks.extend(body.blocks),
            Place::Item(_) if body.blocks.is_empty() => {
                self.fault(self.begun, "这篇文章只有标题，没有正文。".to_owned());
            }
            Place::Item(title) => self.document.items.push(Item { title, body }),
            Place::Attachment(at) => self.document.attachments[at].body = Some(body),
        }
    }

    fn finish(mut self) -> Document {
        self.close();
        self.document
    }

    fn fault(&mut self, line: usize, message: String) {
        self.faults.push(Fault::of(line, message));
    }
}

/// Whether a line with these words is read as just this paragraph; others are written after a `\\`.
pub(crate) fn reads_as_paragraph(line: &str) -> bool {
    !line.starts_with(['#', '|', '>', '@', '\\', '!', '-'])
        && !is_tag(line)
        && matches!(Draft::of_line(line).block, Block::Paragraph(_))
}

/// 附注 without the parentheses around it.
pub(crate) fn unbracketed(note: &str) -> &str {
    note.trim_matches(|c: char| c.is_whitespace() || "（）()".contains(c))
}

/// `![图注](图片.png)`: the caption and the name.
fn picture(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("![")?.strip_suffix(')')?.rsplit_once("](")
}

fn is_tag(line: &str) -> bool {
    line.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("<img"))
}

/// The cells of a row; `\\|` is a bar within a cell.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let line = line.trim();
    let mut letters = line.strip_prefix('|').unwrap_or(line).chars();
    while let Some(c) = letters.next() {
        let last = cells.len() - 1;
        match c {
            '|' => cells.push(String::new()),
            '\\' => match letters.next() {
                Some(next @ ('|' | '\\')) => cells[last].push(next),
                Some(next) => cells[last].extend(['\\', next]),
                None => cells[last].push('\\'),
            },
            c => cells[last].push(c),
        }
    }
    if 1 < cells.len() && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

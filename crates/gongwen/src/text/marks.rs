//! The words after the front matter: light marks, typed numbers, tables, attachments.

use crate::check::Fault;
use crate::document::{Attachment, Block, Body, Document, Heading, Item, Level, Table, TableTurn};
use crate::numerals::typed;
use crate::words::Form;

/// Reads the lines from index `begin` on into the document.
pub fn read(document: Document, lines: &[&str], begin: usize, faults: &mut Vec<Fault>) -> Document {
    let mut reader = Reader {
        document,
        blocks: Vec::new(),
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
    blocks: Vec<Block>,
    place: Place,
    turn: TableTurn,
    faults: &'a mut Vec<Fault>,
    after_title: bool,
}

impl Reader<'_> {
    fn line(&mut self, line: &str, number: usize) {
        let title_before = std::mem::take(&mut self.after_title);
        if let Some(rest) = line.strip_prefix('@') {
            return self.command(rest.trim(), number);
        }
        if let Some(note) = line.strip_prefix('>') {
            self.document.note = Some(note.trim().trim_matches(['（', '）', '(', ')']).to_owned());
            return;
        }
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        let rest = line[marks..].trim();
        match (marks, Level::ALL.get(marks.wrapping_sub(2))) {
            (0, _) => self.words(line),
            (_, _) if rest.is_empty() => self.fault(number, "标题是空的，请写上文字或删去这一行。".to_owned()),
            (1, _) => self.title(rest, title_before),
            (_, Some(level)) => {
                let words = typed(rest).map_or(rest, |(_, words)| words);
                self.blocks.push(Block::Heading(heading(*level, words)));
            }
            (_, None) => self.fault(number, "标题最多四级：##、###、####、#####（GB/T 9704-2012 7.3.3）。".to_owned()),
        }
    }

    /// A paragraph, or a heading by its typed number where it stands as one: alone on its line, or a sentence with more after it.
    fn words(&mut self, line: &str) {
        let block = match typed(line) {
            Some((level, words)) if is_heading(level, words) => Block::Heading(heading(level, words)),
            Some(_) | None => Block::Paragraph(line.to_owned()),
        };
        self.blocks.push(block);
    }

    fn title(&mut self, rest: &str, title_before: bool) {
        self.after_title = true;
        match (&mut self.place, self.document.form) {
            (Place::Attachment(_), _) => self.blocks.push(Block::Heading(heading(Level::First, rest))),
            (Place::Item(title), _) if title_before => title.push_str(rest),
            (_, Form::Bulletin) => {
                self.close();
                self.place = Place::Item(rest.to_owned());
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
        let mut rows: Vec<Vec<String>> = lines.iter().map(|line| cells(line)).collect();
        if 1 < rows.len() && rows[1].iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| "-:".contains(c))) {
            rows.remove(1);
        }
        let head = rows.remove(0);
        if let Some(at) = rows.iter().position(|row| row.len() != head.len()) {
            let message = format!("这张表第{}行有{}格，表头是{}格；请补齐。", at + 2, rows[at].len(), head.len());
            return self.fault(number + at + 1, message);
        }
        let turn = std::mem::replace(&mut self.turn, TableTurn::Portrait);
        self.blocks.push(Block::Table(Table { head, rows, turn }));
    }

    /// Hands the blocks read so far to where they belong.
    fn close(&mut self) {
        let body = Body { blocks: std::mem::take(&mut self.blocks) };
        match std::mem::replace(&mut self.place, Place::Body) {
            Place::Body => self.document.body.blocks.extend(body.blocks),
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

/// The heading sentence, and what runs on after it in the same paragraph.
fn heading(level: Level, words: &str) -> Heading {
    match words.split_once('。') {
        Some((text, rest)) if !rest.is_empty() => {
            Heading { level, text: format!("{text}。"), run_in: Some(rest.to_owned()) }
        }
        Some(_) | None => Heading { level, text: words.to_owned(), run_in: None },
    }
}

/// A typed third or fourth number often only counts sentences; it is a heading where the words are short.
fn is_heading(level: Level, words: &str) -> bool {
    let first = words.split('。').next().unwrap_or_default();
    match level {
        Level::First | Level::Second => !words.is_empty(),
        Level::Third | Level::Fourth => (1..=28).contains(&first.chars().count()) && !first.contains(['，', '；']),
    }
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|');
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(|cell| cell.trim().to_owned()).collect()
}

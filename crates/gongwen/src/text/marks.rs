//! The words after the front matter: light marks, typed numbers, tables, attachments.

use std::ops::Range;

use super::drafts::{Draft, heading, settle, unnumbered};
use super::range_of;
use crate::check::{Fault, MOST_COLUMNS, too_wide};
use crate::document::{Attachment, Block, Body, Document, Item, Level, Table, TableTurn};
use crate::picture::{Image, Picture, name_fault};
use crate::placed::{Part, Piece, Role};
use crate::words::Form;

/// The bytes of the pictures beside a text, by their names.
pub type Pictures<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;

/// Reads the lines of the source from index `begin` on into the document, and tells where everything stands.
pub(crate) fn read(
    document: Document,
    (source, lines, begin): (&str, &[&str], usize),
    pictures: &Pictures<'_>,
    (pieces, faults): (&mut Vec<Piece>, &mut Vec<Fault>),
) -> Document {
    let mut reader = Reader {
        document,
        source,
        pictures,
        begun: begin,
        drafts: Vec::new(),
        place: Place::Body,
        turn: TableTurn::Portrait,
        pieces,
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
    source: &'a str,
    pictures: &'a Pictures<'a>,
    /// The line where the article that is being read began.
    begun: usize,
    /// Each with the words that it was read from, light marks aside.
    drafts: Vec<(Draft, &'a str)>,
    place: Place,
    turn: TableTurn,
    pieces: &'a mut Vec<Piece>,
    faults: &'a mut Vec<Fault>,
    after_title: bool,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a str, number: usize) {
        let title_before = std::mem::take(&mut self.after_title);
        if let Some(words) = line.strip_prefix('\\') {
            let words = words.trim();
            if !words.is_empty() {
                self.drafts.push((Draft::fixed(Block::Paragraph(words.to_owned())), words));
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
            self.piece(Role::Note, Part::Main, note);
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
            (_, Some(level)) => self.heading(*level, rest),
            (_, None) => self.fault(number, "标题最多四级：##、###、####、#####（GB/T 9704-2012 7.3.3）。".to_owned()),
        }
    }

    fn words(&mut self, line: &'a str) {
        self.drafts.push((Draft::of_line(line), line));
    }

    fn heading(&mut self, level: Level, words: &'a str) {
        self.drafts.push((Draft::fixed(Block::Heading(heading(level, unnumbered(words)))), words));
    }

    /// Notes where words stand, unless there are none.
    fn piece(&mut self, role: Role, part: Part, words: &str) {
        let words = words.trim();
        if !words.is_empty() {
            self.pieces.push(Piece { role, part, runs: vec![range_of(self.source, words)] });
        }
    }

    /// Which text is being read.
    fn part(&self) -> Part {
        match self.place {
            Place::Body => Part::Main,
            Place::Item(_) => Part::Item(self.document.items.len()),
            Place::Attachment(at) => Part::Attachment(at),
        }
    }

    fn picture(&mut self, caption: &'a str, name: &str, number: usize) {
        self.piece(Role::Caption, self.part(), caption);
        if let Some(why) = name_fault(name) {
            return self.fault(number, format!("{why}。"));
        }
        let Some(bytes) = (self.pictures)(name) else {
            return self.fault(number, format!("没有找到图片“{name}”；请把这个文件和文稿放在一起，或删去这一行。"));
        };
        match Image::read(bytes) {
            Ok(image) => {
                let caption = Some(caption.trim().to_owned()).filter(|caption| !caption.is_empty());
                let picture = Picture { name: name.to_owned(), caption, image };
                self.drafts.push((Draft::fixed(Block::Picture(picture)), ""));
            }
            Err(why) => self.fault(number, format!("图片“{name}”{why}。")),
        }
    }

    fn title(&mut self, rest: &'a str, title_before: bool, number: usize) {
        self.after_title = true;
        match (&mut self.place, self.document.form) {
            (Place::Attachment(_), _) => self.heading(Level::First, rest),
            (Place::Item(title), _) if title_before => {
                title.push_str(rest);
                self.piece(Role::PartTitle, self.part(), rest);
            }
            (_, Form::Bulletin) => {
                self.close();
                self.place = Place::Item(rest.to_owned());
                self.begun = number;
                self.piece(Role::PartTitle, self.part(), rest);
            }
            (_, _) => {
                self.document.title.rows.push(rest.to_owned());
                self.piece(Role::Title, Part::Main, rest);
            }
        }
    }

    fn command(&mut self, rest: &'a str, number: usize) {
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
            // The engine lists what the front matter does not: the name is also the line of 附件说明.
            let next = self.document.attachments.len();
            self.piece(Role::AttachmentLine(next), Part::Main, name);
            self.document.attachments.push(Attachment { name: name.to_owned(), body: None });
            next
        });
        if self.document.attachments[place].body.is_some() {
            self.fault(number, format!("附件“{name}”写了两次。"));
        }
        self.place = Place::Attachment(place);
        self.piece(Role::PartTitle, Part::Attachment(place), name);
    }

    fn table(&mut self, lines: &[&str], number: usize) {
        self.after_title = false;
        let mut cells: Vec<(&str, Vec<Cell>)> = lines.iter().map(|line| (*line, cells(line))).collect();
        let rule = |text: &str| !text.is_empty() && text.chars().all(|c| "-:".contains(c));
        if 1 < cells.len() && cells[1].1.iter().all(|cell| rule(&cell.text)) {
            cells.remove(1);
        }
        for (row, (line, cells)) in cells.iter().enumerate() {
            let begin = range_of(self.source, line).start;
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.runs.is_empty()) {
                let runs = cell.runs.iter().map(|run| begin + run.start..begin + run.end).collect();
                self.pieces.push(Piece { role: Role::Cell(row, column), part: self.part(), runs });
            }
        }
        let texts = |(_, cells): (_, Vec<Cell>)| cells.into_iter().map(|cell| cell.text).collect();
        let mut rows: Vec<Vec<String>> = cells.into_iter().map(texts).collect();
        let head = rows.remove(0);
        if MOST_COLUMNS < head.len() {
            return self.fault(number, too_wide());
        }
        if let Some(at) = rows.iter().position(|row| row.len() != head.len()) {
            let message = format!("这张表第{}行有{}格，表头是{}格；请补齐。", at + 2, rows[at].len(), head.len());
            return self.fault(number + at + 1, message);
        }
        let turn = std::mem::replace(&mut self.turn, TableTurn::Portrait);
        self.drafts.push((Draft::fixed(Block::Table(Table { head, rows, turn })), ""));
    }

    /// Hands the blocks read so far to where they belong.
    fn close(&mut self) {
        let part = self.part();
        let (drafts, sources): (Vec<Draft>, Vec<&str>) = std::mem::take(&mut self.drafts).into_iter().unzip();
        let drafts = settle(drafts);
        for (draft, words) in drafts.iter().zip(sources) {
            match &draft.block {
                Block::Paragraph(_) => self.piece(Role::Paragraph, part, words),
                Block::Heading(heading) => {
                    let run_in = words.len() - heading.run_in.as_deref().map_or(0, str::len);
                    self.piece(Role::Heading(heading.level), part, &words[..run_in]);
                    if run_in < words.len() {
                        // As it stands in the document, with the blank that somebody typed after the heading.
                        let run = range_of(self.source, &words[run_in..]);
                        self.pieces.push(Piece { role: Role::Paragraph, part, runs: vec![run] });
                    }
                }
                Block::Table(_) | Block::Picture(_) => {}
            }
        }
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

/// A cell with the bytes of its line that it stands in.
struct Cell {
    text: String,
    runs: Vec<Range<usize>>,
}

/// The cells of a row; `\\|` is a bar within a cell.
fn cells(line: &str) -> Vec<Cell> {
    let mut cells: Vec<Vec<(usize, char)>> = vec![Vec::new()];
    let skipped = line.len() - line.trim_start().len();
    let skipped = skipped + usize::from(line[skipped..].starts_with('|'));
    let mut letters = line[skipped..].trim_end().char_indices().map(|(at, c)| (skipped + at, c));
    while let Some((at, c)) = letters.next() {
        let last = cells.len() - 1;
        match c {
            '|' => cells.push(Vec::new()),
            '\\' => match letters.next() {
                Some((at, next @ ('|' | '\\'))) => cells[last].push((at, next)),
                Some(next) => cells[last].extend([(at, c), next]),
                None => cells[last].push((at, c)),
            },
            c => cells[last].push((at, c)),
        }
    }
    let mut cells: Vec<Cell> = cells.iter().map(|letters| cell(letters)).collect();
    if 1 < cells.len() && cells.last().is_some_and(|cell| cell.text.is_empty()) {
        cells.pop();
    }
    cells
}

/// The letters without the blanks around them.
fn cell(letters: &[(usize, char)]) -> Cell {
    let begin = letters.iter().take_while(|(_, c)| c.is_whitespace()).count();
    let end = letters.len() - letters[begin..].iter().rev().take_while(|(_, c)| c.is_whitespace()).count();
    let letters = &letters[begin..end];
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in letters {
        match runs.last_mut() {
            Some(run) if run.end == *at => run.end += c.len_utf8(),
            Some(_) | None => runs.push(*at..at + c.len_utf8()),
        }
    }
    Cell { text: letters.iter().map(|(_, c)| c).collect(), runs }
}

//! What each line is: by the style that our writer gave it, else by its words, its place, its colour and its look.
//!
//! **Invariant:** every line ends in the document or in the list of what was not understood.

mod base;
mod head;
mod shown;
mod slip;
mod tables;
mod tail;

use std::collections::{BTreeMap, VecDeque};

pub(crate) use self::shown::Shown;

use super::NotUnderstood;
use super::pieces::{Line, Pieces};
use crate::document::{Attachment, Block, Body, Document, Item, Level, Table};
use crate::docx::ids;
use crate::inferred::Seen;
use crate::numerals::typed;
use crate::patterns::{attachment_mark, enclosure, is_imprint, leading_list_number, tight};
use crate::picture::Picture;
use crate::shown::Counts;
use crate::slip::Holds;
use crate::text::drafts::{Draft, heading, settle};

/// The document that the pieces are.
pub(super) fn document(
    pieces: Pieces,
    properties: &[(String, String)],
    missed: &mut Vec<NotUnderstood>,
) -> (Document, Shown) {
    let base = base::of(properties);
    let things = tables::things(pieces, missed);
    let mut shown = shown::shown(&things);
    let mut reader = Recogniser {
        things,
        title_is_broken: base.title_is_broken,
        minutes: false,
        document: Document::new(crate::Form::Document),
        missed,
        drafts: Vec::new(),
        contents: Vec::new(),
        attachment_numbers: Vec::new(),
        attachment_names: BTreeMap::new(),
        masthead: Seen::default(),
        place: Place::Body,
    };
    reader.head();
    reader.title();
    reader.under_title();
    reader.addressees();
    reader.body();
    reader.close();
    let (mut document, masthead, contents) = (reader.document, reader.masthead, reader.contents);
    for number in reader.attachment_numbers.into_iter().filter(|_| document.attachments.len() == 1) {
        let why = "只有一个附件，不编序号".to_owned();
        missed.push(NotUnderstood { what: "编号".to_owned(), text: number, why });
    }
    let listed = 1 < document.items.len();
    let titles = document.items.iter().map(|item| item.title.clone()).chain(["目录".to_owned()]);
    let mut expected: Vec<String> = titles.filter(|_| listed).collect();
    for line in contents {
        // Its page stands behind a tab.
        let line = line.split_once('\t').map_or(line.as_str(), |(title, _)| title);
        let known = expected.iter().position(|known| known == line || *known == line.replace(char::is_whitespace, ""));
        match known {
            Some(at) => drop(expected.swap_remove(at)),
            None => {
                let why = "与文章标题不一致，没有收入".to_owned();
                missed.push(NotUnderstood { what: "目录".to_owned(), text: line.to_owned(), why });
            }
        }
    }
    base.complete(&mut document, &masthead);
    shown.mark_title(&document);
    (document, shown)
}

/// A line, a table, a picture, or what stands in a box of a slip.
enum Thing {
    Line(Line),
    Table(Table),
    Picture(Picture),
    Box(Holds, Vec<String>),
}

/// Where the blocks go that come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    Item,
    Attachment(usize),
}

struct Recogniser<'a> {
    things: VecDeque<Thing>,
    title_is_broken: bool,
    minutes: bool,
    document: Document,
    missed: &'a mut Vec<NotUnderstood>,
    drafts: Vec<Draft>,
    contents: Vec<String>,
    attachment_numbers: Vec<String>,
    /// The attachments by their names without blanks.
    attachment_names: BTreeMap<String, Vec<usize>>,
    masthead: Seen,
    place: Place,
}

/// The style that our writer gave this line, if it did.
fn known(line: &Line) -> Option<&'static str> {
    ids::known(&line.id, &line.look.name)
}

impl Recogniser<'_> {
    fn peek(&self) -> Option<&Line> {
        self.ahead(0)
    }

    fn ahead(&self, count: usize) -> Option<&Line> {
        match self.things.get(count) {
            Some(Thing::Line(line)) => Some(line),
            Some(Thing::Table(_) | Thing::Picture(_) | Thing::Box(..)) | None => None,
        }
    }

    fn take(&mut self) -> Option<Line> {
        match self.things.pop_front() {
            Some(Thing::Line(line)) => Some(line),
            Some(other @ (Thing::Table(_) | Thing::Picture(_) | Thing::Box(..))) => {
                self.things.push_front(other);
                None
            }
            None => None,
        }
    }

    fn miss(&mut self, what: &str, text: &str, why: &str) {
        self.missed.push(NotUnderstood { what: what.to_owned(), text: text.to_owned(), why: why.to_owned() });
    }

    /// Everything after 主送: text, 附件说明, signature, 附注, 附件, 版记.
    fn body(&mut self) {
        let mut signature = self.signature_ahead();
        let mut signed = false;
        while let Some(thing) = self.things.pop_front() {
            let taken = self.things.len();
            let line = match thing {
                Thing::Table(table) => {
                    self.block(Block::Table(table));
                    continue;
                }
                Thing::Picture(picture) => {
                    self.block(Block::Picture(picture));
                    continue;
                }
                Thing::Box(holds, lines) => {
                    self.fill(holds, lines);
                    continue;
                }
                Thing::Line(line) => line,
            };
            if signature.as_ref().is_some_and(|found| found.left == taken + 1) {
                let found = signature.take().expect("it was just looked at");
                self.signature(line, &found);
                signed = true;
                continue;
            }
            self.line(line, signed);
        }
    }

    fn line(&mut self, line: Line, signed: bool) {
        let style = known(&line);
        match style {
            Some(ids::PLAIN) => return self.block(Block::Paragraph(line.text)),
            Some(ids::CONTENTS) => return self.contents.push(line.text),
            Some(ids::ITEM) => return self.item(line),
            Some(ids::CAPTION) => return self.caption(line.text),
            Some(ids::ENCLOSURE) => return self.enclosures(&line.text, true),
            Some(ids::NOTE) => return self.note(&line.text),
            Some(ids::ATTACHMENT) => return self.attachment(&line, true),
            Some(ids::IMPRINT) => return self.imprint(&line.text),
            Some(style) => {
                if let Some(depth) = ids::LEVELS.iter().position(|level| *level == style) {
                    return self.styled_heading(Level::ALL[depth], &line.text);
                }
            }
            None => {}
        }
        if self.attendance(&line, style) {
            return;
        }
        let ours = style.is_some();
        let in_body = self.place == Place::Body;
        if in_body && !ours && enclosure(&line.text).is_some() {
            return self.enclosures(&line.text, false);
        }
        if !ours && attachment_mark(&line.text).is_some() && (signed || line.fresh_page || !in_body) {
            return self.attachment(&line, false);
        }
        if !ours && is_imprint(&line.text) && (signed || !in_body) {
            return self.imprint(&line.text);
        }
        if signed
            && in_body
            && self.document.note.is_none()
            && line.text.starts_with(['（', '('])
            && line.text.ends_with(['）', ')'])
        {
            return self.note(&line.text);
        }
        if signed && in_body {
            return self.miss("落款后的文字", &line.text, "不是附注、附件或版记，没有收入；需要的话请写进正文");
        }
        self.words(&line);
    }

    /// A paragraph, or a heading by its level in the outline or by its number.
    fn words(&mut self, line: &Line) {
        let text = line.text.replace('\t', "\u{3000}");
        let outline = line.look.outline.and_then(|level| Level::ALL.get(level)).filter(|_| known(line).is_none());
        match outline {
            Some(level) if !line.continued && text.chars().count() <= 60 => {
                self.styled_heading(typed(&text).map_or(*level, |(level, _)| level), &text);
            }
            Some(_) | None => self.drafts.push(Draft::of_line(&text)),
        }
    }

    fn styled_heading(&mut self, level: Level, text: &str) {
        let words = typed(text).map_or(text, |(_, words)| words);
        let number = &text[..text.len() - words.len()];
        self.drafts.push(Draft::numbered(Block::Heading(heading(level, words)), number));
    }

    fn block(&mut self, block: Block) {
        self.drafts.push(Draft::fixed(block));
    }

    /// Hands the blocks read so far to where they belong. Headings are numbered anew; a number that changes is told.
    fn close(&mut self) {
        let drafts = settle(std::mem::take(&mut self.drafts));
        let mut counts = Counts::default();
        let mut blocks = Vec::with_capacity(drafts.len());
        for draft in drafts {
            if let Block::Heading(heading) = &draft.block {
                let label = counts.label(heading);
                if !draft.number.is_empty() && full_width(&draft.number) != label {
                    self.miss("编号", &draft.number, &format!("“{}”的编号按层次重排为“{label}”", heading.text));
                }
            }
            blocks.push(draft.block);
        }
        match self.place {
            Place::Body => self.document.body.blocks.extend(blocks),
            Place::Item => self.document.items.last_mut().expect("an article was begun").body.blocks.extend(blocks),
            Place::Attachment(at) => {
                self.document.attachments[at].body.get_or_insert_with(Body::default).blocks.extend(blocks);
            }
        }
    }

    /// 图注 of the picture before it; without one, a paragraph.
    fn caption(&mut self, text: String) {
        match self.drafts.last_mut().map(|draft| &mut draft.block) {
            Some(Block::Picture(picture)) if picture.caption.is_none() => picture.caption = Some(text),
            Some(_) | None => self.block(Block::Paragraph(text)),
        }
    }

    fn item(&mut self, line: Line) {
        self.close();
        self.document.items.push(Item { title: line.text, body: Body::default() });
        self.place = Place::Item;
    }

    /// 附件说明: the names, until a line that is none.
    fn enclosures(&mut self, text: &str, ours: bool) {
        let Some(rest) = enclosure(text).map(str::to_owned) else {
            // A line in this style that does not begin with 附件： is the next name of the list.
            return self.enclosure_name(text);
        };
        let numbered = leading_list_number(&rest).is_some();
        self.enclosure_name(&rest);
        while let Some(next) = self.peek() {
            let goes_on = if ours {
                known(next) == Some(ids::ENCLOSURE)
            } else {
                numbered && leading_list_number(&next.text).is_some() && known(next).is_none()
            };
            if !goes_on {
                break;
            }
            let next = self.take().expect("it was just seen");
            self.enclosure_name(&next.text);
        }
    }

    fn enclosure_name(&mut self, text: &str) {
        let place = self.document.attachments.len() + 1;
        let name = match leading_list_number(text) {
            Some((number, name)) => {
                if number == place {
                    self.attachment_numbers.push(number.to_string());
                } else {
                    self.miss("编号", &number.to_string(), &format!("附件“{name}”的序号按次序重排为{place}"));
                }
                name
            }
            None => text,
        };
        if name.is_empty() {
            return;
        }
        self.attach(name.to_owned());
    }

    fn attach(&mut self, name: String) {
        self.attachment_names.entry(tight(&name)).or_default().push(self.document.attachments.len());
        self.document.attachments.push(Attachment { name, body: None });
    }

    /// 附注, without its parentheses.
    fn note(&mut self, text: &str) {
        let inner = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
        match &mut self.document.note {
            Some(_) => self.miss("附注", text, "有两条附注，只收了第一条"),
            empty @ None => *empty = Some(inner.to_owned()),
        }
    }
}

/// The number of a heading with the brackets and the point that the engine sets.
fn full_width(number: &str) -> String {
    let proper = |c: char| match c {
        '(' => '（',
        ')' => '）',
        '．' => '.',
        c => c,
    };
    number.chars().filter(|c| !c.is_whitespace()).map(proper).collect()
}

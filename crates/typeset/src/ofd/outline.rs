//! 大纲 What a reader shows beside the pages: titles, attachments and headings, each with its page (GB/T 33190-2016 7.8).

use typst::foundations::Value;
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{Abs, Point};
use typst::model::HeadingElem;

use super::geometry::millimetres;
use super::page::Place;
use super::xml::{Xml, number};

/// The headings that were seen so far.
#[derive(Default)]
pub(super) struct Headings {
    entries: Vec<Entry>,
    open: Open,
    /// Nothing else was read since the last one ended.
    fresh: bool,
}

struct Entry {
    /// A mark of the pages, or none for a heading that the layout knows as one.
    mark: Option<Mark>,
    depth: usize,
    title: String,
    /// The page and how far down on it; unknown until its words come.
    place: Option<(u32, f64)>,
}

#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    /// A marked line: it ends where the line does.
    Line(Option<(u32, f64)>),
    /// A heading: it ends where the layout says so.
    Heading(Location),
}

/// Marks of the pages behind which a heading stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Title,
    Item,
    Attachment,
    AttachmentTitle,
}

impl Mark {
    fn named(name: &str) -> Option<Self> {
        match name {
            "title" => Some(Self::Title),
            "item" => Some(Self::Item),
            "attachment" => Some(Self::Attachment),
            "attachment-title" => Some(Self::AttachmentTitle),
            _ => None,
        }
    }

    /// Whether it goes on with what the other began: a second row, or the name after 附件1.
    fn goes_on(self, other: Self) -> bool {
        self == other || (other == Self::Attachment && self == Self::AttachmentTitle)
    }
}

impl Headings {
    /// Reads a tag of the layout.
    pub fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(content, _) => {
                if let Some(heading) = content.to_packed::<HeadingElem>() {
                    let depth = heading.resolve_level(typst::foundations::StyleChain::default()).get() - 1;
                    self.open = content.location().map_or(Open::Nothing, Open::Heading);
                    self.entries.push(Entry { mark: None, depth, title: String::new(), place: None });
                } else if let Some(metadata) = content.to_packed::<MetadataElem>()
                    && let Value::Str(name) = &metadata.value
                    && let Some(mark) = Mark::named(name)
                    && !matches!(self.open, Open::Heading(_))
                {
                    self.line(mark);
                }
            }
            Tag::End(location, ..) => {
                if matches!(&self.open, Open::Heading(open) if open == location) {
                    self.open = Open::Nothing;
                }
            }
        }
    }

    /// Reads words.
    pub fn text(&mut self, words: &str, page: u32, place: &Place, size: Abs) {
        let (_, base) = millimetres(Point::zero().transform(place.transform));
        let here = (page, base);
        let open = match &mut self.open {
            Open::Nothing => false,
            Open::Heading(_) => true,
            Open::Line(line) => *line.get_or_insert(here) == here,
        };
        if !open {
            self.open = Open::Nothing;
            self.fresh = false;
            return;
        }
        if let Some(entry) = self.entries.last_mut() {
            entry.title.push_str(words);
            entry.place.get_or_insert((page, (base - size.to_mm()).max(0.0)));
        }
    }

    /// Writes what there is.
    pub fn put(&self, xml: &mut Xml) {
        // Where the layout knows headings, the marks say nothing new.
        let known = self.entries.iter().any(|entry| entry.mark.is_none());
        let told: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.mark.is_none() == known && entry.place.is_some() && !entry.title.trim().is_empty())
            .collect();
        if !told.is_empty() {
            xml.element("Outlines", &[], |xml| put(xml, &told));
        }
    }

    fn line(&mut self, mark: Mark) {
        self.open = Open::Line(None);
        let goes_on =
            self.fresh && self.entries.last().and_then(|entry| entry.mark).is_some_and(|last| mark.goes_on(last));
        self.fresh = true;
        match self.entries.last_mut() {
            Some(entry) if goes_on => {
                if entry.mark != Some(mark) {
                    entry.title.push(' ');
                }
                entry.mark = Some(mark);
            }
            Some(_) | None => {
                self.entries.push(Entry { mark: Some(mark), depth: 0, title: String::new(), place: None });
            }
        }
    }
}

/// Entries of one depth, with the deeper ones that follow each of them inside it.
fn put(xml: &mut Xml, entries: &[&Entry]) {
    let Some(top) = entries.iter().map(|entry| entry.depth).min() else { return };
    for group in entries.chunk_by(|_, next| top < next.depth) {
        let [entry, inner @ ..] = group else { continue };
        let Some((page, down)) = entry.place else { continue };
        xml.element("OutlineElem", &[("Title", entry.title.trim().to_owned())], |xml| {
            let goal = [
                ("Type", "XYZ".to_owned()),
                ("PageID", page.to_string()),
                ("Left", "0".to_owned()),
                ("Top", number(down)),
            ];
            xml.element("Actions", &[], |xml| {
                xml.element("Action", &[("Event", "CLICK".to_owned())], |xml| {
                    xml.element("Goto", &[], |xml| xml.empty("Dest", &goal));
                });
            });
            put(xml, inner);
        });
    }
}

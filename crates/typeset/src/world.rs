//! The little world that the layout engine sees: one template, the data of one document, our fonts. Nothing else can be reached.

use std::sync::atomic::{AtomicUsize, Ordering};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::{Faced, Fonts};

/// The template of all pages, the part that holds them together first.
const PARTS: [(&str, &str); 8] = [
    ("page.typ", include_str!("page.typ")),
    ("page/base.typ", include_str!("page/base.typ")),
    ("page/head.typ", include_str!("page/head.typ")),
    ("page/body.typ", include_str!("page/body.typ")),
    ("page/table.typ", include_str!("page/table.typ")),
    ("page/sign.typ", include_str!("page/sign.typ")),
    ("page/imprint.typ", include_str!("page/imprint.typ")),
    ("page/slip.typ", include_str!("page/slip.typ")),
];

/// What the layout engine sees.
pub(crate) struct Enclosure {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Faced>,
    parts: Vec<Source>,
    denied: AtomicUsize,
}

impl Enclosure {
    /// A world with these fonts and no document yet.
    pub(crate) fn new(fonts: &Fonts) -> Self {
        let part = |(name, text): (&str, &str)| {
            let path = VirtualPath::new(name).expect("a plain name is a path");
            Source::new(FileId::new(RootedPath::new(VirtualRoot::Project, path)), text.to_owned())
        };
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(fonts.book.clone()),
            fonts: fonts.faced.clone(),
            parts: PARTS.into_iter().map(part).collect(),
            denied: AtomicUsize::new(0),
        }
    }

    /// How often something outside was asked for. The template asks for nothing, so anything but 0 means that words of a document were
    /// read as instructions.
    pub(crate) fn denied(&self) -> usize {
        self.denied.load(Ordering::Relaxed)
    }

    fn deny<T>(&self) -> FileResult<T> {
        self.denied.fetch_add(1, Ordering::Relaxed);
        Err(FileError::AccessDenied)
    }

    /// Puts a document's data in.
    pub(crate) fn show(&mut self, data: Dict) {
        let mut inputs = Dict::new();
        inputs.insert("d".into(), Value::Dict(data));
        self.library = LazyHash::new(Library::builder().with_inputs(inputs).build());
    }
}

impl World for Enclosure {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.parts[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.parts.iter().find(|part| part.id() == id).cloned().map_or_else(|| self.deny(), Ok)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        self.deny()
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)?.font()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_lies_outside_is_denied_and_counted() {
        let world = Enclosure::new(&Fonts::read(&[]));
        let path = VirtualPath::new("etc/passwd").expect("a path");
        let outside = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        assert!(world.source(world.main()).is_ok());
        assert_eq!(world.denied(), 0);
        assert!(world.file(outside).is_err() && world.source(outside).is_err());
        assert_eq!(world.denied(), 2);
    }
}

//! The little world that the layout engine sees: one template, the data of one document, our fonts. Nothing else can be reached.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::Fonts;

/// The template of all pages.
const TEMPLATE: &str = include_str!("page.typ");

/// What the layout engine sees.
pub(crate) struct Enclosure {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
}

impl Enclosure {
    /// A world with these fonts and no document yet.
    pub(crate) fn new(fonts: &Fonts) -> Self {
        let path = VirtualPath::new("page.typ").expect("a plain name is a path");
        let main = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(fonts.book.clone()),
            fonts: fonts.fonts.clone(),
            template: Source::new(main, TEMPLATE.to_owned()),
        }
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
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

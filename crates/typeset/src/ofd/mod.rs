//! OFD: the laid-out pages as a file of GB/T 33190-2016, for archives as OFD-A of GB/T 42133-2022 (DOC-4).
//!
//! [`write`] is pure: the same pages and the same [`About`] give the same bytes. [`page`] goes through a page, [`text`], [`path`] and
//! [`images`] know its pieces, [`fonts`] and [`sfnt`] the subsets of fonts, [`outline`] the bookmarks, [`parts`] what leads to
//! the pages, [`package`] the zip around all of it.
//!
//! **Invariant:** what the pages show stands in the file with the same glyphs at the same places, or the file is refused.

mod about;
mod fonts;
mod geometry;
mod images;
mod outline;
mod package;
mod page;
mod parts;
mod path;
mod sfnt;
mod text;
mod xml;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use gongwen::Fault;
use gongwen::page::PAGE;
use gongwen::typesetter::Keeping;
use typst::layout::Frame;

pub use about::{About, Enclosed};

use fonts::Fonts;
use images::Images;
use outline::Headings;
use page::{Book, Ids};
use parts::{FOLDER, FONTS_AND_PICTURES};

/// The file; every reason at once where it can't be written.
pub(crate) fn write<'a>(
    frames: impl IntoIterator<Item = &'a Frame>,
    keeping: Keeping,
    about: &About,
) -> Result<Vec<u8>, Vec<Fault>> {
    let frames: Vec<&Frame> = frames.into_iter().collect();
    let usual = frames.first().map_or(PAGE, |frame| (frame.width().to_mm(), frame.height().to_mm()));
    let mut book = Book {
        keeping,
        ids: Ids::default(),
        fonts: Fonts::default(),
        images: Images::default(),
        headings: Headings::default(),
        refused: BTreeSet::new(),
    };
    let mut parts = Vec::new();
    let mut pages = Vec::new();
    for frame in frames {
        let id = book.ids.next();
        let place = format!("Pages/Page_{}/Content.xml", pages.len());
        parts.push((format!("{FOLDER}/{place}"), page::content(frame, id, usual, &mut book)));
        pages.push((id, place));
    }
    if !book.refused.is_empty() {
        return Err(book.refused.into_iter().map(|sentence| Fault::of(0, sentence.to_owned())).collect());
    }
    parts.push((format!("{FOLDER}/PublicRes.xml"), parts::resources(|xml| book.fonts.describe(xml))));
    let resources = format!("{FOLDER}/{FONTS_AND_PICTURES}");
    parts.extend(book.fonts.files(&resources)?);
    let pictures = !book.images.is_empty();
    if pictures {
        parts.push((format!("{FOLDER}/DocumentRes.xml"), parts::resources(|xml| book.images.describe(xml))));
        parts.extend(book.images.into_files(&resources));
    }
    let links = parts::Links { usual, last: book.ids.last(), pages: &pages, pictures, texts: !about.texts.is_empty() };
    parts.extend(parts::enclosures(about));
    let front = vec![(format!("{FOLDER}/Document.xml"), parts::document(&links, &book.headings))];
    let parts: Vec<_> = front.into_iter().chain(parts).collect();
    let entry = ("OFD.xml".to_owned(), parts::entry(about, keeping, &parts));
    Ok(package::pack(&std::iter::once(entry).chain(parts).collect::<Vec<_>>()))
}

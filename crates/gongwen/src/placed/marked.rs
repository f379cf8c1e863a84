//! 文本格式 The text form with the place of every element: exact for a text without fault, as far as it can be read while somebody still types.

use super::{Piece, Placed};
use crate::check::Fault;
use crate::document::Document;
use crate::text::{Pictures, Reading, read_placed};

/// Reads a text without pictures; every fault at once, the same as those of [`crate::text::read`].
pub fn marked(text: &str) -> Result<Placed, Vec<Fault>> {
    marked_with(text, &|_| None)
}

/// Reads a text whose pictures are found by their names.
pub fn marked_with(text: &str, pictures: &Pictures<'_>) -> Result<Placed, Vec<Fault>> {
    let (placed, faults) = marked_leniently_with(text, pictures);
    if faults.is_empty() { Ok(placed) } else { Err(faults) }
}

/// Reads what can be read of a text that is still being typed, and what is wrong with it. Pictures are not looked for: one that is
/// missing is told as a fault, and its caption has its place.
#[must_use]
pub fn marked_leniently(text: &str) -> (Placed, Vec<Fault>) {
    marked_leniently_with(text, &|_| None)
}

/// Reads what can be read of a text whose pictures are found by their names.
#[must_use]
pub fn marked_leniently_with(text: &str, pictures: &Pictures<'_>) -> (Placed, Vec<Fault>) {
    let Reading { document, pieces, faults } = read_placed(text, pictures);
    (placed(document, text.to_owned(), pieces), faults)
}

/// The whole, with what follows from the document.
pub(super) fn placed(document: Document, source: String, pieces: Vec<Piece>) -> Placed {
    let genre = super::genre::of(&document);
    let direction = super::direction::of(&document, genre);
    Placed { document, source, pieces, genre, direction }
}

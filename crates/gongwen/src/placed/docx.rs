//! A file of a word processor with its places: its lines are the text, one for each paragraph and each row of a table.

use super::plain::{Breaks, read};
use super::{Placed, marked};
use crate::check::Fault;
use crate::docx::{NotUnderstood, Read, read_shown};

/// Reads a file, and what of it has no place in the model.
pub fn docx(bytes: &[u8]) -> Result<(Placed, Vec<NotUnderstood>), Fault> {
    let (Read { document, not_understood }, shown) = read_shown(bytes)?;
    let (_, pieces) = read(&shown.source, &shown.looks, Breaks::Paragraphs);
    Ok((marked::placed(document, shown.source, pieces), not_understood))
}

//! 一键修复 Applies the mechanical replacements of the rules to a document's source, and tells what it did.

use gongwen::placed::Placed;
use serde::Serialize;

use crate::document::facts::PreparedOffice;
use crate::document::finding::DocumentEdit;
use crate::document::options::Options;
use crate::finding::Applicability;

/// One replacement that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentChange {
    /// The rule it follows.
    pub rule: &'static str,
    /// The rule's title.
    pub title: &'static str,
    /// The replacement; its place is that of the text as it was in that round.
    pub edit: DocumentEdit,
}

/// A mended source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MendedDocument {
    /// The source after all replacements.
    pub source: String,
    /// The replacements, in the order in which they were made.
    pub changes: Vec<DocumentChange>,
}

/// Applies every mechanical replacement until none is left; `read` places the source again after each round. A second call changes nothing.
/// Should a replacement make the source unreadable, the round is not kept.
#[must_use]
pub fn apply_safe_to_document(
    source: &str,
    read: &dyn Fn(&str) -> Option<Placed>,
    office: &PreparedOffice,
    options: &Options,
) -> MendedDocument {
    let mut mended = MendedDocument { source: source.to_owned(), changes: Vec::new() };
    let Some(mut placed) = read(source) else { return mended };
    // Every replacement removes a fault and makes none of an earlier rule; the bound is for the reader's peace.
    const ROUNDS: usize = 32;
    for _ in 0..ROUNDS {
        let changes = safe_changes(&placed, office, options);
        if changes.is_empty() {
            break;
        }
        let next = applied(&placed.source, &changes);
        let Some(read) = read(&next) else { break };
        placed = read;
        mended.source = next;
        mended.changes.extend(changes);
    }
    mended
}

fn safe_changes(placed: &Placed, office: &PreparedOffice, options: &Options) -> Vec<DocumentChange> {
    let mut changes = Vec::new();
    for finding in super::check_document(placed, office, options).findings {
        if let Some(fix) = finding.fix.filter(|fix| fix.applicability == Applicability::Safe) {
            let change = |edit| DocumentChange { rule: finding.rule, title: finding.title, edit };
            changes.extend(fix.edits.into_iter().map(change));
        }
    }
    changes.sort_by_key(|change| (change.edit.place.bytes.start, change.edit.place.bytes.end));
    // Where two replacements overlap the first is made now; the next round sees what is left of the other.
    let mut end = 0;
    changes.retain(|change| {
        let place = change.edit.place.bytes;
        let free = end <= place.start;
        if free {
            end = place.end;
        }
        free
    });
    changes
}

fn applied(source: &str, changes: &[DocumentChange]) -> String {
    let mut text = String::with_capacity(source.len());
    let mut done = 0;
    for change in changes {
        let place = change.edit.place.bytes;
        text.push_str(&source[done..place.start]);
        text.push_str(&change.edit.after);
        done = place.end;
    }
    text.push_str(&source[done..]);
    text
}

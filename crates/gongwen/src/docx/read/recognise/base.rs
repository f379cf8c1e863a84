//! What our writer left in the properties of the file, and what follows from the elements that were seen.

use crate::document::Document;
use crate::docx::keys;
use crate::inferred::{Seen, infer, names_from_masthead, written_masthead};
use crate::text::front;

/// The elements that do not stand on the pages.
pub(super) struct Base {
    /// None for a file that we did not write.
    hidden: Option<Document>,
    masthead_written: bool,
    /// The rows of the title are the engine's.
    pub title_is_broken: bool,
}

/// From the properties of the file. Only keys of the front matter count; a value that is none is passed over.
pub(super) fn of(properties: &[(String, String)]) -> Base {
    let ours = properties.iter().any(|(key, _)| key == "form");
    let title_is_broken = properties.iter().any(|(key, _)| key == keys::TITLE_BREAKS);
    let masthead_written = properties.iter().any(|(key, _)| key == keys::MASTHEAD_WRITTEN);
    let known = properties.iter().filter(|(key, _)| front::KEYS.iter().any(|(known, _)| known == key));
    let lines: Vec<String> = known.map(|(key, value)| format!("{key} = {}", value.replace('\n', " "))).collect();
    let hidden = ours.then(|| front::read(&lines.join("\n"), &mut Vec::new()));
    Base { hidden, masthead_written, title_is_broken }
}

impl Base {
    /// Fills in what the pages do not show. What they show counts, even where the properties say otherwise.
    pub(super) fn complete(self, document: &mut Document, masthead: &Seen) {
        let Some(hidden) = self.hidden else { return infer(document, masthead) };
        document.form = hidden.form;
        document.genre = hidden.genre;
        document.sealing = hidden.sealing;
        fill(&mut document.issuers, hidden.issuers);
        if self.masthead_written {
            document.masthead = Some(masthead.text()).filter(|text| !text.is_empty());
        } else {
            names_from_masthead(document, masthead);
            written_masthead(document, masthead);
        }
        let people =
            |document: &Document| document.signers.iter().map(|signer| signer.name.clone()).collect::<Vec<_>>();
        let same = hidden.signers.iter().map(|signer| signer.name.clone()).eq(people(document));
        if document.signers.is_empty() || same && !hidden.signers.is_empty() {
            document.signers = hidden.signers;
        }
        document.masthead = document.masthead.take().or(hidden.masthead);
        document.number = document.number.take().or(hidden.number);
        document.issue = document.issue.or(hidden.issue);
        document.copy_no = document.copy_no.take().or(hidden.copy_no);
        document.secrecy = document.secrecy.take().or(hidden.secrecy);
        document.urgency = document.urgency.or(hidden.urgency);
        document.date = document.date.or(hidden.date);
        document.note = document.note.take().or(hidden.note);
        document.printed_by = document.printed_by.take().or(hidden.printed_by);
        document.printed_on = document.printed_on.or(hidden.printed_on);
        for (field, words) in hidden.slip {
            document.slip.entry(field).or_insert(words);
        }
        document.office_rules = hidden.office_rules;
        fill(&mut document.to, hidden.to);
        fill(&mut document.cc, hidden.cc);
        fill(&mut document.attendance.present, hidden.attendance.present);
        fill(&mut document.attendance.leave, hidden.attendance.leave);
        fill(&mut document.attendance.observers, hidden.attendance.observers);
    }
}

fn fill<T>(seen: &mut Vec<T>, hidden: Vec<T>) {
    if seen.is_empty() {
        *seen = hidden;
    }
}

//! 一键改: applies the mechanical replacements of the rules, and tells what it did.

use serde::Serialize;

use crate::check::check;
use crate::facts::{Facts, Prepared};
use crate::finding::{Applicability, Edit};
use crate::item::{Item, ItemKind};
use crate::place::{Part, Span};

use std::sync::LazyLock;

use jiff::civil;

/// One replacement that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The rule it follows.
    pub rule: &'static str,
    /// The rule's title.
    pub title: &'static str,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
    /// Where it stood, in characters of the text as it was in that round.
    pub chars: Span,
}

/// A mended text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mended {
    /// The text after all replacements.
    pub text: String,
    /// The replacements, in the order in which they were made.
    pub changes: Vec<Change>,
}

/// Applies every mechanical replacement to a title or body until none is left. A second call changes nothing.
#[must_use]
pub fn apply_safe(part: Part, text: &str) -> Mended {
    let mut mended = Mended { text: text.to_owned(), changes: Vec::new() };
    // Every replacement removes a fault and makes none of an earlier rule, so few rounds suffice; the bound is for the reader's peace.
    const ROUNDS: usize = 64;
    for _ in 0..ROUNDS {
        let edits = safe_edits(part, &mended.text);
        if edits.is_empty() {
            break;
        }
        mended = apply(mended, &edits);
    }
    mended
}

type Named = (&'static str, &'static str, Edit);

fn safe_edits(part: Part, text: &str) -> Vec<Named> {
    static NOTHING: LazyLock<Prepared> = LazyLock::new(|| Facts::default().prepared());
    let (title, body) = match part {
        Part::Title => (text, ""),
        Part::Body => ("", text),
    };
    // Mechanical rules read the text alone; kind and day only fill the form.
    let item = Item {
        kind: ItemKind::Practice,
        title,
        body,
        focus: None,
        attachments: 0,
        event_on: None,
        today: civil::date(2026, 1, 1),
        earlier: &[],
        archive_ready: true,
    };
    let mut edits: Vec<Named> = Vec::new();
    for finding in check(&item, &NOTHING).findings {
        if let Some(fix) = finding.fix.filter(|fix| fix.applicability == Applicability::Safe) {
            edits.extend(fix.edits.into_iter().map(|edit| (finding.rule, finding.title, edit)));
        }
    }
    edits.sort_by_key(|(_, _, edit)| (edit.place.bytes.start, edit.place.bytes.end));
    // Where two replacements overlap the first is made now; the next round sees what is left of the other.
    let mut end = 0;
    edits.retain(|(_, _, edit)| {
        let free = end <= edit.place.bytes.start;
        if free {
            end = edit.place.bytes.end;
        }
        free
    });
    edits
}

fn apply(mut mended: Mended, edits: &[Named]) -> Mended {
    let mut text = String::with_capacity(mended.text.len());
    let mut done = 0;
    for (rule, title, edit) in edits {
        let Span { start, end } = edit.place.bytes;
        text.push_str(&mended.text[done..start]);
        text.push_str(&edit.replacement);
        mended.changes.push(Change {
            rule,
            title,
            before: mended.text[start..end].to_owned(),
            after: edit.replacement.clone(),
            chars: edit.place.chars,
        });
        done = end;
    }
    text.push_str(&mended.text[done..]);
    mended.text = text;
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_press_mends_what_is_mechanical_and_nothing_else() {
        let mended = apply_safe(Part::Body, "截止3月5号,全区布署了防汛工作。。效果明显下降;😀");
        assert_eq!(mended.text, "截至3月5日，全区部署了防汛工作。效果明显下降;😀");
        assert_eq!(mended.changes.iter().map(|change| change.rule).collect::<std::collections::BTreeSet<_>>().len(), 5);
    }

    #[test]
    fn a_second_press_changes_nothing() {
        let once = apply_safe(Part::Body, "甲、乙、等,,,,丙。。。。");
        let twice = apply_safe(Part::Body, &once.text);
        assert_eq!(twice.changes, []);
        assert_eq!(twice.text, once.text);
    }
}

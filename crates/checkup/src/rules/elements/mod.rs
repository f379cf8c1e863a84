//! 要素全: each kind of item owes certain elements. What was taken for an element is shown, so that people can disagree.

pub(crate) mod cause;
pub(crate) mod demand;
pub(crate) mod fact;
pub(crate) mod figures;
pub(crate) mod measures;
pub(crate) mod people;
pub(crate) mod place;
pub(crate) mod result;
pub(crate) mod source;
pub(crate) mod subject;
pub(crate) mod suggestion;
pub(crate) mod time;

use std::ops::Range;

use kernel::RuleCard;

use crate::fold::{Draft, Findings};
use crate::item::ItemKind;
use crate::lexicon::Group;
use crate::place::Part;
use crate::report::{Element, Standard};
use crate::subject::Subject;
use crate::text::{han, short};

/// What the rules of this folder serve.
pub(crate) const STANDARD: Standard = Standard::Elements;

/// What was taken for an element: title or body, and the characters there.
pub(crate) type Located = (Part, Range<usize>);

/// An element and how it is looked for.
pub(crate) struct Sought {
    card: &'static RuleCard,
    name: &'static str,
    hint: &'static str,
    locate: fn(&Subject<'_>) -> Option<Located>,
}

/// The elements that the item's kind wants, with what was found of them.
pub(crate) fn wanted(subject: &Subject<'_>) -> Vec<Element> {
    let element = |sought: &&Sought| {
        let found = (sought.locate)(subject);
        let text = |part: Part| match part {
            Part::Title => &subject.title,
            Part::Body => &subject.body,
        };
        Element {
            rule: sought.card.id,
            name: sought.name,
            found: found.as_ref().map(|(part, range)| short(text(*part).slice(range))),
            place: found.as_ref().map(|(part, range)| text(*part).place(range)),
        }
    };
    of_kind(subject.item.kind).iter().map(element).collect()
}

const fn of_kind(kind: ItemKind) -> &'static [&'static Sought] {
    match kind {
        ItemKind::Dynamic => &[&time::SOUGHT, &place::SOUGHT, &subject::SOUGHT, &fact::SOUGHT],
        ItemKind::Data => &[&time::SOUGHT, &subject::SOUGHT, &figures::SOUGHT, &result::SOUGHT],
        ItemKind::Practice => &[&time::SOUGHT, &subject::SOUGHT, &fact::SOUGHT, &measures::SOUGHT, &figures::SOUGHT],
        ItemKind::Problem => &[&time::SOUGHT, &subject::SOUGHT, &figures::SOUGHT, &cause::SOUGHT, &suggestion::SOUGHT],
        ItemKind::Opinion => &[&source::SOUGHT, &people::SOUGHT, &demand::SOUGHT, &suggestion::SOUGHT],
    }
}

/// Reports the element as missing if the kind wants it and nothing was found for it.
fn seek(subject: &Subject<'_>, sought: &Sought, out: &mut Findings) {
    if is_wanted(subject, sought) && (sought.locate)(subject).is_none() {
        out.add(Draft::missing(format!("{}信息缺{}", subject.item.kind.name(), sought.name)).hint(sought.hint));
    }
}

fn is_wanted(subject: &Subject<'_>, sought: &Sought) -> bool {
    of_kind(subject.item.kind).iter().any(|wanted| wanted.card.id == sought.card.id)
}

/// The first word of a group that stands in no cited title and no stock phrase.
fn first_word(subject: &Subject<'_>, group: Group) -> Option<Located> {
    let found = subject.words_of(group).find(|range| !subject.is_cited(range) && !subject.is_cliche(range))?;
    Some((Part::Body, found.clone()))
}

/// The name that ends with the range: the Chinese characters before it, at most six, up to a word that belongs to no name.
fn named(subject: &Subject<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    const NO_NAME: &str = "各全本我等的和个该在到进与及从向对每些为绕以是由让把被将请使了并至于名位";
    let outside = |character: char| NO_NAME.contains(character);
    let mut start = range.start;
    while range.start - start < LONGEST
        && han(subject.body.before(start))
        && !subject.body.before(start).is_some_and(outside)
    {
        start -= 1;
    }
    (start < range.start).then_some(start..range.end)
}

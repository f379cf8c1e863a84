//! Texts of the archive that share passages with an item, with just what the rules ask of them: nobody has to keep their words.

use std::ops::Range;

use gongwen::Genre;
use jiff::civil;
use likeness::{Kind, Parameters, Passage, normalise};

use crate::compare::{Quantity, quantities, ratio};
use crate::place::Part;
use crate::scan::dates::dates;
use crate::scan::figures::figures;
use crate::text::{Text, short};

/// What is on record of an archived text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnRecord {
    /// Its id in the store.
    pub id: String,
    /// Its title.
    pub title: String,
    /// 文种, or the kind of item, as people call it.
    pub genre: String,
    /// The office day it was issued or reported on.
    pub reported_on: civil::Date,
    /// Whether the writer's own unit wrote it.
    pub own_unit: bool,
}

/// An item reported before, or a document issued before, that shares passages with the item under check.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    pub(crate) on_record: OnRecord,
    /// Whether whoever looks may read it. If not, it is counted and nothing of it is told.
    pub(crate) readable: bool,
    /// The share of the item's letters that stand in it.
    pub(crate) of_item: f64,
    /// The share of its letters that stand in the item.
    pub(crate) of_earlier: f64,
    /// The share of the item's letters that are copied from it: set phrases, quotations and the slots of a form aside.
    pub(crate) copied: f64,
    pub(crate) longest: Option<Longest>,
    pub(crate) quantities: Vec<Quantity>,
}

/// The longest passage that both have: its bytes in the item, and what the other says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Longest {
    pub(crate) here: Range<usize>,
    pub(crate) there: String,
}

impl Earlier {
    /// An archived text with the passages that it shares with an item's body of so many letters, as the archive tells them.
    #[must_use]
    pub fn of(on_record: OnRecord, text: &str, passages: &[Passage], letters: usize) -> Self {
        let equal = |wanted: fn(Kind) -> bool| {
            passages.iter().filter(|passage| wanted(passage.kind)).map(|passage| passage.equal).sum::<usize>()
        };
        let all = equal(|_| true);
        let longest = passages.iter().max_by_key(|passage| passage.equal).and_then(|passage| {
            Some(Longest { here: passage.here.clone(), there: short(text.get(passage.there.clone())?) })
        });
        let read = Text::new(Part::Body, text);
        let quantities = quantities(&read, &figures(&read, &dates(&read)));
        Self {
            on_record,
            readable: true,
            of_item: ratio(all, letters).min(1.0),
            of_earlier: ratio(all, normalise(text).len()).min(1.0),
            copied: ratio(equal(is_copied), letters).min(1.0),
            longest,
            quantities,
        }
    }

    /// The same from the two texts alone, for whoever has no archive.
    #[must_use]
    pub fn between(on_record: OnRecord, text: &str, body: &str) -> Self {
        let compared = likeness::compare(body, text, &Parameters::default()).unwrap_or_default();
        Self::of(on_record, text, &compared.passages, normalise(body).len())
    }

    /// What is left of it for somebody who may not read it: that it is there, when it was reported, and how much is the same.
    #[must_use]
    pub fn unreadable(&self) -> Self {
        let OnRecord { id: _, title: _, genre, reported_on, own_unit } = self.on_record.clone();
        let on_record = OnRecord { id: String::new(), title: String::new(), genre, reported_on, own_unit };
        let longest = self.longest.clone().map(|longest| Longest { there: String::new(), ..longest });
        Self { on_record, readable: false, longest, quantities: Vec::new(), ..self.clone() }
    }

    /// Its id in the store.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.on_record.id
    }

    /// Whether it is an official document, and no item.
    pub(crate) fn is_document(&self) -> bool {
        Genre::named(&self.on_record.genre).is_some()
    }

    /// How much of the one stands in the other, or of the other in the one if it was swallowed whole.
    pub(crate) fn share(&self) -> f64 {
        self.of_item.max(self.of_earlier)
    }

    /// How people call it: by its title where they may read it.
    pub(crate) fn named(&self) -> String {
        let sort = if self.is_document() { "文件" } else { "信息" };
        if self.readable {
            format!("《{}》", self.on_record.title)
        } else {
            format!("一份{sort}（您无权查看）")
        }
    }
}

fn is_copied(kind: Kind) -> bool {
    match kind {
        Kind::Copy => true,
        Kind::Quotation | Kind::Common | Kind::Template => false,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn on_record(genre: &str) -> OnRecord {
        OnRecord {
            id: "m1".to_owned(),
            title: "临江街道清理楼道堆物".to_owned(),
            genre: genre.to_owned(),
            reported_on: date(2026, 10, 14),
            own_unit: true,
        }
    }

    const BODY: &str = "临江街道组织网格员和志愿者进入翠湖小区，逐楼清理楼道堆物，清运杂物52车，腾出消防通道14处。";

    #[test]
    fn a_copy_with_other_figures_and_marks_is_still_a_copy() {
        let text = BODY.replace("52", "36").replace('，', ",");
        let earlier = Earlier::between(on_record("做法"), &text, BODY);
        assert!(0.95 < earlier.share() && !earlier.is_document(), "{earlier:?}");
        assert_eq!(earlier.quantities.len(), 2, "{earlier:?}");
        let swallowed = Earlier::between(on_record("通知"), "翠湖小区，逐楼清理楼道堆物", BODY);
        assert!(swallowed.of_item < 0.5 && 0.95 < swallowed.share() && swallowed.is_document(), "{swallowed:?}");
    }

    #[test]
    fn of_what_may_not_be_read_no_word_is_left() {
        let hidden = Earlier::between(on_record("做法"), BODY, BODY).unreadable();
        let told = format!("{hidden:?}{}", hidden.named());
        assert!(!told.contains("楼道") && !told.contains("m1") && told.contains("您无权查看"), "{told}");
        assert!(0.95 < hidden.share());
    }
}

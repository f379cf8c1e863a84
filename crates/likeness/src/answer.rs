//! What is answered.

use std::ops::Range;

use crate::kind::Kind;
use crate::leftover::Leftover;
use crate::meta::DocMeta;

/// The sources of a text, the one that shares most first.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Normalised characters of the text.
    pub characters: usize,
    /// How many of them are common in the archive (套话), whether a source was found or not: the office's own clichés.
    pub common: usize,
    /// How many of them stand in a copied passage (照抄) of any of these sources.
    pub copied: usize,
    /// Sources that the asker may read.
    pub sources: Vec<Source>,
    /// How many further sources he may not read. Nothing else is told of them.
    pub hidden: usize,
    /// How many candidates could not be looked at because their text was not handed over.
    pub without_text: usize,
}

impl Answer {
    /// The sentence about sources that the asker may not read.
    #[must_use]
    pub fn hidden_sentence(&self) -> Option<String> {
        (0 < self.hidden).then(|| format!("与 {} 份您无权查看的文件重复", self.hidden))
    }
}

/// A document from which passages stand in the text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The document.
    pub meta: DocMeta,
    /// Equal characters, those of common text and of short passages aside, and no digits: what made it a source.
    pub shared: usize,
    /// How many of the text's characters stand in passages of this source (套话 aside) and in none of a source before it: with a family of
    /// documents that fill one form, all but the first have little that is fresh.
    pub fresh: usize,
    /// Whole years between the two; nothing if a day is not known.
    pub years: Option<u16>,
    /// Whether the same unit wrote both.
    pub own_unit: bool,
    /// Whether the text cites it by title and number.
    pub cited: bool,
    /// The passages, in the order of the text.
    pub passages: Vec<Passage>,
}

impl Source {
    /// 多年重复照抄: the unit copies itself after a year or more.
    #[must_use]
    pub fn repeated_over_years(&self) -> bool {
        let copied = self.passages.iter().any(|passage| passage.kind == Kind::Copy);
        self.own_unit && copied && self.years.is_some_and(|years| 0 < years)
    }
}

/// A passage on both sides; places are bytes of the original texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in the text that was asked about.
    pub here: Range<usize>,
    /// Where it stands in the source.
    pub there: Range<usize>,
    /// Its length in the text, in normalised characters.
    pub characters: usize,
    /// How many of them are equal in the source.
    pub equal: usize,
    /// What kind of reuse it is.
    pub kind: Kind,
    /// The words that were changed.
    pub changes: Vec<Change>,
    /// What was left over from the source.
    pub leftovers: Vec<Leftover>,
}

/// A place where the two sides differ; one of them is empty where something was put in or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Bytes of the text that was asked about.
    pub here: Range<usize>,
    /// Bytes of the source.
    pub there: Range<usize>,
}

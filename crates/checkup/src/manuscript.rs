//! 文稿 What rules for any writing read: title, text, and the sentences, dates, figures and words in it, found once.
//!
//! An information item and an official document both give one; a rule that needs nothing else serves both and stands once.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use jiff::civil;

use crate::facts::Limits;
use crate::lexicon::{self, Group, WordHit};
use crate::scan::anchors::anchors;
use crate::scan::dates::{DateMention, dates};
use crate::scan::figures::{Figure, figures};
use crate::scan::sentences::{paragraphs, sentences};
use crate::text::Text;

/// The names that are looked for in a text.
pub(crate) struct Names<'a> {
    pub(crate) units: &'a AhoCorasick,
    pub(crate) own: &'a AhoCorasick,
}

/// One text under check. Lists are of the body unless they say otherwise, and sorted by position.
pub(crate) struct Manuscript<'a> {
    pub(crate) title: Text<'a>,
    pub(crate) body: Text<'a>,
    /// The day as of which it is read.
    pub(crate) today: civil::Date,
    limits: &'a Limits,
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) paragraphs: Vec<Range<usize>>,
    pub(crate) words: Vec<WordHit>,
    pub(crate) cliches: Vec<Range<usize>>,
    pub(crate) dates: Vec<DateMention>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) units: Vec<Range<usize>>,
    pub(crate) own_units: Vec<Range<usize>>,
    pub(crate) cited: Vec<Range<usize>>,
    pub(crate) anchors: Vec<Range<usize>>,
}

impl<'a> Manuscript<'a> {
    pub(crate) fn new(
        title: Text<'a>,
        body: Text<'a>,
        names: &Names<'_>,
        limits: &'a Limits,
        today: civil::Date,
    ) -> Self {
        let sentences = sentences(&body);
        let words = lexicon::words(&body);
        let dates = dates(&body);
        let figures = figures(&body, &dates);
        let named = |automaton: &AhoCorasick| -> Vec<Range<usize>> {
            automaton.find_iter(body.source).map(|hit| body.range_of_bytes(hit.start(), hit.end())).collect()
        };
        let units = named(names.units);
        let own_units = named(names.own);
        let anchors = anchors(&body, &dates, &figures, &words, &units, &sentences);
        Self {
            sentences,
            paragraphs: paragraphs(&body),
            cliches: lexicon::cliches(&body),
            cited: cited(&body),
            today,
            limits,
            words,
            dates,
            figures,
            units,
            own_units,
            anchors,
            title,
            body,
        }
    }

    /// Limits in force.
    pub(crate) fn limits(&self) -> &Limits {
        self.limits
    }

    /// Title and body.
    pub(crate) fn parts(&self) -> [&Text<'a>; 2] {
        [&self.title, &self.body]
    }

    /// The body's words of a group.
    pub(crate) fn words_of(&self, group: Group) -> impl Iterator<Item = &Range<usize>> {
        self.words.iter().filter(move |hit| hit.group == group).map(|hit| &hit.range)
    }

    /// Whether a range holds a word of the group.
    pub(crate) fn has_word_in(&self, group: Group, range: &Range<usize>) -> bool {
        let first = self.words.partition_point(|hit| hit.range.start < range.start);
        self.words[first..].iter().take_while(|hit| hit.range.start < range.end).any(|hit| hit.group == group)
    }

    /// The sentence around a character of the body.
    pub(crate) fn sentence_at(&self, index: usize) -> Range<usize> {
        let found = self.sentences.partition_point(|sentence| sentence.end <= index);
        self.sentences.get(found).filter(|sentence| sentence.start <= index).cloned().unwrap_or(index..index)
    }

    /// The figures in a range of the body.
    pub(crate) fn figures_in(&self, range: &Range<usize>) -> &[Figure] {
        let first = self.figures.partition_point(|figure| figure.range.start < range.start);
        let last = self.figures.partition_point(|figure| figure.range.start < range.end);
        &self.figures[first..last.max(first)]
    }

    /// The dates in a range of the body.
    pub(crate) fn dates_in(&self, range: &Range<usize>) -> &[DateMention] {
        let first = self.dates.partition_point(|date| date.range.start < range.start);
        let last = self.dates.partition_point(|date| date.range.start < range.end);
        &self.dates[first..last.max(first)]
    }

    /// Whether the range lies inside 《》.
    pub(crate) fn is_cited(&self, range: &Range<usize>) -> bool {
        lies_in(&self.cited, range)
    }

    /// Whether the range lies inside a stock phrase.
    pub(crate) fn is_cliche(&self, range: &Range<usize>) -> bool {
        lies_in(&self.cliches, range)
    }

    /// Whether the range lies inside the name of the writing unit.
    pub(crate) fn is_own_unit(&self, range: &Range<usize>) -> bool {
        lies_in(&self.own_units, range)
    }
}

/// How many of the sorted ranges begin within a range.
pub(crate) fn begin_in(ranges: &[Range<usize>], range: &Range<usize>) -> usize {
    let first = ranges.partition_point(|known| known.start < range.start);
    ranges.partition_point(|known| known.start < range.end).saturating_sub(first)
}

fn lies_in(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let found = ranges.partition_point(|known| known.end < range.end);
    ranges.get(found).is_some_and(|known| known.start <= range.start && range.end <= known.end)
}

fn cited(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (index, character) in text.chars.iter().enumerate() {
        match character {
            '《' => open = open.or(Some(index)),
            '》' => found.extend(open.take().map(|start| start..index + 1)),
            _ => {}
        }
    }
    found
}

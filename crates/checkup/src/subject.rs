//! The item taken apart once, so that every rule reads the same sentences, dates, figures and words.

use std::ops::Range;

use crate::compare::Fingerprint;
use crate::facts::{Limits, Prepared};
use crate::item::Item;
use crate::lexicon::{self, Group, WordHit};
use crate::place::Part;
use crate::scan::anchors::anchors;
use crate::scan::dates::{DateMention, dates};
use crate::scan::figures::{Figure, figures};
use crate::scan::sentences::{paragraphs, sentences};
use crate::text::Text;

/// Which published topic the item belongs to, and by which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FocusMatch {
    pub(crate) title: String,
    pub(crate) keywords: Vec<String>,
}

/// One item under check. Lists are of the body unless they say otherwise, and sorted by position.
pub(crate) struct Subject<'a> {
    pub(crate) item: &'a Item<'a>,
    pub(crate) known: &'a Prepared,
    pub(crate) title: Text<'a>,
    pub(crate) body: Text<'a>,
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
    pub(crate) fingerprint: Fingerprint,
    /// The chosen topic if its words are found, else the published topic with the most words found.
    pub(crate) focus: Option<FocusMatch>,
}

impl<'a> Subject<'a> {
    pub(crate) fn new(item: &'a Item<'a>, known: &'a Prepared) -> Self {
        let title = Text::new(Part::Title, item.title);
        let body = Text::new(Part::Body, item.body);
        let sentences = sentences(&body);
        let words = lexicon::words(&body);
        let dates = dates(&body);
        let figures = figures(&body, &dates);
        let names = |automaton: &aho_corasick::AhoCorasick| -> Vec<Range<usize>> {
            automaton.find_iter(body.source).map(|hit| body.range_of_bytes(hit.start(), hit.end())).collect()
        };
        let units = names(&known.unit_names);
        let own_units = names(&known.own_names);
        let anchors = anchors(&body, &dates, &figures, &words, &units, &sentences);
        Self {
            sentences,
            paragraphs: paragraphs(&body),
            cliches: lexicon::cliches(&body),
            cited: cited(&body),
            fingerprint: Fingerprint::of(&body),
            focus: focus_of(item, known),
            item,
            known,
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

    pub(crate) fn limits(&self) -> &Limits {
        &self.known.facts.limits
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

fn focus_of(item: &Item<'_>, known: &Prepared) -> Option<FocusMatch> {
    if let Some(focus) = item.focus {
        let holds = |keyword: &&String| {
            !keyword.trim().is_empty() && (item.title.contains(keyword.trim()) || item.body.contains(keyword.trim()))
        };
        let keywords: Vec<String> = focus.keywords.iter().filter(holds).cloned().collect();
        return (!keywords.is_empty()).then(|| FocusMatch { title: focus.title.clone(), keywords });
    }
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); known.facts.focuses.len()];
    for source in [item.title, item.body] {
        for hit in known.keywords.find_overlapping_iter(source) {
            let keyword = hit.pattern().as_usize();
            let of_focus = &mut found[known.keyword_of[keyword].0];
            if !of_focus.contains(&keyword) {
                of_focus.push(keyword);
            }
        }
    }
    let best = found.iter().map(Vec::len).max().filter(|most| 0 < *most)?;
    let index = found.iter().position(|keywords| keywords.len() == best)?;
    let keywords = found[index].iter().map(|keyword| known.keyword_of[*keyword].1.clone()).collect();
    Some(FocusMatch { title: known.facts.focuses[index].title.clone(), keywords })
}

//! What rules on reuse share: which passages count as copied, how much they are of the whole, and how a source is told.

use std::collections::BTreeSet;
use std::ops::Range;

use likeness::{Change, Day, Kind, Passage, Source};

use crate::compare::ratio;
use crate::document::finding::CopiedFrom;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::reuse::Reuse;

/// So many passages of one source are marked: whoever sees them knows the rest.
const MOST_MARKED: usize = 20;

/// 照抄 The copied passages of a source. Quotations, set phrases and filled forms are as they should be.
pub(crate) fn copies(source: &Source) -> impl Iterator<Item = &Passage> {
    source.passages.iter().filter(|passage| match passage.kind {
        Kind::Copy => true,
        Kind::Quotation | Kind::Common | Kind::Template => false,
    })
}

/// What of the document's own lines stands in a copied passage, line by line, by bytes of the text: head and signature are always alike.
pub(crate) fn clips(subject: &DocumentSubject<'_>, passage: &Passage) -> Vec<Range<usize>> {
    /// Letters below which a piece says nothing.
    const LEAST: usize = 11;
    let source = subject.placed.source.as_str();
    subject
        .main_lines()
        .map(|line| subject.body().place(&line.range).bytes)
        .map(|line| line.start.max(passage.here.start)..line.end.min(passage.here.end))
        .filter(|clip| {
            let Some(words) = source.get(clip.clone()).filter(|_| clip.start < clip.end) else { return false };
            let within = |change: &Change| change.here.start.max(clip.start)..change.here.end.min(clip.end);
            let changed = passage.changes.iter().map(within).filter_map(|range| source.get(range)).map(letters);
            LEAST <= letters(words) && changed.sum::<usize>() * 2 < letters(words)
        })
        .collect()
}

/// Letters of the document's own lines that were copied from a source, and their share.
pub(crate) fn copied(subject: &DocumentSubject<'_>, source: &Source) -> (usize, f64) {
    let text = subject.placed.source.as_str();
    let clips = copies(source).flat_map(|passage| clips(subject, passage));
    let equal: usize = clips.map(|clip| letters(&text[clip])).sum();
    let whole: usize = subject.main_lines().map(|line| letters(subject.words(line))).sum();
    (equal, ratio(equal, whole).min(1.0))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphanumeric()).count()
}

/// Whether a source tells more than the ones before it: of documents that copy each other the first is enough.
pub(crate) fn is_fresh(source: &Source) -> bool {
    let copied: usize = copies(source).map(|passage| passage.characters).sum();
    copied <= source.fresh * 2
}

/// Whether the source was issued no later than the document.
pub(crate) fn is_earlier(source: &Source, subject: &DocumentSubject<'_>) -> bool {
    let date = subject.date;
    source.meta.date.is_some_and(|day| {
        (i64::from(day.year), i64::from(day.month), i64::from(day.day))
            <= (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()))
    })
}

/// A source with its words.
pub(crate) fn from(source: &Source, words: impl Into<String>) -> CopiedFrom {
    let meta = &source.meta;
    let day = |Day { year, month, day }: Day| format!("{year}-{month:02}-{day:02}");
    CopiedFrom {
        id: meta.id.clone(),
        title: meta.title.clone(),
        number: meta.number.clone(),
        unit: meta.unit.clone(),
        day: meta.date.map(day),
        words: words.into(),
    }
}

/// The line of a text that a byte of it stands in.
pub(crate) fn line_at(text: &str, byte: usize) -> &str {
    let byte = text.floor_char_boundary(byte);
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |at| byte + at);
    text[start..end].trim()
}

/// The line of the source's side of a passage that has most in common with these words.
pub(crate) fn counterpart<'r>(reuse: &'r Reuse, source: &Source, passage: &Passage, words: &str) -> &'r str {
    const RUN: usize = 4;
    let characters: Vec<char> = words.chars().collect();
    let known: BTreeSet<&[char]> = characters.windows(RUN).collect();
    let alike = |line: &&str| {
        let line: Vec<char> = line.chars().collect();
        line.windows(RUN).filter(|run| known.contains(run)).count()
    };
    let there = reuse.words_of(source, passage).unwrap_or_default();
    there.lines().map(str::trim).max_by_key(alike).unwrap_or_default()
}

/// Marks what was copied from a source, the longest first, each with the words that it was taken from.
pub(crate) fn mark(
    subject: &DocumentSubject<'_>,
    reuse: &Reuse,
    source: &Source,
    (message, hint): (&str, &str),
    out: &mut Findings,
) {
    let text = subject.placed.source.as_str();
    let mut pieces: Vec<(&Passage, Range<usize>)> = copies(source)
        .flat_map(|passage| clips(subject, passage).into_iter().map(move |clip| (passage, clip)))
        .collect();
    pieces.sort_by_key(|(_, clip)| (usize::MAX - clip.len(), clip.start));
    for (passage, clip) in pieces.into_iter().take(MOST_MARKED) {
        let words = counterpart(reuse, source, passage, &text[clip.clone()]);
        out.add(Draft::found(message).at_source(text, &clip).copied_from(from(source, words)).hint(hint));
    }
}

/// Words of one of these that stand in a passage and in the source's words too, by bytes of the text.
pub(crate) fn taken_over(
    subject: &DocumentSubject<'_>,
    reuse: &Reuse,
    source: &Source,
    passage: &Passage,
    word: &str,
) -> Vec<Range<usize>> {
    let here = subject.placed.source.get(passage.here.clone()).unwrap_or_default();
    if word.is_empty() || !reuse.words_of(source, passage).is_some_and(|there| there.contains(word)) {
        return Vec::new();
    }
    let start = passage.here.start;
    here.match_indices(word).map(|(at, _)| start + at..start + at + word.len()).collect()
}

/// How a source is called in a sentence.
pub(crate) fn named(source: &Source) -> String {
    let meta = &source.meta;
    let number = if meta.number.is_empty() { String::new() } else { format!("（{}）", meta.number) };
    format!("《{}》{number}", meta.title)
}

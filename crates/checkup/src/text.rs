//! A text taken apart into characters, with the way back to bytes and UTF-16 units.

use std::ops::Range;

use regex::Regex;

use crate::place::{Part, Place, Span};

/// The characters of a title or body. All ranges in this crate count characters; [`Text::place`] turns them into places.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub(crate) part: Part,
    pub(crate) source: &'a str,
    pub(crate) chars: Vec<char>,
    bytes: Vec<usize>,
    utf16: Vec<usize>,
    origin: Option<Vec<Origin>>,
}

/// Where one character stands in the source that a text was put together from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Origin {
    pub(crate) start: Point,
    pub(crate) end: Point,
}

/// A point in a source, counted three ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Point {
    pub(crate) bytes: usize,
    pub(crate) chars: usize,
    pub(crate) utf16: usize,
}

impl<'a> Text<'a> {
    /// A text that was put together from pieces of a source; its places are those of the source.
    pub(crate) fn from_source(part: Part, source: &'a str, origin: Vec<Origin>) -> Self {
        let text = Self { origin: Some(origin), ..Self::new(part, source) };
        debug_assert_eq!(text.origin.as_ref().map(Vec::len), Some(text.len()));
        text
    }

    pub(crate) fn new(part: Part, source: &'a str) -> Self {
        let mut chars = Vec::with_capacity(source.len() / 3 + 1);
        let mut bytes = Vec::with_capacity(source.len() / 3 + 2);
        let mut utf16 = Vec::with_capacity(source.len() / 3 + 2);
        let mut units = 0;
        for (byte, character) in source.char_indices() {
            chars.push(character);
            bytes.push(byte);
            utf16.push(units);
            units += character.len_utf16();
        }
        bytes.push(source.len());
        utf16.push(units);
        Self { part, source, chars, bytes, utf16, origin: None }
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(crate) fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).copied()
    }

    pub(crate) fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|index| self.at(index))
    }

    /// The text of a range, which must lie within the text.
    pub(crate) fn slice(&self, range: &Range<usize>) -> &'a str {
        &self.source[self.bytes[range.start]..self.bytes[range.end]]
    }

    /// Whether `word` stands at the index.
    pub(crate) fn has_at(&self, index: usize, word: &str) -> bool {
        index <= self.len() && self.source[self.bytes[index]..].starts_with(word)
    }

    /// Whether `word` ends right before the index.
    pub(crate) fn has_before(&self, index: usize, word: &str) -> bool {
        index <= self.len() && self.source[..self.bytes[index]].ends_with(word)
    }

    /// Whether one of the words stands at the index.
    pub(crate) fn has_any_at(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.has_at(index, word))
    }

    /// Whether one of the words ends right before the index.
    pub(crate) fn has_any_before(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.has_before(index, word))
    }

    /// Where the range stands; of a text put together from pieces, in their source.
    pub(crate) fn place(&self, range: &Range<usize>) -> Place {
        if let Some((start, end)) = self.in_source(range) {
            let span = |count: fn(&Point) -> usize| Span { start: count(&start), end: count(&end) };
            return Place {
                part: self.part,
                utf16: span(|point| point.utf16),
                chars: span(|point| point.chars),
                bytes: span(|point| point.bytes),
            };
        }
        let span = |offsets: &[usize]| Span { start: offsets[range.start], end: offsets[range.end] };
        Place {
            part: self.part,
            utf16: span(&self.utf16),
            chars: Span { start: range.start, end: range.end },
            bytes: span(&self.bytes),
        }
    }

    /// Whether the range stands in one piece in the source, so that it can be replaced there.
    pub(crate) fn is_unbroken(&self, range: &Range<usize>) -> bool {
        self.in_source(range).is_none_or(|(start, end)| end.bytes - start.bytes == self.slice(range).len())
    }

    fn in_source(&self, range: &Range<usize>) -> Option<(Point, Point)> {
        let origin = self.origin.as_ref()?;
        let last = origin.last().map(|last| last.end).unwrap_or_default();
        let start = origin.get(range.start).map_or(last, |first| first.start);
        if range.is_empty() {
            return Some((start, start));
        }
        let end = origin.get(range.end - 1).map_or(last, |last| last.end);
        Some((start, Point::max(start, end)))
    }

    /// The character that begins at the byte.
    pub(crate) fn index_of_byte(&self, byte: usize) -> usize {
        self.bytes.partition_point(|start| *start < byte)
    }

    pub(crate) fn range_of_bytes(&self, start: usize, end: usize) -> Range<usize> {
        self.index_of_byte(start)..self.index_of_byte(end)
    }

    pub(crate) fn matches<'t>(&'t self, pattern: &'t Regex) -> impl Iterator<Item = Range<usize>> + 't {
        pattern.find_iter(self.source).map(|found| self.range_of_bytes(found.start(), found.end()))
    }

    /// Characters without blanks, as people count the length of a text.
    pub(crate) fn written(&self, range: &Range<usize>) -> usize {
        self.chars[range.clone()].iter().filter(|character| !character.is_whitespace()).count()
    }

    pub(crate) fn whole(&self) -> Range<usize> {
        0..self.len()
    }
}

impl Point {
    fn max(self, other: Self) -> Self {
        if self.bytes < other.bytes { other } else { self }
    }
}

/// Whether the character is a Chinese one.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Whether there is a Chinese character.
pub(crate) fn han(character: Option<char>) -> bool {
    character.is_some_and(is_han)
}

/// Whether there is an ASCII digit.
pub(crate) fn digit(character: Option<char>) -> bool {
    character.is_some_and(|character| character.is_ascii_digit())
}

/// A quotation short enough for a message.
pub(crate) fn short(text: &str) -> String {
    const LONGEST: usize = 24;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let head: String = line.chars().take(LONGEST - 1).collect();
    format!("{head}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_surrogate_pairs_and_line_ends_as_the_browser_does() {
        let text = Text::new(Part::Body, "𠮷😀\r\n好");
        let place = text.place(&(4..5));
        assert_eq!(place.chars, Span { start: 4, end: 5 });
        assert_eq!(place.utf16, Span { start: 6, end: 7 }, "𠮷 and 😀 take two units each, CR and LF one each");
        assert_eq!(place.bytes, Span { start: 10, end: 13 });
        assert_eq!(&text.source[place.bytes.start..place.bytes.end], "好");
        assert_eq!(text.index_of_byte(10), 4);
        assert_eq!(text.index_of_byte(13), 5);
    }

    #[test]
    fn an_empty_text_has_an_empty_place() {
        let text = Text::new(Part::Title, "");
        assert_eq!(text.place(&(0..0)).utf16, Span { start: 0, end: 0 });
    }
}

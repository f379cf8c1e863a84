//! When two writings are the same: the folded form in which texts are kept and questions are asked.
//!
//! Letters, digits and characters count, and of the signs only `%`, `‰` and `℃`; whatever else there is (brackets, stops, spaces,
//! ends of lines) does not. So 〔2026〕3号, [2026]3号 and 2026 3号 are one number, and a sentence is found across the line at which a
//! typist broke it. Full width is half width, capitals are small letters. What does not count still keeps apart two letters or
//! digits that would otherwise run together: 1.5 is not 15, and 2026 3 is not 20263.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// What keeps letters and digits apart where signs stood between them.
const GAP: char = ' ';

/// What keeps two texts apart that are kept as one. No question contains it.
pub const WALL: char = '\u{1f}';

/// A text in folded form that knows where each of its characters came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte at which a folded character begins, and for those within it, the bytes of the source it stands for.
    from: Vec<Range<u32>>,
}

impl Folded {
    /// Folds a text and keeps where everything came from.
    #[must_use]
    pub fn of(source: &str) -> Self {
        let mut folded = Self::default();
        for (sign, place) in signs(source) {
            folded.text.push(sign);
            folded.from.resize(folded.text.len(), place);
        }
        folded
    }

    /// Where the term stands in the source, as byte ranges, one behind the other.
    pub fn find_all<'a>(&'a self, term: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.text.match_indices(term).filter(|(_, found)| !found.is_empty()).map(|(start, found)| {
            let (first, last) = (&self.from[start], &self.from[start + found.len() - 1]);
            first.start as usize..last.end as usize
        })
    }
}

/// The folded form alone.
#[must_use]
pub fn fold(source: &str) -> String {
    signs(source).map(|(sign, _)| sign).collect()
}

/// The characters of the folded form with the bytes of the source that each stands for.
fn signs(source: &str) -> impl Iterator<Item = (char, Range<u32>)> + '_ {
    Signs { source: source.char_indices().peekable(), before: None, gap: None, ready: Vec::new() }
}

struct Signs<'a> {
    source: Peekable<CharIndices<'a>>,
    /// The last folded character.
    before: Option<char>,
    /// What stood since then and does not count.
    gap: Option<Range<u32>>,
    /// Folded characters of one source character, the next one last.
    ready: Vec<(char, Range<u32>)>,
}

impl Iterator for Signs<'_> {
    type Item = (char, Range<u32>);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(sign) = self.ready.pop() {
            return Some(self.passed(sign));
        }
        loop {
            let (start, sign) = self.source.next()?;
            let end = start + sign.len_utf8();
            // Texts are far below four gigabytes: the server takes bodies of 256 KB.
            let place = u32::try_from(start).unwrap_or(u32::MAX)..u32::try_from(end).unwrap_or(u32::MAX);
            let narrow = narrow(sign);
            if !counts(narrow) {
                let from = self.gap.take().map_or(place.start, |gap| gap.start);
                self.gap = Some(from..place.end);
                continue;
            }
            self.ready = small(narrow).map(|sign| (sign, place.clone())).collect();
            self.ready.reverse();
            if let Some(gap) = self.gap.take()
                && self.before.is_some_and(runs_together)
                && runs_together(narrow)
            {
                return Some((GAP, gap));
            }
            let sign = self.ready.pop()?;
            return Some(self.passed(sign));
        }
    }
}

impl Signs<'_> {
    fn passed(&mut self, sign: (char, Range<u32>)) -> (char, Range<u32>) {
        self.before = Some(sign.0);
        sign
    }
}

/// Half width for full width.
fn narrow(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _other => sign,
    }
}

fn small(sign: char) -> impl Iterator<Item = char> {
    let (plain, cased) = match sign {
        '\u{2e80}'..='\u{9fff}' | '0'..='9' | 'a'..='z' | WALL => (Some(sign), None),
        _other => (None, Some(sign.to_lowercase())),
    };
    plain.into_iter().chain(cased.into_iter().flatten())
}

fn counts(sign: char) -> bool {
    matches!(sign, '\u{4e00}'..='\u{9fff}' | '0'..='9' | 'a'..='z' | '%' | '‰' | '℃' | WALL) || sign.is_alphanumeric()
}

/// Whether two of these beside each other would read as one word or number.
fn runs_together(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign.to_lowercase().all(|small| small.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_its_usual_writings() {
        for written in ["〔2026〕3号", "[2026]3号", "2026 3号", "（2026）3号", "【２０２６】３号", "〔2026〕 3号"]
        {
            assert_eq!(fold(written), "2026 3号", "{written}");
        }
        assert_eq!(fold("青办通报〔2026〕3号"), "青办通报2026 3号");
    }

    #[test]
    fn figures_do_not_run_together() {
        assert_ne!(fold("增长1.5%"), fold("增长15%"));
        assert_eq!(fold("增长1．5％"), "增长1 5%");
        assert_eq!(fold("New  York"), "new york");
        assert_eq!(fold("第3期，共5条"), "第3期共5条", "beside characters nothing has to be kept apart");
    }

    #[test]
    fn a_sentence_goes_on_across_stops_and_broken_lines() {
        assert_eq!(fold("停车难、\r\n  停车乱"), "停车难停车乱");
        assert_eq!(fold("……、《》〔〕 \t\n"), "");
    }

    #[test]
    fn what_is_found_is_told_in_the_source() {
        let source = "见青办〔2026〕3号文，[２０２６]３号";
        let folded = Folded::of(source);
        let found: Vec<&str> = folded.find_all("2026 3号").map(|place| &source[place]).collect();
        assert_eq!(found, ["2026〕3号", "２０２６]３号"]);
        assert_eq!(folded.find_all("").count(), 0);
        let wide = Folded::of("İX");
        assert_eq!((wide.find_all("x").next(), wide.find_all("x").count()), (Some(2..3), 1), "{wide:?}");
    }
}

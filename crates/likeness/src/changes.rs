//! The words that differ within a span, by characters.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;

use crate::align::Match;
use crate::answer::Change;
use crate::chain::Span;
use crate::normal::Normal;

/// A text with its normalised form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side<'t> {
    pub(crate) text: &'t str,
    pub(crate) normal: &'t Normal,
}

impl Side<'_> {
    fn original(&self, characters: &Range<usize>) -> &str {
        &self.text[self.normal.bytes(characters)]
    }
}

/// The changes of a span, in order.
pub(crate) fn changes(span: &Span, left: Side<'_>, right: Side<'_>) -> Vec<Change> {
    let mut places: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let (mut left_at, mut right_at) = (span.left.start, span.right.start);
    for run in &span.runs {
        differing(left_at..run.left, right_at..run.right, left, right, &mut places);
        other_numbers(run, left, right, &mut places);
        (left_at, right_at) = (run.left_end(), run.right_end());
    }
    differing(left_at..span.left.end, right_at..span.right.end, left, right, &mut places);
    let mut joined: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (left, right) in places {
        match joined.last_mut() {
            Some((before, other)) if left.start <= before.end && right.start <= other.end => {
                (before.end, other.end) = (left.end.max(before.end), right.end.max(other.end));
            }
            Some(_) | None => joined.push((left, right)),
        }
    }
    joined
        .iter()
        .map(|(here, there)| Change { here: left.normal.bytes(here), there: right.normal.bytes(there) })
        .collect()
}

/// What differs between two runs of equal characters.
fn differing(
    here: Range<usize>,
    there: Range<usize>,
    left: Side<'_>,
    right: Side<'_>,
    places: &mut Vec<(Range<usize>, Range<usize>)>,
) {
    if here.is_empty() && there.is_empty() {
        return;
    }
    let (old, new) = (&left.normal.characters()[here.clone()], &right.normal.characters()[there.clone()]);
    for operation in capture_diff_slices(Algorithm::Myers, old, new) {
        let (tag, old, new) = operation.as_tag_tuple();
        match tag {
            DiffTag::Equal => {}
            DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                places.push((
                    here.start + old.start..here.start + old.end,
                    there.start + new.start..there.start + new.end,
                ));
            }
        }
    }
}

/// Numbers of which the normal form keeps the length alone.
fn other_numbers(run: &Match, left: Side<'_>, right: Side<'_>, places: &mut Vec<(Range<usize>, Range<usize>)>) {
    let characters = &left.normal.characters()[run.left..run.left_end()];
    let mut at = 0;
    for digits in characters.chunk_by(|one, other| (*one == '0') == (*other == '0')) {
        let here = run.left + at..run.left + at + digits.len();
        let there = run.right + at..run.right + at + digits.len();
        at += digits.len();
        // Full-width digits say the same as narrow ones.
        if digits[0] == '0' && !left.original(&here).nfkc().eq(right.original(&there).nfkc()) {
            places.push((here, there));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Seeds;
    use crate::chain::spans;
    use crate::normal::normalise;
    use crate::parameters::Parameters;

    fn changed(left: &str, right: &str) -> Vec<(String, String)> {
        let (one, other) = (normalise(left), normalise(right));
        let spans = spans(
            &Seeds::of(one.characters(), 5),
            one.characters(),
            other.characters(),
            &Parameters::default(),
            5,
            |_| true,
        );
        let sides = (Side { text: left, normal: &one }, Side { text: right, normal: &other });
        let changes = spans.iter().flat_map(|span| changes(span, sides.0, sides.1));
        changes.map(|change| (left[change.here].to_owned(), right[change.there].to_owned())).collect()
    }

    #[test]
    fn changed_words_and_numbers_are_marked_on_both_sides() {
        let pair = |left: &str, right: &str| (left.to_owned(), right.to_owned());
        assert_eq!(
            changed("2026年，临江街道新建停车泊位120个，群众满意。", "2023年，翠湖街道新建停车泊位120个，群众满意。"),
            [pair("2026", "2023"), pair("临江", "翠湖")]
        );
        assert_eq!(
            changed("各镇街要逐户登记排水口并建立台账", "各镇街要逐户认真登记排水口并建立台账"),
            [pair("", "认真")]
        );
        assert_eq!(changed("區水務局逐一登記３處排水口", "区水务局逐一登记3处排水口"), []);
    }
}

//! Where two normalised texts agree: seeds of equal grams, each extended as far as the characters are equal.
//!
//! “Left” is always the text that is asked about, “right” the one it may come from.

use rustc_hash::FxHashMap;

use crate::winnow::grams;

/// Of a gram that stands in more places than this only the last ones are seeds.
const MOST_PLACES: usize = 32;
/// So many characters are compared for one pair of texts at most, however much they repeat themselves.
const MOST_COMPARED: usize = 1 << 24;
const NONE: u32 = u32::MAX;

/// A run of equal characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Match {
    pub(crate) left: usize,
    pub(crate) right: usize,
    pub(crate) length: usize,
}

impl Match {
    pub(crate) fn left_end(&self) -> usize {
        self.left + self.length
    }

    pub(crate) fn right_end(&self) -> usize {
        self.right + self.length
    }
}

/// The grams of the left text with their places, made once and asked for each candidate.
#[derive(Debug)]
pub(crate) struct Seeds {
    length: usize,
    last: FxHashMap<u64, u32>,
    /// For each place the place before it with the same gram.
    before: Vec<u32>,
}

impl Seeds {
    pub(crate) fn of(left: &[char], length: usize) -> Self {
        let mut last = FxHashMap::with_capacity_and_hasher(left.len(), rustc_hash::FxBuildHasher);
        let mut before = Vec::with_capacity(left.len());
        for (at, gram) in (0_u32..).zip(grams(left, length)) {
            before.push(last.insert(gram, at).unwrap_or(NONE));
        }
        Self { length, last, before }
    }

    /// The runs that begin with a seed; `wanted` says of a place on the left whether a seed may stand there.
    pub(crate) fn matches(&self, left: &[char], right: &[char], wanted: impl Fn(usize) -> bool) -> Vec<Match> {
        let mut matches = Vec::new();
        // For each diagonal how far the text on the right was already matched.
        let mut reached = vec![0_usize; left.len() + right.len() + 1];
        let mut compared = 0;
        for (at, gram) in grams(right, self.length).enumerate() {
            let Some(place) = self.last.get(&gram) else { continue };
            for from in self.places(*place).filter(|from| wanted(*from)) {
                let diagonal = at + left.len() - from;
                if at < reached[diagonal] {
                    continue;
                }
                let length = equal(&left[from..], &right[at..]);
                compared += length + 1;
                // Different grams may have equal hashes.
                if self.length <= length {
                    reached[diagonal] = at + length;
                    matches.push(Match { left: from, right: at, length });
                }
            }
            if MOST_COMPARED < compared {
                break;
            }
        }
        matches.sort_unstable();
        matches
    }

    fn places(&self, last: u32) -> impl Iterator<Item = usize> + '_ {
        let step = |place: &u32| self.before.get(*place as usize).copied();
        let places = std::iter::successors(Some(last), step).take_while(|place| *place != NONE);
        places.take(MOST_PLACES).map(|place| place as usize)
    }
}

fn equal(left: &[char], right: &[char]) -> usize {
    left.iter().zip(right).take_while(|(left, right)| left == right).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(left: &str, right: &str) -> Vec<(usize, usize, usize)> {
        let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
        let found = Seeds::of(&left, 5).matches(&left, &right, |_| true);
        found.into_iter().map(|found| (found.left, found.right, found.length)).collect()
    }

    #[test]
    fn runs_of_five_and_more_are_found_where_they_stand() {
        assert_eq!(matches("今年全区新建道路九条", "去年全区新建道路八条"), [(1, 1, 7)]);
        assert_eq!(matches("新建道路", "新建道路"), []);
        assert_eq!(matches("一二三四五", "一二三四五六一二三四五"), [(0, 0, 5), (0, 6, 5)]);
    }

    #[test]
    fn a_text_of_one_character_ends_soon() {
        let text = "啊".repeat(20_000);
        assert!(!matches(&text, &text).is_empty());
    }
}

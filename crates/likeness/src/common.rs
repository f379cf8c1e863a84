//! 套话 Common text: which characters of the query stand in so many documents that they point to none of them.

use std::ops::Range;

use crate::winnow::{Fingerprint, GRAM};

/// For each normalised character whether it is common.
#[derive(Clone, Debug, Default)]
pub(crate) struct Common(Vec<bool>);

impl Common {
    /// Marks the grams of these fingerprints.
    pub(crate) fn of(length: usize, common: impl Iterator<Item = Fingerprint>) -> Self {
        let mut marks = vec![false; length];
        for fingerprint in common {
            let at = fingerprint.at as usize;
            marks[at..(at + GRAM).min(length)].fill(true);
        }
        Self(marks)
    }

    /// Whether this character is common.
    pub(crate) fn is(&self, at: usize) -> bool {
        self.0[at]
    }

    /// Whether every character is common.
    pub(crate) fn all(&self, range: Range<usize>) -> bool {
        self.0[range].iter().all(|common| *common)
    }

    /// How many characters are not.
    pub(crate) fn rare(&self, range: Range<usize>) -> usize {
        self.0[range].iter().filter(|common| !**common).count()
    }

    /// Divides a range into stretches that are common (with `true`) and others; a stretch shorter than `shortest` goes to its neighbours.
    pub(crate) fn stretches(&self, range: Range<usize>, shortest: usize) -> Vec<(Range<usize>, bool)> {
        let long_common = joined(self.runs(range.clone()), |run, common| !common || shortest <= run.len());
        joined(long_common, |run, common| common || shortest <= run.len() || run == range)
    }

    fn runs(&self, range: Range<usize>) -> Vec<(Range<usize>, bool)> {
        let mut runs: Vec<(Range<usize>, bool)> = Vec::new();
        for at in range {
            match runs.last_mut() {
                Some((run, common)) if *common == self.0[at] => run.end = at + 1,
                Some(_) | None => runs.push((at..at + 1, self.0[at])),
            }
        }
        runs
    }
}

/// Turns over the stretches that are not held, and joins equal neighbours.
fn joined(runs: Vec<(Range<usize>, bool)>, held: impl Fn(Range<usize>, bool) -> bool) -> Vec<(Range<usize>, bool)> {
    let mut stretches: Vec<(Range<usize>, bool)> = Vec::new();
    for (run, common) in runs {
        let common = if held(run.clone(), common) { common } else { !common };
        match stretches.last_mut() {
            Some((last, same)) if *same == common => last.end = run.end,
            Some(_) | None => stretches.push((run, common)),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn common(marks: &str) -> Common {
        Common(marks.chars().map(|mark| mark == '#').collect())
    }

    #[test]
    fn short_stretches_go_to_their_neighbours() {
        let shown = |marks: &str| common(marks).stretches(0..marks.len(), 4);
        assert_eq!(shown("......"), [(0..6, false)]);
        assert_eq!(shown("##...."), [(0..6, false)]);
        assert_eq!(shown("####....##.."), [(0..4, true), (4..12, false)]);
        assert_eq!(shown("####..#####"), [(0..11, true)]);
        assert_eq!(shown(".."), [(0..2, false)]);
        assert_eq!(shown("##"), [(0..2, false)]);
    }

    #[test]
    fn a_common_fingerprint_marks_its_gram() {
        let common = Common::of(10, [Fingerprint { hash: 0, at: 2 }].into_iter());
        assert_eq!(common.rare(0..10), 4);
        assert!(common.all(2..8) && !common.all(1..8));
    }
}

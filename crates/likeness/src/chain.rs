//! Joins neighbouring runs of equal characters into spans, over the words that were changed between them.

use std::cmp::Reverse;
use std::ops::Range;

use crate::align::{Match, Seeds};
use crate::parameters::Parameters;

/// So many spans are kept open at once, however much the texts repeat themselves.
const MOST_OPEN: usize = 64;
/// A gap up to this length on both sides is one changed word and joined without looking into it.
const ONE_WORD: usize = 6;
/// So many characters may be left out or put in without a counterpart.
const LEFT_OUT: usize = 12;
/// A span grows by so many characters at a time.
const END: usize = 32;
/// It does not grow for less than this; one equal character is worth two.
const LEAST_GAIN: i16 = 2;
/// It does not grow over a stretch that costs more than this: behind it another span begins.
const DROP: i16 = 10;
/// Stands for a score from which nothing can be won.
const GONE: i16 = i16::MIN / 2;

/// Text on the left that corresponds to text on the right; places are normalised characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) left: Range<usize>,
    pub(crate) right: Range<usize>,
    /// The runs of equal characters in it, in order on both sides; never empty.
    pub(crate) runs: Vec<Match>,
}

impl Span {
    /// How many characters are equal.
    pub(crate) fn equal(&self) -> usize {
        self.runs.iter().map(|run| run.length).sum()
    }

    /// The part that lies within this range on the left, if any character of it is equal.
    pub(crate) fn within(&self, range: &Range<usize>) -> Option<Self> {
        let left = self.left.start.max(range.start)..self.left.end.min(range.end);
        let cut = |run: &Match| {
            let (start, end) = (run.left.max(left.start), run.left_end().min(left.end));
            (start < end).then(|| Match { left: start, right: run.right + start - run.left, length: end - start })
        };
        let runs: Vec<Match> = self.runs.iter().filter_map(cut).collect();
        let (first, last) = (runs.first()?, runs.last()?);
        // What stands in a gap belongs to the part on whose side of the cut it is on the left.
        let before = self.runs.iter().rev().find(|run| run.left_end() <= first.left && run.left < first.left);
        let behind = self.runs.iter().find(|run| last.left_end() <= run.left);
        let start =
            if left.start < first.left { before.map_or(self.right.start, Match::right_end) } else { first.right };
        let end =
            if last.left_end() < left.end { behind.map_or(self.right.end, |run| run.right) } else { last.right_end() };
        Some(Self { left, right: start..end.max(last.right_end()), runs })
    }
}

/// The spans in which the texts agree, none over another on the left, in the order of the left. What has fewer than `least` equal characters
/// before it grows is left aside.
pub(crate) fn spans(
    seeds: &Seeds,
    left: &[char],
    right: &[char],
    parameters: &Parameters,
    least: usize,
    wanted: impl Fn(usize) -> bool,
) -> Vec<Span> {
    let matches = seeds.matches(left, right, wanted);
    let chains = chained(matches, parameters.widest_gap);
    let pieces = chains.into_iter().flat_map(|runs| divided(runs, left, right, parameters));
    let firm = pieces.filter(|runs| least <= runs.iter().map(|run| run.length).sum());
    best(firm.map(|runs| grown(runs, left, right)).collect(), left.len())
}

/// Puts each run behind the open chain that it continues best.
fn chained(matches: Vec<Match>, widest: usize) -> Vec<Vec<Match>> {
    let mut chains: Vec<Vec<Match>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for run in matches {
        open.retain(|chain| chains[*chain].last().is_some_and(|last| run.left <= last.left_end() + widest));
        let joined = open.iter().filter_map(|chain| {
            let (run, cost) = continued(chains[*chain].last()?, run, widest)?;
            Some((cost, *chain, run))
        });
        match joined.min_by_key(|(cost, _, _)| *cost) {
            Some((_, chain, run)) => chains[chain].push(run),
            None => {
                if open.len() == MOST_OPEN {
                    open.remove(0);
                }
                open.push(chains.len());
                chains.push(vec![run]);
            }
        }
    }
    chains
}

/// The run as it follows the last one of a chain, without what both cover, and what the gap between them costs.
fn continued(last: &Match, run: Match, widest: usize) -> Option<(Match, usize)> {
    let overlap = last.left_end().saturating_sub(run.left).max(last.right_end().saturating_sub(run.right));
    if run.length <= overlap || run.right < last.right {
        return None;
    }
    let run = Match { left: run.left + overlap, right: run.right + overlap, length: run.length - overlap };
    let (left, right) = (run.left - last.left_end(), run.right - last.right_end());
    (left <= widest && right <= widest).then_some((run, left.abs_diff(right) * 4 + left + right))
}

/// Cuts a chain at each gap in which the texts have nothing in common.
fn divided(runs: Vec<Match>, left: &[char], right: &[char], parameters: &Parameters) -> Vec<Vec<Match>> {
    let mut pieces: Vec<Vec<Match>> = Vec::new();
    for run in runs {
        let joined = pieces.last().and_then(|piece| piece.last()).is_some_and(|last| {
            alike(&left[last.left_end()..run.left], &right[last.right_end()..run.right], parameters.gap_likeness)
        });
        match pieces.last_mut() {
            Some(piece) if joined => piece.push(run),
            Some(_) | None => pieces.push(vec![run]),
        }
    }
    pieces
}

fn alike(left: &[char], right: &[char], likeness: usize) -> bool {
    let (shorter, longer) = (left.len().min(right.len()), left.len().max(right.len()));
    if longer <= ONE_WORD || shorter <= ONE_WORD && longer <= LEFT_OUT {
        return true;
    }
    let common = common_subsequence(left, right) * 100;
    // Where words were only left out, the shorter side stands in the longer one almost whole.
    longer * likeness <= common || shorter * (100 + likeness) <= common * 2 && longer <= shorter * 3
}

/// Length of the longest common subsequence.
fn common_subsequence(left: &[char], right: &[char]) -> usize {
    let mut row = vec![0; right.len() + 1];
    for character in left {
        let mut diagonal = 0;
        for (at, other) in right.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if character == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[right.len()]
}

/// Grows a piece at both ends over changed characters.
fn grown(mut runs: Vec<Match>, left: &[char], right: &[char]) -> Span {
    // Backwards first, on the reversed text; what is found comes in the reversed order too.
    let mut before = Vec::new();
    loop {
        let first = before.last().copied().unwrap_or(runs[0]);
        let reversed =
            |text: &[char], end: usize| text[end.saturating_sub(END)..end].iter().rev().copied().collect::<Vec<_>>();
        let steps = growth(&reversed(left, first.left), &reversed(right, first.right));
        if steps.is_empty() {
            break;
        }
        before.extend(steps.iter().map(|(l, r)| Match {
            left: first.left - 1 - l,
            right: first.right - 1 - r,
            length: 1,
        }));
    }
    before.reverse();
    before.append(&mut runs);
    let mut runs = before;
    loop {
        let last = runs[runs.len() - 1];
        let (l, r) = (last.left_end(), last.right_end());
        let steps = growth(&left[l..left.len().min(l + END)], &right[r..right.len().min(r + END)]);
        if steps.is_empty() {
            break;
        }
        runs.extend(steps.iter().map(|(at, other)| Match { left: l + at, right: r + other, length: 1 }));
    }
    let (first, last) = (runs[0], runs[runs.len() - 1]);
    Span { left: first.left..last.left_end(), right: first.right..last.right_end(), runs }
}

/// The equal characters of the best alignment that begins where both texts begin and ends where it pays most: an equal character
/// is worth two, a changed or missing one costs one.
fn growth(left: &[char], right: &[char]) -> Vec<(usize, usize)> {
    let width = right.len() + 1;
    let mut scores = [0_i16; (END + 1) * (END + 1)];
    let (mut best, mut end) = (0, (0, 0));
    for (score, at) in scores[..width].iter_mut().zip(0_i16..) {
        *score = -at;
    }
    for l in 1..=left.len() {
        scores[l * width] = -(l as i16);
        for r in 1..width {
            let same = left[l - 1] == right[r - 1];
            let diagonal = scores[(l - 1) * width + r - 1] + if same { 2 } else { -1 };
            let score = diagonal.max(scores[(l - 1) * width + r] - 1).max(scores[l * width + r - 1] - 1);
            scores[l * width + r] = if score + DROP < best { GONE } else { score };
            if best.max(LEAST_GAIN - 1) < score {
                (best, end) = (score, (l, r));
            }
        }
    }
    let mut steps = Vec::new();
    let (mut l, mut r) = end;
    while 0 < l && 0 < r {
        let score = scores[l * width + r];
        let same = left[l - 1] == right[r - 1];
        if score == scores[(l - 1) * width + r - 1] + if same { 2 } else { -1 } {
            (l, r) = (l - 1, r - 1);
            if same {
                steps.push((l, r));
            }
        } else if score == scores[(l - 1) * width + r] - 1 {
            l -= 1;
        } else {
            r -= 1;
        }
    }
    steps.reverse();
    steps
}

/// Takes the spans with most equal characters first and leaves to the others what is still free.
fn best(mut spans: Vec<Span>, length: usize) -> Vec<Span> {
    spans.sort_by_cached_key(|span| (Reverse(span.equal()), span.left.start, span.right.start));
    let mut taken = vec![false; length];
    let mut kept: Vec<Span> = Vec::new();
    for span in spans {
        let Some(span) = widest_free(&taken, &span.left).and_then(|free| span.within(&free)) else { continue };
        taken[span.left.clone()].fill(true);
        kept.push(span);
    }
    kept.sort_by_key(|span| span.left.start);
    kept
}

fn widest_free(taken: &[bool], range: &Range<usize>) -> Option<Range<usize>> {
    let mut widest = 0..0;
    let mut start = range.start;
    for at in range.clone() {
        if taken[at] {
            start = at + 1;
        } else if widest.len() < at + 1 - start {
            widest = start..at + 1;
        }
    }
    (!widest.is_empty()).then_some(widest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(left: &str, right: &str) -> Vec<(String, String)> {
        let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
        let spans = spans(&Seeds::of(&left, 5), &left, &right, &Parameters::default(), 5, |_| true);
        let text = |characters: &[char]| characters.iter().collect();
        spans.iter().map(|span| (text(&left[span.left.clone()]), text(&right[span.right.clone()]))).collect()
    }

    #[test]
    fn a_changed_word_does_not_break_a_span() {
        let found = texts(
            "前面无关区水务局逐一登记全区排水口并建立台账后面别的",
            "旧文开头区水务局逐一登记各镇排水口并建立台账此外如此",
        );
        assert_eq!(
            found,
            [("区水务局逐一登记全区排水口并建立台账".to_owned(), "区水务局逐一登记各镇排水口并建立台账".to_owned())]
        );
    }

    #[test]
    fn sentences_in_another_order_are_found_each() {
        let found = texts("甲乙丙丁戊己庚辛子丑寅卯辰巳午未", "子丑寅卯辰巳午未甲乙丙丁戊己庚辛");
        assert_eq!(
            found.iter().map(|(left, _)| left.as_str()).collect::<Vec<_>>(),
            ["甲乙丙丁戊己庚辛", "子丑寅卯辰巳午未"]
        );
        assert!(found.iter().all(|(left, right)| left == right));
    }

    #[test]
    fn texts_that_only_begin_and_end_alike_are_two_spans() {
        let found = texts(
            "统筹推进河道整治天地玄黄宇宙洪荒日月盈昃健全长效管护机制",
            "统筹推进河道整治金生丽水玉出昆冈剑号巨阙健全长效管护机制",
        );
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_part_keeps_both_sides_together() {
        let run = |left, right, length| Match { left, right, length };
        let span = Span { left: 0..20, right: 100..122, runs: vec![run(0, 100, 8), run(12, 114, 8)] };
        let part = span.within(&(4..10)).expect("four characters are equal");
        assert_eq!((part.left, part.right), (4..10, 104..114));
        let part = span.within(&(10..20)).expect("eight characters are equal");
        assert_eq!((part.left, part.right), (10..20, 108..122));
        assert_eq!(span.within(&(8..12)), None);
    }

    proptest! {
        #[test]
        fn spans_never_overlap_on_the_left_and_runs_are_equal(left in "[一二三四五六]{0,60}", right in "[一二三四五六]{0,60}") {
            let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
            let spans = spans(&Seeds::of(&left, 5), &left, &right, &Parameters::default(), 5, |_| true);
            prop_assert!(spans.windows(2).all(|two| two[0].left.end <= two[1].left.start));
            for span in spans {
                prop_assert!(span.left.end <= left.len() && span.right.end <= right.len() && span.left.start < span.left.end);
                for run in &span.runs {
                    prop_assert_eq!(&left[run.left..run.left_end()], &right[run.right..run.right_end()]);
                    prop_assert!(span.left.start <= run.left && run.left_end() <= span.left.end);
                    prop_assert!(span.right.start <= run.right && run.right_end() <= span.right.end);
                }
                prop_assert!(span.runs.windows(2).all(|two| two[0].left_end() <= two[1].left && two[0].right_end() <= two[1].right));
            }
        }
    }
}

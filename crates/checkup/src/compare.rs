//! Likeness of two texts, and quantities that can be held against each other.

use std::ops::Range;

use crate::scan::figures::Figure;
use crate::text::{Text, is_han};

/// Length of the runs that are compared.
const RUN: usize = 6;

/// Normalised six-character runs of a text, with the way back to its characters.
#[derive(Debug)]
pub(crate) struct Fingerprint {
    /// Run hashes with their position, sorted by hash, each hash once.
    runs: Vec<(u64, u32)>,
    /// Run hashes as they follow each other.
    sequence: Vec<u64>,
    /// The character of the text that each normalised character came from.
    origin: Vec<u32>,
}

impl Fingerprint {
    /// Letters and Chinese characters count; every digit counts as 0, so that a changed figure hides no copy.
    pub(crate) fn of(text: &Text<'_>) -> Self {
        let mut kept = Vec::with_capacity(text.len());
        let mut origin = Vec::with_capacity(text.len());
        for (index, character) in text.chars.iter().enumerate() {
            if let Some(normal) = normal(*character) {
                kept.push(normal);
                origin.push(u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        let sequence: Vec<u64> = kept.windows(RUN).map(hash).collect();
        let mut runs: Vec<(u64, u32)> = sequence
            .iter()
            .enumerate()
            .map(|(index, hash)| (*hash, u32::try_from(index).unwrap_or(u32::MAX)))
            .collect();
        runs.sort_unstable();
        runs.dedup_by_key(|run| run.0);
        Self { runs, sequence, origin }
    }

    /// How many different runs there are.
    pub(crate) fn len(&self) -> usize {
        self.runs.len()
    }

    /// How many different runs both have: one walk along two sorted lists.
    pub(crate) fn shared(&self, other: &Self) -> usize {
        let (mut left, mut right, mut shared) = (0, 0, 0);
        while let (Some(one), Some(two)) = (self.runs.get(left), other.runs.get(right)) {
            shared += usize::from(one.0 == two.0);
            left += usize::from(one.0 <= two.0);
            right += usize::from(two.0 <= one.0);
        }
        shared
    }

    /// The share of this text's runs that the other has.
    pub(crate) fn containment(&self, other: &Self) -> f64 {
        if self.runs.is_empty() {
            return 0.0;
        }
        ratio(self.shared(other), self.len())
    }

    /// The longest passage of this text that stands in the other: its characters here and there.
    pub(crate) fn passage(&self, other: &Self) -> Option<(Range<usize>, Range<usize>)> {
        let mut longest = 0..0;
        let mut start = 0;
        for (index, hash) in self.sequence.iter().enumerate() {
            if other.position(*hash).is_none() {
                start = index + 1;
            } else if longest.len() < index + 1 - start {
                longest = start..index + 1;
            }
        }
        let there = other.position(*self.sequence.get(longest.start)?)?;
        if longest.is_empty() {
            return None;
        }
        let there_end = (there + longest.len()).min(other.sequence.len());
        Some((self.characters(&longest), other.characters(&(there..there_end))))
    }

    fn position(&self, hash: u64) -> Option<usize> {
        let found = self.runs.binary_search_by_key(&hash, |run| run.0).ok()?;
        usize::try_from(self.runs[found].1).ok()
    }

    fn characters(&self, runs: &Range<usize>) -> Range<usize> {
        let at = |index: usize| self.origin.get(index).map_or(0, |origin| *origin as usize);
        at(runs.start)..at(runs.end + RUN - 2) + 1
    }
}

/// A part of a whole.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn normal(character: char) -> Option<char> {
    match character {
        '0'..='9' | '０'..='９' => Some('0'),
        'a'..='z' => Some(character),
        'A'..='Z' => Some(character.to_ascii_lowercase()),
        _ if is_han(character) => Some(character),
        _ => None,
    }
}

fn hash(run: &[char]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for character in run {
        state = (state ^ u64::from(u32::from(*character))).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state ^= state >> 29;
    }
    state
}

/// A figure with what it counts, such as 新增停车位 120 个.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    pub(crate) label: String,
    pub(crate) unit: &'static str,
    pub(crate) value: f64,
    pub(crate) range: Range<usize>,
}

impl Quantity {
    /// Whether both count the same thing: one unit, and labels that end alike.
    pub(crate) fn counts_like(&self, other: &Self) -> bool {
        const ALIKE: usize = 4;
        let alike = self.label.chars().rev().zip(other.label.chars().rev()).take_while(|(one, two)| one == two).count();
        self.unit == other.unit && ALIKE <= alike
    }
}

/// The quantities whose label can be read off the characters before the figure.
pub(crate) fn quantities(text: &Text<'_>, figures: &[Figure]) -> Vec<Quantity> {
    const LONGEST: usize = 10;
    const FILLERS: &[&str] = &[
        "共计", "合计", "总计", "累计", "达到", "超过", "已经", "共", "约", "达", "为", "有", "近", "超", "了", "计",
        "已",
    ];
    const CHANGES: &[char] = &['由', '从', '至', '到', '增', '降', '减', '比', '提', '升', '年', '月', '日'];
    let mut found = Vec::new();
    for figure in figures.iter().filter(|figure| figure.is_measured()) {
        let mut end = figure.range.start;
        while let Some(filler) = FILLERS.iter().find(|filler| text.has_before(end, filler)) {
            end -= filler.chars().count();
        }
        let mut start = end;
        while start.checked_sub(1).and_then(|index| text.at(index)).is_some_and(is_han) && end - start < LONGEST {
            start -= 1;
        }
        let label = text.slice(&(start..end));
        // A label that speaks of a change or a period counts something else each time it stands there.
        let tail: Vec<char> = label.chars().rev().take(4).collect();
        if tail.len() == 4 && !tail.iter().any(|character| CHANGES.contains(character)) {
            found.push(Quantity {
                label: label.to_owned(),
                unit: figure.unit,
                value: figure.value,
                range: figure.range.clone(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Part;

    fn print(source: &str) -> Fingerprint {
        Fingerprint::of(&Text::new(Part::Body, source))
    }

    #[test]
    fn a_copy_with_other_figures_and_marks_is_still_a_copy() {
        let one = print("临江街道组织网格员摸排老旧小区停车需求，新增停车位120个。");
        let two = print("临江街道组织网格员摸排老旧小区停车需求,新增停车位 315 个！");
        assert!(0.99 < one.containment(&two), "{}", one.containment(&two));
        assert_eq!(print("短").containment(&one), 0.0);
    }

    #[test]
    fn the_passage_is_shown_in_both_texts() {
        let (one, two) =
            ("开头不同，临江街道组织网格员摸排停车需求。", "😀另一开头：临江街道组织网格员摸排停车需求，完。");
        let (here, there) = print(one).passage(&print(two)).expect("they share a clause");
        let cut =
            |source: &str, range: Range<usize>| source.chars().skip(range.start).take(range.len()).collect::<String>();
        assert_eq!(cut(one, here), "临江街道组织网格员摸排停车需求");
        assert_eq!(cut(two, there), "临江街道组织网格员摸排停车需求");
    }
}

//! Quantities that can be held against each other.

use std::ops::Range;

use crate::scan::figures::Figure;
use crate::text::{Text, is_han};

/// A part of a whole.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
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

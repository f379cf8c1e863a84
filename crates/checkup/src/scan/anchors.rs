//! Anchors: what in a text can be looked up, counted or called to account.

use std::ops::Range;

use crate::lexicon::{Group, WordHit};
use crate::scan::dates::DateMention;
use crate::scan::figures::Figure;
use crate::text::{Text, digit};

/// The anchors, sorted and without overlaps.
pub(crate) fn anchors(
    text: &Text<'_>,
    dates: &[DateMention],
    figures: &[Figure],
    words: &[WordHit],
    units: &[Range<usize>],
    sentences: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = dates.iter().map(|date| date.range.clone()).collect();
    found.extend(figures.iter().filter(|figure| figure.is_measured()).map(|figure| figure.range.clone()));
    found.extend(words.iter().filter(|hit| hit.group == Group::Deadline).map(|hit| hit.range.clone()));
    titles(text, &mut found);
    document_numbers(text, &mut found);
    for duty in words.iter().filter(|hit| hit.group == Group::Duty) {
        let sentence = sentences.partition_point(|sentence| sentence.end <= duty.range.start);
        let named = sentences.get(sentence).is_some_and(|sentence| {
            let first = units.partition_point(|unit| unit.start < sentence.start);
            units.get(first).is_some_and(|unit| unit.end <= duty.range.start)
        });
        if named {
            found.push(duty.range.clone());
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut end = 0;
    found.retain(|range| {
        let fresh = end <= range.start;
        if fresh {
            end = range.end;
        }
        fresh
    });
    found
}

fn titles(text: &Text<'_>, found: &mut Vec<Range<usize>>) {
    let mut open = None;
    for (index, character) in text.chars.iter().enumerate() {
        match character {
            '《' => open = Some(index),
            '》' => found.extend(open.take().map(|start| start..index + 1)),
            _ => {}
        }
    }
}

fn document_numbers(text: &Text<'_>, found: &mut Vec<Range<usize>>) {
    for (index, _) in text.chars.iter().enumerate().filter(|(_, character)| **character == '〔') {
        let year = (1..=4).all(|step| digit(text.at(index + step)));
        if year && text.at(index + 5) == Some('〕') && digit(text.at(index + 6)) {
            found.push(index..index + 7);
        }
    }
}

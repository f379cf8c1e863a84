//! Sentences and paragraphs.

use std::ops::Range;

use crate::text::Text;

const ENDS: &[char] = &['。', '！', '？', '；', '!', '?', ';', '\n'];
const CLOSERS: &[char] = &['”', '’', '）', '》', '」', ')'];

/// The sentences, without leading blanks; a closing quotation mark belongs to the sentence it closes.
pub(crate) fn sentences(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut index = 0;
    while index < text.len() {
        let is_end = text.at(index).is_some_and(|character| ENDS.contains(&character));
        index += 1;
        if !is_end {
            continue;
        }
        while text.at(index).is_some_and(|character| ENDS.contains(&character) || CLOSERS.contains(&character)) {
            index += 1;
        }
        push(text, start..index, &mut found);
        start = index;
    }
    push(text, start..text.len(), &mut found);
    found
}

/// The paragraphs, without blanks around them.
pub(crate) fn paragraphs(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (index, character) in text.chars.iter().enumerate() {
        if *character == '\n' {
            push(text, start..index, &mut found);
            start = index + 1;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &Text<'_>, mut range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let blank = |index: usize| text.at(index).is_some_and(char::is_whitespace);
    while range.start < range.end && blank(range.start) {
        range.start += 1;
    }
    while range.start < range.end && blank(range.end - 1) {
        range.end -= 1;
    }
    if range.start < range.end {
        found.push(range);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Part;

    #[test]
    fn a_closing_mark_stays_with_its_sentence() {
        let text = Text::new(Part::Body, "他说：“好。”\r\n  再来。");
        let found: Vec<&str> = sentences(&text).iter().map(|range| text.slice(range)).collect();
        assert_eq!(found, ["他说：“好。”", "再来。"]);
        let found: Vec<&str> = paragraphs(&text).iter().map(|range| text.slice(range)).collect();
        assert_eq!(found, ["他说：“好。”", "再来。"]);
    }
}

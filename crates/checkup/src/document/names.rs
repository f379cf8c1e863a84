//! Names of organs as they stand in 主送, 抄送 and signatures.

use std::ops::Range;

use crate::text::Text;

/// The names in a line such as 主送：甲、乙： , in characters, without label and marks.
pub(crate) fn names(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let label = label_end(text);
    let mut start = label;
    let mut depth = 0usize;
    for index in label..=text.len() {
        let character = text.at(index);
        match character {
            Some('（' | '(') => depth += 1,
            Some('）' | ')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = character.is_none_or(|mark| depth == 0 && "、，,；;：:。.\n".contains(mark));
        if ends {
            push(text, start..index, &mut found);
            start = index + 1;
        }
    }
    found
}

fn label_end(text: &Text<'_>) -> usize {
    let label = ["主送：", "抄送：", "主送:", "抄送:", "发送：", "报送：", "主送", "抄送"];
    label.iter().find(|label| text.has_at(0, label)).map_or(0, |label| label.chars().count())
}

fn push(text: &Text<'_>, mut range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let blank = |index: usize| text.at(index).is_some_and(char::is_whitespace);
    while range.start < range.end && blank(range.start) {
        range.start += 1;
    }
    while range.start < range.end && blank(range.end - 1) {
        range.end -= 1;
    }
    if !range.is_empty() {
        found.push(range);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_by_marks_outside_brackets() {
        let text = Text::new(crate::Part::Body, "抄送：区纪委（区监委、巡察办），区委办公室。");
        let found: Vec<&str> = names(&text).into_iter().map(|range| text.slice(&range)).collect();
        assert_eq!(found, ["区纪委（区监委、巡察办）", "区委办公室"]);
    }
}

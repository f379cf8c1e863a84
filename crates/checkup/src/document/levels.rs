//! 层次 The numbers that lines begin with, as they were typed.

use std::ops::Range;

use gongwen::Level;
use gongwen::placed::{Part, Role};

use crate::document::numerals::number;
use crate::document::subject::DocumentSubject;

/// A line that begins with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numbered {
    pub(crate) level: Level,
    pub(crate) value: u32,
    pub(crate) part: Part,
    /// The number with its marks, in characters of the body.
    pub(crate) mark: Range<usize>,
    /// The whole line.
    pub(crate) line: Range<usize>,
}

/// The numbered lines of the document and its attachments, in order; tables apart.
pub(crate) fn numbered(subject: &DocumentSubject<'_>) -> Vec<Numbered> {
    let mut found = Vec::new();
    for line in subject.lines {
        if !matches!(line.role, Role::Heading(_) | Role::Paragraph) {
            continue;
        }
        let words = subject.words(line);
        let blanks = words.chars().take_while(|character| character.is_whitespace()).count();
        let words: Vec<char> = words.chars().skip(blanks).take(12).collect();
        if let Some((level, value, length)) = read(&words) {
            let start = line.range.start + blanks;
            found.push(Numbered {
                level,
                value,
                part: line.part,
                mark: start..start + length,
                line: line.range.clone(),
            });
        }
    }
    found
}

/// Level, value and length of the number that a line begins with. 1、 is read as 1. and （一）、 as （一）, for what is wrong with them
/// is said by rules of their own.
fn read(words: &[char]) -> Option<(Level, u32, usize)> {
    let chinese = |character: &char| "一二三四五六七八九十".contains(*character);
    let first = *words.first()?;
    if matches!(first, '（' | '(') {
        let inner = words[1..].iter().take_while(|c| chinese(c) || c.is_ascii_digit()).count();
        let close = words.get(inner + 1)?;
        if inner == 0 || 3 < inner || !matches!(close, '）' | ')') {
            return None;
        }
        let text: String = words[1..=inner].iter().collect();
        let level = if text.bytes().all(|byte| byte.is_ascii_digit()) { Level::Fourth } else { Level::Second };
        return Some((level, number(&text)?, inner + 2));
    }
    let digits = words.iter().take_while(|c| c.is_ascii_digit()).count();
    if (1..=2).contains(&digits) {
        let mark = words.get(digits)?;
        let next = words.get(digits + 1);
        // 3.5万元 and 1、2号线 begin with no number of a line.
        let joined = next.is_some_and(|c| c.is_ascii_digit());
        if matches!(mark, '.' | '．' | '、') && !joined {
            let text: String = words[..digits].iter().collect();
            return Some((Level::Third, number(&text)?, digits + 1));
        }
        return None;
    }
    let numerals = words.iter().take_while(|c| chinese(c)).count();
    if (1..=3).contains(&numerals) && words.get(numerals) == Some(&'、') {
        // 三、四季度 counts quarters.
        if words.get(numerals + 1).is_some_and(chinese)
            && words.get(numerals + 2).is_some_and(|c| "季月年级类等种个".contains(*c))
        {
            return None;
        }
        let text: String = words[..numerals].iter().collect();
        return Some((Level::First, number(&text)?, numerals + 1));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_lines_are_read_as_typed() {
        let read = |text: &str| super::read(&text.chars().collect::<Vec<_>>());
        assert_eq!(read("一、加强领导"), Some((Level::First, 1, 2)));
        assert_eq!(read("（十二）明确到人"), Some((Level::Second, 12, 4)));
        assert_eq!(read("3.每日"), Some((Level::Third, 3, 2)));
        assert_eq!(read("3、每日"), Some((Level::Third, 3, 2)));
        assert_eq!(read("（4）上午"), Some((Level::Fourth, 4, 3)));
        for text in ["3.5万元", "1、2号线", "三、四季度", "（2026年）", "十年", "一是"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

//! 序号 The numbers of headings: 一、（一）1.（1）, set by the engine and understood when typed (GB/T 9704-2012 7.3.3).

use crate::document::Level;

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A number in Chinese words, for 1 to 99.
#[must_use]
pub fn chinese(number: usize) -> String {
    let (tens, ones) = (number / 10, number % 10);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        more => format!("{}十", DIGITS[more.min(9)]),
    };
    let ones = if ones == 0 { String::new() } else { DIGITS[ones].to_string() };
    tens + &ones
}

/// The number before a heading of this level.
#[must_use]
pub fn label(level: Level, number: usize) -> String {
    match level {
        Level::First => format!("{}、", chinese(number)),
        Level::Second => format!("（{}）", chinese(number)),
        Level::Third => format!("{number}."),
        Level::Fourth => format!("（{number}）"),
    }
}

/// The level that a typed number stands for, and the text after it; None where the line begins with no number.
#[must_use]
pub fn typed(line: &str) -> Option<(Level, &str)> {
    let chinese_length = |text: &str| {
        let end = text.char_indices().find(|(_, c)| !DIGITS.contains(c) && *c != '十').map_or(text.len(), |(at, _)| at);
        (0 < end && text[..end].chars().count() <= 3).then_some(end)
    };
    if let Some(end) = chinese_length(line)
        && let Some(rest) = line[end..].strip_prefix('、')
    {
        return Some((Level::First, rest.trim_start()));
    }
    if let Some(inner) = line.strip_prefix(['（', '('])
        && let Some(close) = inner.find(['）', ')'])
    {
        let (number, rest) = (&inner[..close], &inner[close..]);
        let rest = rest.trim_start_matches(['）', ')']).trim_start();
        if chinese_length(number) == Some(number.len()) {
            return Some((Level::Second, rest));
        }
        if is_small_number(number) {
            return Some((Level::Fourth, rest));
        }
    }
    let end = line.find(|c: char| !c.is_ascii_digit())?;
    let rest = line[end..].strip_prefix(['.', '．'])?;
    let heading = is_small_number(&line[..end]) && !rest.starts_with(|c: char| c.is_ascii_digit());
    heading.then_some((Level::Third, rest.trim_start()))
}

fn is_small_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_engine_sets_it_also_understands() {
        for number in 1..=99 {
            for level in Level::ALL {
                let line = format!("{}加强领导", label(level, number));
                assert_eq!(typed(&line), Some((level, "加强领导")), "{line}");
            }
        }
    }

    #[test]
    fn the_words_are_those_of_offices() {
        assert_eq!([1, 10, 11, 20, 21, 99].map(chinese), ["一", "十", "十一", "二十", "二十一", "九十九"]);
    }

    #[test]
    fn figures_in_the_text_are_no_numbers_of_headings() {
        for line in ["3.5万元投入使用", "一二三、", "（2026年）", "十、", "2026.", "1、", "（〇）甲"]
        {
            let found = typed(line).map(|(level, _)| level);
            assert!(found != Some(Level::Third) && found != Some(Level::Fourth), "{line}");
        }
        assert_eq!(typed("全区共检查128户"), None);
    }
}

//! Chinese numerals as documents write them: in old dates, in the numbers of headings, in announced counts.

use std::ops::Range;

use jiff::civil;

/// A date in Chinese numerals, such as 二〇一一年五月四日.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NumeralDate {
    /// In bytes of the text.
    pub(crate) bytes: Range<usize>,
    pub(crate) year: i16,
    pub(crate) month: i8,
    pub(crate) day: Option<i8>,
}

impl NumeralDate {
    /// The first one in the text.
    pub(crate) fn find(text: &str) -> Option<Self> {
        let mut from = 0;
        while let Some(found) = text[from..].find('年') {
            let at = from + found;
            if let Some(date) = Self::around(text, at) {
                return Some(date);
            }
            from = at + '年'.len_utf8();
        }
        None
    }

    fn around(text: &str, at: usize) -> Option<Self> {
        const DIGITS: usize = 4;
        let before: Vec<(usize, char)> = text[..at].char_indices().rev().take(DIGITS).collect();
        let start = before.get(DIGITS - 1)?.0;
        let mut year: i16 = 0;
        for (_, character) in before.iter().rev() {
            year = year * 10 + i16::from(digit(*character)?);
        }
        let rest = &text[at + '年'.len_utf8()..];
        let month_end = rest.find('月')?;
        let month = small(&rest[..month_end])?;
        let after = &rest[month_end + '月'.len_utf8()..];
        let day = after.find('日').and_then(|end| Some((small(&after[..end])?, end + '日'.len_utf8())));
        let month_bytes = at + '年'.len_utf8() + month_end + '月'.len_utf8();
        let end = month_bytes + day.map_or(0, |(_, length)| length);
        Some(Self { bytes: start..end, year, month, day: day.map(|(day, _)| day) })
    }

    /// The day; the first of the month if none is written.
    pub(crate) fn on(&self) -> Option<civil::Date> {
        civil::Date::new(self.year, self.month, self.day.unwrap_or(1)).ok()
    }

    /// The same in Arabic figures.
    pub(crate) fn arabic(&self) -> String {
        let day = self.day.map(|day| format!("{day}日")).unwrap_or_default();
        format!("{}年{}月{day}", self.year, self.month)
    }
}

/// One digit as years are written; 〇 is also typed as ○, Ｏ and 零.
fn digit(character: char) -> Option<i8> {
    match character {
        '〇' | '○' | 'Ｏ' | 'O' | '零' | '０' => Some(0),
        _ => "一二三四五六七八九"
            .chars()
            .position(|numeral| numeral == character)
            .and_then(|at| i8::try_from(at + 1).ok()),
    }
}

/// A number from 1 to 99 in Chinese numerals.
pub(crate) fn small(text: &str) -> Option<i8> {
    let ones = |text: &str| {
        let mut characters = text.chars();
        let one = characters.next().and_then(digit)?;
        (characters.next().is_none() && 0 < one).then_some(one)
    };
    match text.split_once('十') {
        None => ones(text),
        Some((tens, rest)) => {
            let tens = if tens.is_empty() { 1 } else { ones(tens)? };
            let rest = if rest.is_empty() { 0 } else { ones(rest)? };
            Some(tens * 10 + rest)
        }
    }
}

/// A number up to 9999 in Chinese numerals with 十, 百 and 千, or in Arabic figures.
pub(crate) fn number(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let (mut whole, mut last) = (0, 0);
    for character in text.chars() {
        match character {
            '千' | '百' | '十' => {
                let unit = if character == '千' {
                    1000
                } else if character == '百' {
                    100
                } else {
                    10
                };
                whole += if last == 0 { unit } else { last * unit };
                last = 0;
            }
            '两' => last = 2,
            _ => last = u32::try_from(digit(character)?).ok()?,
        }
    }
    Some(whole + last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_chinese_numerals_are_read() {
        let date = NumeralDate::find("中共青溪区委\n二○一一年十二月二十八日").expect("there");
        assert_eq!((date.year, date.month, date.day), (2011, 12, Some(28)));
        assert_eq!(date.arabic(), "2011年12月28日");
        assert_eq!(NumeralDate::find("二〇一四年五月").expect("there").arabic(), "2014年5月");
        assert_eq!(NumeralDate::find("2014年5月，近三年来"), None);
    }

    #[test]
    fn numbers_of_articles_are_read() {
        assert_eq!(
            ["二百", "一百零三", "十二", "二十", "一千二百六十", "42"].map(number),
            [200, 103, 12, 20, 1260, 42].map(Some)
        );
        assert_eq!(number("甲"), None);
        assert_eq!(["十", "十九", "二十一", "〇"].map(small), [Some(10), Some(19), Some(21), None]);
    }
}

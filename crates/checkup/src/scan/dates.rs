//! Dates as offices write them: 2026年11月23日, 11月3日14时, 2026-11-23, 3月.

use std::ops::Range;

use jiff::civil;

use crate::text::{Text, digit};

/// A date in the text; what is not written is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateMention {
    pub(crate) range: Range<usize>,
    pub(crate) year: Option<i16>,
    pub(crate) month: Option<u32>,
    pub(crate) day: Option<u32>,
    /// Where the day is closed with 号 instead of 日.
    pub(crate) hao: Option<usize>,
}

impl DateMention {
    /// The day meant, if month and day are written; a missing year is that of `today`.
    pub(crate) fn on(&self, today: civil::Date) -> Option<civil::Date> {
        let (month, day) = (i8::try_from(self.month?).ok()?, i8::try_from(self.day?).ok()?);
        civil::Date::new(self.year.unwrap_or(today.year()), month, day).ok()
    }

    /// The day meant, or the last day of the month if only the month is written, but not after today.
    pub(crate) fn at_latest(&self, today: civil::Date) -> Option<civil::Date> {
        if self.day.is_some() {
            return self.on(today);
        }
        let month = i8::try_from(self.month?).ok()?;
        let first = civil::Date::new(self.year.unwrap_or(today.year()), month, 1).ok()?;
        let last = first.last_of_month();
        Some(if first <= today && today < last { today } else { last })
    }

    /// Whether there is no such day in any year, or not in the year written.
    pub(crate) fn is_impossible(&self) -> bool {
        if self.month.is_some_and(|month| !(1..=12).contains(&month)) {
            return true;
        }
        if self.day.is_some_and(|day| !(1..=31).contains(&day)) {
            return true;
        }
        const LEAP: i16 = 2024;
        let Some(month) = self.month.and_then(|month| i8::try_from(month).ok()) else { return false };
        let Some(day) = self.day.and_then(|day| i8::try_from(day).ok()) else { return false };
        civil::Date::new(self.year.unwrap_or(LEAP), month, day).is_err()
    }
}

/// The dates, in order.
pub(crate) fn dates(text: &Text<'_>) -> Vec<DateMention> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < text.len() {
        if !digit(text.at(index)) {
            index += 1;
            continue;
        }
        let end = digits_end(text, index);
        let fresh =
            !text.before(index).is_some_and(|before| matches!(before, '.' | '．') || before.is_ascii_alphanumeric());
        match if fresh { date_at(text, index, end) } else { None } {
            Some(date) => {
                index = date.range.end;
                found.push(date);
            }
            None => index = end,
        }
    }
    found
}

pub(crate) fn digits_end(text: &Text<'_>, start: usize) -> usize {
    let mut end = start;
    while digit(text.at(end)) {
        end += 1;
    }
    end
}

fn number(text: &Text<'_>, range: &Range<usize>) -> Option<u32> {
    text.slice(range).parse().ok()
}

fn date_at(text: &Text<'_>, start: usize, end: usize) -> Option<DateMention> {
    let mut date = DateMention { range: start..end, year: None, month: None, day: None, hao: None };
    match end - start {
        4 => {
            let year = number(text, &(start..end)).and_then(|year| i16::try_from(year).ok());
            match text.at(end)? {
                '年' => {
                    date.year = year;
                    date.range.end = end + 1;
                    month_and_day(text, end + 1, &mut date);
                    Some(date)
                }
                mark @ ('-' | '/' | '.') => {
                    date.year = year;
                    dashed(text, end + 1, mark, &mut date).then_some(date)
                }
                _ => None,
            }
        }
        1 | 2 => match text.at(end)? {
            '月' => {
                month_and_day(text, start, &mut date);
                Some(date)
            }
            '日' if !text.has_any_at(end + 1, &["游", "内", "均", "间", "常", "报"]) => {
                date.day = number(text, &(start..end));
                date.range.end = clock(text, end + 1);
                Some(date)
            }
            _ => None,
        },
        _ => None,
    }
}

fn month_and_day(text: &Text<'_>, start: usize, date: &mut DateMention) {
    let end = digits_end(text, start);
    if !(1..=2).contains(&(end - start)) || text.at(end) != Some('月') {
        return;
    }
    date.month = number(text, &(start..end));
    date.range.end = if text.at(end + 1) == Some('份') { end + 2 } else { end + 1 };
    let start = end + 1;
    let end = digits_end(text, start);
    if !(1..=2).contains(&(end - start)) {
        return;
    }
    let is_day = match text.at(end) {
        Some('日') => true,
        // 5月3号楼 and 9月5号线 name a building and a line.
        Some('号') => {
            !text.at(end + 1).is_some_and(|next| "线楼院门店机桩台井房车厅区厂库文令地公池泵".contains(next))
        }
        _ => false,
    };
    if !is_day {
        return;
    }
    date.day = number(text, &(start..end));
    date.hao = (text.at(end) == Some('号')).then_some(end);
    date.range.end = clock(text, end + 1);
}

fn dashed(text: &Text<'_>, start: usize, mark: char, date: &mut DateMention) -> bool {
    let middle = digits_end(text, start);
    if !(1..=2).contains(&(middle - start)) || text.at(middle) != Some(mark) {
        return false;
    }
    let end = digits_end(text, middle + 1);
    if !(1..=2).contains(&(end - middle - 1)) {
        return false;
    }
    date.month = number(text, &(start..middle));
    date.day = number(text, &(middle + 1..end));
    date.range.end = end;
    true
}

/// The end of a time of day that follows a date, such as 上午9时30分; the start if there is none.
fn clock(text: &Text<'_>, start: usize) -> usize {
    let after_part = ["上午", "下午", "凌晨", "晚上", "中午", "晚"]
        .iter()
        .find(|part| text.has_at(start, part))
        .map_or(start, |part| start + part.chars().count());
    let hour = digits_end(text, after_part);
    if !(1..=2).contains(&(hour - after_part)) || !text.has_any_at(hour, &["时", "点", ":", "："]) {
        return after_part;
    }
    let minute = digits_end(text, hour + 1);
    if minute == hour + 1 {
        return if text.has_any_at(hour, &["时", "点"]) { hour + 1 } else { after_part };
    }
    if text.at(minute) == Some('分') { minute + 1 } else { minute }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Part;

    type Read = (String, Option<i16>, Option<u32>, Option<u32>);

    fn found(source: &str) -> Vec<Read> {
        let text = Text::new(Part::Body, source);
        dates(&text)
            .into_iter()
            .map(|date| (text.slice(&date.range).to_owned(), date.year, date.month, date.day))
            .collect()
    }

    #[test]
    fn dates_are_read_as_written() {
        assert_eq!(
            found("2026年11月3日14时20分，"),
            [("2026年11月3日14时20分".to_owned(), Some(2026), Some(11), Some(3))]
        );
        assert_eq!(found("11月3日上午召开"), [("11月3日上午".to_owned(), None, Some(11), Some(3))]);
        assert_eq!(found("2026-11-23 报"), [("2026-11-23".to_owned(), Some(2026), Some(11), Some(23))]);
        assert_eq!(found("10月份"), [("10月份".to_owned(), None, Some(10), None)]);
    }

    #[test]
    fn buildings_lines_and_numbers_are_no_dates() {
        assert_eq!(found("3个月、10年来、第2026号、v3.2月"), []);
        assert_eq!(found("5月3号楼封顶"), [("5月".to_owned(), None, Some(5), None)]);
    }

    #[test]
    fn the_thirtieth_of_february_never_comes() {
        let text = Text::new(Part::Body, "2月30日、2025年2月29日、2月29日、13月1日");
        let impossible: Vec<bool> = dates(&text).iter().map(DateMention::is_impossible).collect();
        assert_eq!(impossible, [true, true, false, true]);
    }
}

//! 宽认 Elements as people really type them, faults and all: a check can only speak of what was seen.

use jiff::civil::Date;

use crate::document::Level;
use crate::docx::PLAIN;
use crate::numerals::typed;
use crate::patterns::{self, date, issue, secrecy, tight};
use crate::words::Urgency;

const NUMERALS: &str = "〇零○一二三四五六七八九十";

/// The level and the words after the number of a heading, also of a faulty one: （一）、 1、 (一) 一. １． 1）.
pub(super) fn numbered(text: &str) -> Option<(Level, &str)> {
    if let Some((level, words)) = typed(text) {
        let bracketed = matches!(level, Level::Second | Level::Fourth);
        let words =
            if bracketed { words.trim_start_matches(['、', '．', '.', '，', ',']).trim_start() } else { words };
        return Some((level, words));
    }
    let digits = text.find(|c: char| !is_digit(c)).filter(|end| 0 < *end && text[..*end].chars().count() <= 2);
    if let Some(end) = digits {
        let rest = text[end..].strip_prefix(['、', '.', '．', '，'])?;
        let level = Level::Third;
        return (!rest.starts_with(is_digit)).then_some((level, rest.trim_start()));
    }
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        let end = inner.find(|c: char| !is_digit(c)).filter(|end| 0 < *end && inner[..*end].chars().count() <= 2)?;
        let rest = inner[end..].strip_prefix(['）', ')'])?;
        return Some((Level::Fourth, rest.trim_start_matches(['、', '．', '.']).trim_start()));
    }
    let end = text.find(|c: char| !NUMERALS.contains(c)).filter(|end| 0 < *end && text[..*end].chars().count() <= 3)?;
    let rest = text[end..].strip_prefix(['.', '．'])?;
    Some((Level::First, rest.trim_start()))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// 发文字号, 令号 or 期号 that fills a line, in whatever brackets.
pub(super) fn is_number(text: &str) -> bool {
    if 200 < text.len() {
        return false;
    }
    let text = tight(text);
    if issue(&text).is_some() || is_issue(&text) {
        return true;
    }
    const OPEN: [char; 8] = ['〔', '[', '（', '(', '【', '［', '﹝', '{'];
    const CLOSE: [char; 8] = ['〕', ']', '）', ')', '】', '］', '﹞', '}'];
    let Some((prefix, rest)) = text.split_once(OPEN) else { return false };
    let Some((year, rest)) = rest.split_once(CLOSE) else { return false };
    let year = year.trim_end_matches('年');
    let plain = (1..=15).contains(&prefix.chars().count()) && prefix.chars().all(char::is_alphanumeric);
    let years = [2, 4].contains(&year.chars().count()) && year.chars().all(is_digit);
    let serial = rest.strip_prefix('第').unwrap_or(rest);
    let serial = serial.strip_suffix('号').unwrap_or(serial);
    let counted = serial.chars().count() <= 5 && serial.chars().all(|c| is_digit(c) || "×X＿_".contains(c));
    plain && years && (counted && rest.ends_with('号') || serial == "待编号" || rest == "待编号")
}

/// 2026年第12期（总第88期）
fn is_issue(text: &str) -> bool {
    let text = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let text = text.split_once('年').filter(|(year, _)| year.chars().all(is_digit)).map_or(text, |(_, rest)| rest);
    let text =
        text.split_once(['（', '(']).filter(|(_, rest)| rest.starts_with("总第")).map_or(text, |(issue, _)| issue);
    let inner = text.strip_prefix('第').or_else(|| text.strip_prefix("总第"));
    let inner = inner.and_then(|inner| inner.strip_suffix('期').or_else(|| inner.strip_suffix('号')));
    inner.is_some_and(|inner| {
        (1..=4).contains(&inner.chars().count()) && inner.chars().all(|c| is_digit(c) || NUMERALS.contains(c))
    })
}

/// A whole line that is a day or a month: in figures, in words, with 号, with leading zeros.
pub(super) fn is_date(text: &str) -> bool {
    if 90 < text.len() {
        return false;
    }
    let text = tight(text);
    let part = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&text.chars().count())
            && text.chars().all(|c| is_digit(c) || NUMERALS.contains(c) || "OＯ".contains(c))
    };
    if dotted(&text).is_some() {
        return true;
    }
    let Some((year, rest)) = text.split_once('年') else { return false };
    let Some((month, day)) = rest.split_once('月') else { return false };
    let day = day.strip_suffix(['日', '号']).filter(|day| part(day, 1..=3)).is_some() || day.is_empty();
    part(year, 2..=4) && part(month, 1..=3) && day
}

/// 2026.5.20, 2026-05-20, 2026/5/20: a day as it is typed in a hurry.
fn dotted(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['.', '-', '/', '．']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let figures = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || ![year, month, day].into_iter().all(|part| figures(part)) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The day that a line is, however it is typed; None for one that does not exist or is only a month.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = tight(text);
    dotted(&text).or_else(|| date(&text.replace('号', "日")))
}

/// What stands before the day at the end of a line, where somebody put both in one.
pub(super) fn before_date(text: &str) -> Option<&str> {
    let (gap, _) = text.char_indices().rev().filter(|(_, c)| c.is_whitespace()).find(|(at, _)| {
        let rest = &text[*at..];
        90 < rest.len() || rest.contains('年') && !rest.trim_start().starts_with('年') || dotted(rest.trim()).is_some()
    })?;
    is_date(&text[gap..]).then(|| text[..gap].trim_end()).filter(|before| !before.is_empty())
}

/// 份号、密级、紧急程度: which of them a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Corner {
    CopyNo,
    Secrecy,
    Urgency,
}

/// Which element of the corner a word is.
pub(super) fn corner(text: &str) -> Option<Corner> {
    if 60 < text.len() {
        return None;
    }
    let text = tight(text);
    let figures = text.strip_prefix("份号").map_or(text.as_str(), |rest| rest.trim_start_matches(['：', ':']));
    if figures.len() == 6 && figures.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Corner::CopyNo);
    }
    let levels = ["绝密", "机密", "秘密"];
    let rest = levels.iter().find_map(|level| text.strip_prefix(level));
    if secrecy(&text).is_some() || rest.is_some_and(|rest| rest.starts_with(['★', '☆', '*', '＊', '·'])) {
        return Some(Corner::Secrecy);
    }
    let urgency = text.trim_end_matches(PLAIN).trim_start_matches("紧急程度").trim_start_matches(['：', ':']);
    Urgency::ALL.iter().any(|known| known.word() == urgency).then_some(Corner::Urgency)
}

/// 附件说明: whether a line begins it, with whatever colon, and with a number before or behind the colon.
pub(super) fn begins_enclosures(text: &str) -> bool {
    enclosed(text).is_some()
}

/// 附件, 附件1, 附 件 一 as a line of its own: the number; 0 for none.
pub(super) fn attachment_mark(text: &str) -> Option<usize> {
    (text.len() <= 60).then(|| patterns::attachment_mark(&tight(text))).flatten()
}

/// What follows 附件： or 附件1：.
pub(super) fn enclosed(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("附件").or_else(|| text.strip_prefix('附'))?.trim_start();
    let rest = rest.trim_start_matches(|c| is_digit(c) || NUMERALS.contains(c)).trim_start();
    let rest = rest.strip_prefix(['：', ':'])?.trim_start();
    (!rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings_are_seen_in_faulty_forms_too() {
        for (text, level) in [
            ("一、总体要求", Level::First),
            ("一. 总体要求", Level::First),
            ("（一）、总体要求", Level::Second),
            ("(一)总体要求", Level::Second),
            ("1、总体要求", Level::Third),
            ("１．总体要求", Level::Third),
            ("1．总体要求", Level::Third),
            ("（1）、总体要求", Level::Fourth),
            ("（１）总体要求", Level::Fourth),
        ] {
            assert_eq!(numbered(text), Some((level, "总体要求")), "{text}");
        }
        for text in ["2026年", "3.5万元", "1，000户", "5、6月份", "一方面", "（2026年）", "十三届", "(a)", ""]
        {
            assert_eq!(numbered(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_one_in_wrong_brackets_and_with_needless_words() {
        for text in [
            "青办发〔2024〕3号",
            "青办发[2024]第03号",
            "青办发（2024） 3 号",
            "青办发【24】3号",
            "青办发〔2024〕待编号",
            "青办发〔2024〕号",
            "第3号",
            "2026年第12期（总第88期）",
        ] {
            assert!(is_number(text), "{text}");
        }
        for text in ["各镇（街道）", "《通知》（青办发〔2024〕3号）", "区政府（2024年）", "第一章", "甲", ""]
        {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn days_are_seen_as_they_are_typed() {
        for text in [
            "2026年1月5日",
            "2026年01月05日",
            "二〇一一年五月二十日",
            "二○一一年五月",
            "26年1月5号",
            "2026 年 1 月 5 日",
        ] {
            assert!(is_date(text), "{text}");
        }
        for text in ["1月5日", "2026年", "今年1月5日", "2026年1月5日前", "2026年1月5日印发", ""] {
            assert!(!is_date(text), "{text}");
        }
        assert_eq!(before_date("区委办公室　2026年1月5日"), Some("区委办公室"));
        assert_eq!(before_date("区委办公室 2026.1.5"), Some("区委办公室"));
        assert_eq!(day("2026.1.5"), day("二〇二六年一月5号"));
        assert_eq!(day("2026.13.5"), None);
        assert_eq!(before_date("区委办公室2026年1月5日"), None);
        assert_eq!(before_date("至 2026 年 1 月 5 日"), Some("至"));
    }

    #[test]
    fn corners_and_enclosures_are_seen() {
        assert_eq!(corner("000128"), Some(Corner::CopyNo));
        assert_eq!(corner("机密★1年"), Some(Corner::Secrecy));
        assert_eq!(corner("特 急"), Some(Corner::Urgency));
        assert_eq!(corner("特急·明电"), Some(Corner::Urgency));
        assert_eq!(corner("秘密工作"), None);
        for text in ["附件：1.清单", "附件:清单", "附：清单", "附件1：清单", "附件 2: 清单", "附件一：清单"]
        {
            assert!(begins_enclosures(text), "{text}");
        }
        for text in ["附件", "附件1", "附件：", "附近：甲", "附件里：甲"] {
            assert!(!begins_enclosures(text), "{text}");
        }
    }
}

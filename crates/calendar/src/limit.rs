//! A limit of time as policy writes it: 15日, 3个工作日, 1小时, 30分钟.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How long people have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Limit {
    /// Days as they come, rest days counted.
    CalendarDays(u32),
    /// Working days only.
    WorkingDays(u32),
    /// Hours, running through nights and holidays.
    Hours(u32),
    /// Minutes, running through nights and holidays.
    Minutes(u32),
}

/// A text that is not a limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{written}”不是期限；请写成大于零的整数加单位，如“3个工作日”“15日”“1小时”“30分钟”")]
pub struct LimitError {
    /// What was written.
    pub written: String,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::CalendarDays(days) => write!(f, "{days}日"),
            Limit::WorkingDays(days) => write!(f, "{days}个工作日"),
            Limit::Hours(hours) => write!(f, "{hours}小时"),
            Limit::Minutes(minutes) => write!(f, "{minutes}分钟"),
        }
    }
}

impl FromStr for Limit {
    type Err = LimitError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        parse(written).ok_or_else(|| LimitError { written: written.chars().take(40).collect() })
    }
}

impl From<Limit> for String {
    fn from(limit: Limit) -> Self {
        limit.to_string()
    }
}

impl TryFrom<String> for Limit {
    type Error = LimitError;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        written.parse()
    }
}

fn parse(written: &str) -> Option<Limit> {
    let plain: String = written.chars().filter(|letter| !letter.is_whitespace()).map(half_width).collect();
    let unit_at = plain.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = plain.split_at(unit_at);
    let number: u32 = number.parse().ok().filter(|number| 0 < *number)?;
    match unit.strip_prefix('个').unwrap_or(unit) {
        "日" | "天" | "自然日" => Some(Limit::CalendarDays(number)),
        "工作日" => Some(Limit::WorkingDays(number)),
        "小时" => Some(Limit::Hours(number)),
        "分钟" => Some(Limit::Minutes(number)),
        _ => None,
    }
}

/// Digits typed with a Chinese keyboard are digits too.
fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' => char::from(b'0' + u8::try_from(letter as u32 - '０' as u32).expect("there are ten digits")),
        _ => letter,
    }
}

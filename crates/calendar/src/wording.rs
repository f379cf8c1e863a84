//! How dates and times are said in Chinese.

use jiff::civil::{Date, DateTime, Weekday};

/// 2026年10月9日.
pub(crate) fn full(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// 10月9日, with the year before it where it is not `year`.
pub(crate) fn in_year(date: Date, year: i16) -> String {
    if date.year() == year { format!("{}月{}日", date.month(), date.day()) } else { full(date) }
}

/// 10月1日至7日; the month and the year are said again only where they change.
pub(crate) fn run(from: Date, to: Date, year: i16) -> String {
    let first = in_year(from, year);
    if from == to {
        first
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{first}至{}日", to.day())
    } else {
        format!("{first}至{}", in_year(to, from.year()))
    }
}

/// 2026年10月9日8时30分; seconds are said only where there are any.
pub(crate) fn moment(time: DateTime) -> String {
    let seconds = if time.second() == 0 { String::new() } else { format!("{}秒", time.second()) };
    format!("{}{}时{}分{seconds}", full(time.date()), time.hour(), time.minute())
}

/// 星期一 to 星期日.
pub(crate) fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    }
}

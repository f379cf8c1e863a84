//! Reading the JSON form in which public holiday data sets are kept: `year`, `papers`, `days` with `isOffDay`.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::check::{self, ImportError, RawNotice, refused};
use crate::law;
use crate::notice::{MakeUp, Notice, Span, YearFile};

/// The year that the JSON `text` arranges.
pub(crate) fn read(text: &str) -> Result<YearFile, ImportError> {
    let open: OpenYear = serde_json::from_str(text).map_err(|error| {
        let problem = "不合 JSON 写法，或缺少 year、days 及其中的 name、date、isOffDay";
        refused(Some(error.line()), problem, "请核对这一行；日期应写成 \"2027-02-06\"")
    })?;
    let mut days = open.days;
    days.sort_by_key(|day| day.date);
    let mut raw = RawNotice {
        notice: Notice {
            title: format!("{}年节假日公开数据", open.year),
            number: None,
            issued: None,
            papers: open.papers,
            off: Vec::new(),
            work: Vec::new(),
        },
        line: None,
        off_lines: Vec::new(),
        work_lines: Vec::new(),
    };
    for day in days {
        add(&mut raw, day, text);
    }
    check::believed(open.year, None, vec![raw])
}

#[derive(Deserialize)]
struct OpenYear {
    year: i16,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<OpenDay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OpenDay {
    name: String,
    date: Date,
    is_off_day: bool,
}

fn add(raw: &mut RawNotice, day: OpenDay, text: &str) {
    let line = line_of(day.date, text);
    if day.is_off_day {
        match raw.notice.off.last_mut() {
            Some(span) if span.name == day.name && span.to.saturating_add(1.day()) == day.date => span.to = day.date,
            Some(_) | None => {
                raw.notice.off.push(Span { name: day.name, from: day.date, to: day.date });
                raw.off_lines.push(line);
            }
        }
    } else if law::is_weekend(day.date) {
        raw.notice.work.push(MakeUp { name: day.name, date: day.date });
        raw.work_lines.push(line);
    }
    // A weekday marked as worked only says that a holiday is over; it changes nothing.
}

/// The line on which a date stands last: where it stands twice, the second is the one to look at.
fn line_of(date: Date, text: &str) -> Option<usize> {
    let at = text.rfind(&date.to_string())?;
    Some(text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1)
}

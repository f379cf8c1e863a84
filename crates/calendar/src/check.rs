//! Rule: what a year of holidays must be before the calendar believes it.
//!
//! 依据: 《全国年节及纪念日放假办法》 articles 2, 6 and 7: statutory days are never worked, and only weekend days are
//! exchanged for them.
//! Why: a slip in a yearly file would move deadlines quietly; it is cheaper to refuse the file with the line.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::calendar::{FIRST_YEAR, LAST_YEAR};
use crate::law;
use crate::notice::{MakeUp, Notice, Span, YearFile};
use crate::wording;

/// Why a file of holidays was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{problem}；{remedy}", place(*line))]
pub struct ImportError {
    /// The line, counted from 1; none where the file as a whole is wrong.
    pub line: Option<usize>,
    /// What is wrong, and why.
    pub problem: String,
    /// What to do.
    pub remedy: String,
}

fn place(line: Option<usize>) -> String {
    line.map_or_else(|| "整份文件：".to_owned(), |line| format!("第{line}行："))
}

/// A notice as read, before it is believed; each thing with its line.
#[derive(Debug)]
pub(crate) struct RawNotice {
    pub(crate) notice: Notice,
    pub(crate) line: Option<usize>,
    /// The lines of `notice.off`, in the same order.
    pub(crate) off_lines: Vec<Option<usize>>,
    /// The lines of `notice.work`, in the same order.
    pub(crate) work_lines: Vec<Option<usize>>,
}

/// A notice gives at most so many days in a row: the longest so far is ten, and a month points to a slip.
const LONGEST_SPAN_DAYS: i32 = 31;

/// The year's file, if every rule holds.
pub(crate) fn believed(year: i16, year_line: Option<usize>, raw: Vec<RawNotice>) -> Result<YearFile, ImportError> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        let problem = format!("年份{year}不在工作日历所收的{FIRST_YEAR}年至{LAST_YEAR}年之内");
        return Err(refused(year_line, problem, "请核对 year"));
    }
    if raw.iter().all(|raw| raw.notice.off.is_empty()) {
        let problem = format!("{year}年没有一个放假日");
        return Err(refused(None, problem, "通知尚未发布的年份不必导入，日历会依法推算；已发布的，请按通知补全 off"));
    }
    let mut days = BTreeMap::new();
    for raw in &raw {
        days.extend(days_of_notice(year, raw, &days)?);
    }
    no_statutory_day_is_worked(year, &days)?;
    Ok(YearFile { year, notices: raw.into_iter().map(|raw| raw.notice).collect() })
}

/// An error with its three parts.
pub(crate) fn refused(line: Option<usize>, problem: impl Into<String>, remedy: impl Into<String>) -> ImportError {
    ImportError { line, problem: problem.into(), remedy: remedy.into() }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Off,
    Work,
}

fn days_of_notice(
    year: i16,
    raw: &RawNotice,
    earlier: &BTreeMap<Date, Said>,
) -> Result<BTreeMap<Date, Said>, ImportError> {
    if raw.notice.title.trim().is_empty() {
        return Err(refused(raw.line, "通知没有标题", "请在 title 写明通知标题，期限说明要引用它"));
    }
    let mut said = BTreeMap::new();
    for (span, line) in raw.notice.off.iter().zip(&raw.off_lines) {
        span_is_sane(year, span, *line)?;
        for date in span.days() {
            say_once(&mut said, date, Said::Off, *line)?;
        }
    }
    for (make_up, line) in raw.notice.work.iter().zip(&raw.work_lines) {
        make_up_is_sane(year, make_up, *line, earlier)?;
        say_once(&mut said, make_up.date, Said::Work, *line)?;
    }
    Ok(said)
}

fn span_is_sane(year: i16, span: &Span, line: Option<usize>) -> Result<(), ImportError> {
    named(&span.name, line)?;
    if span.to < span.from {
        let problem =
            format!("{}放假的最后一天{}早于第一天{}", span.name, wording::full(span.to), wording::full(span.from));
        return Err(refused(line, problem, "请核对 from 与 to"));
    }
    in_window(year, span.from, line)?;
    in_window(year, span.to, line)?;
    if LONGEST_SPAN_DAYS <= (span.to - span.from).get_days() {
        let problem = format!("{}一次放假超过{LONGEST_SPAN_DAYS}天", span.name);
        return Err(refused(line, problem, "请核对 from 与 to"));
    }
    Ok(())
}

fn make_up_is_sane(
    year: i16,
    make_up: &MakeUp,
    line: Option<usize>,
    earlier: &BTreeMap<Date, Said>,
) -> Result<(), ImportError> {
    named(&make_up.name, line)?;
    in_window(year, make_up.date, line)?;
    let withdrawn = earlier.get(&make_up.date) == Some(&Said::Off);
    if !law::is_weekend(make_up.date) && !withdrawn {
        let day = wording::full(make_up.date);
        let problem = format!("{day}是{}，本来就上班，不是调休上班日", wording::weekday(make_up.date));
        return Err(refused(line, problem, "work 只写调整为上班的周六、周日，请核对日期"));
    }
    Ok(())
}

fn named(name: &str, line: Option<usize>) -> Result<(), ImportError> {
    if name.trim().is_empty() {
        return Err(refused(line, "没有节日名称", "请在 name 写明是哪个节日，如“国庆节”"));
    }
    Ok(())
}

fn in_window(year: i16, date: Date, line: Option<usize>) -> Result<(), ImportError> {
    // A New Year holiday may reach back into December; nothing else leaves the year.
    if date.year() == year || (date.year() == year - 1 && date.month() == 12) {
        return Ok(());
    }
    let problem = format!("{}不属于{year}年，也不是上一年12月", wording::full(date));
    Err(refused(line, problem, "请核对日期，或改正 year"))
}

fn say_once(said: &mut BTreeMap<Date, Said>, date: Date, what: Said, line: Option<usize>) -> Result<(), ImportError> {
    match said.insert(date, what) {
        None => Ok(()),
        Some(before) if before == what => {
            let problem = format!("{}在同一份通知里写了两次", wording::full(date));
            Err(refused(line, problem, "请删去重复的一处"))
        }
        Some(_) => {
            let problem = format!("{}在同一份通知里既放假又上班", wording::full(date));
            Err(refused(line, problem, "请按通知原文改正其中一处；后来的通知更正前一通知的，另起一个 [[notice]]"))
        }
    }
}

fn no_statutory_day_is_worked(year: i16, days: &BTreeMap<Date, Said>) -> Result<(), ImportError> {
    for day in law::statutory_days(year) {
        let off = match days.get(&day.date) {
            Some(Said::Off) => true,
            Some(Said::Work) => false,
            None => law::is_weekend(day.date),
        };
        if !off {
            let problem =
                format!("{}是{}，依{}应当放假，文件里却是上班", wording::full(day.date), day.name, day.clause);
            return Err(refused(None, problem, "请按通知原文补全 off 后再导入"));
        }
    }
    Ok(())
}

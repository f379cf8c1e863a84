//! Rule: when a limit falls due.
//!
//! 依据: 《中华人民共和国民法典》 article 201 (the day on which it begins is not counted; hours run from the moment) and
//! article 203 (a last day of rest gives way to the day after; the last day ends at 24:00). Which text of the civil
//! law applies depends on the day it begins: see [`crate::reason`].
//! What: days are counted from the next day and end with the last second of the last one; working days pass over days
//! off; a last calendar day that is a day off moves to the next working day; hours and minutes run on through nights
//! and holidays.
//! Example: 2 working days from Wednesday 30 September 2026 fall due on Friday 9 October, for 1 to 7 October is 国庆节.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{SignedDuration, Span, Timestamp, ToSpan};

use crate::calendar::{Calendar, CalendarError};
use crate::day::{Day, Kind, Standing};
use crate::law;
use crate::limit::Limit;
use crate::reason::{Counting, Reason};

/// When a limit falls due, and why then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last second in time.
    pub at: Timestamp,
    /// The limit.
    pub limit: Limit,
    /// How the date came about.
    pub reason: Reason,
}

/// What becomes of a limit in calendar days whose last day is a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LastDay {
    /// It moves to the next working day: the general rule.
    MovesOn,
    /// It stays where it is: for a limit whose own rule says so.
    Stays,
}

/// The office's date and time at an instant: eight hours ahead of UTC, all year.
pub fn office_time(at: Timestamp) -> DateTime {
    OFFICE.to_datetime(at)
}

/// The office's date at an instant.
pub fn office_date(at: Timestamp) -> Date {
    office_time(at).date()
}

const OFFICE: Offset = jiff::tz::offset(8);

impl Calendar {
    /// When `limit`, begun at `from`, falls due by the general rule.
    pub fn due(&self, from: Timestamp, limit: Limit) -> Result<Due, CalendarError> {
        self.due_with_last_day(from, limit, LastDay::MovesOn)
    }

    /// As [`Calendar::due`], for a limit whose own rule says what becomes of a last day that is a day off.
    pub fn due_with_last_day(&self, from: Timestamp, limit: Limit, rule: LastDay) -> Result<Due, CalendarError> {
        let begun = office_date(from);
        self.is_work(begun)?;
        let too_long = |_| CalendarError::TooLong { limit };
        let (at, counting) = match limit {
            Limit::WorkingDays(days) => {
                let last = self.working_day_after(begun, days).map_err(too_long)?;
                (end_of(last), self.counting_working_days(begun, last)?)
            }
            Limit::CalendarDays(days) => {
                let days = Span::new().try_days(days);
                let ended =
                    days.and_then(|days| begun.checked_add(days)).map_err(|_| CalendarError::TooLong { limit })?;
                let last = match rule {
                    LastDay::MovesOn => self.working_day_after(ended, 0).map_err(too_long)?,
                    LastDay::Stays => ended,
                };
                self.is_work(last).map_err(too_long)?;
                (end_of(last), self.counting_calendar_days(ended, last, rule)?)
            }
            Limit::Hours(hours) => (self.after(from, i64::from(hours) * 60, limit)?, Counting::Running),
            Limit::Minutes(minutes) => (self.after(from, i64::from(minutes), limit)?, Counting::Running),
        };
        Ok(Due { at, limit, reason: Reason { from, limit, at, counting } })
    }

    fn after(&self, from: Timestamp, minutes: i64, limit: Limit) -> Result<Timestamp, CalendarError> {
        let too_long = CalendarError::TooLong { limit };
        let at = from.checked_add(SignedDuration::from_mins(minutes)).map_err(|_| too_long)?;
        self.is_work(office_date(at)).map_err(|_| too_long)?;
        Ok(at)
    }

    fn counting_working_days(&self, begun: Date, last: Date) -> Result<Counting, CalendarError> {
        let days = self.days(begun.saturating_add(1.day()), last)?;
        let computed = computed_years(&days);
        let (worked, skipped): (Vec<Day>, Vec<Day>) = days.into_iter().partition(|day| match day.kind {
            Kind::Work => true,
            Kind::Off => false,
        });
        let make_up = worked.into_iter().filter(|day| law::is_weekend(day.date)).collect();
        Ok(Counting::WorkingDays { skipped, make_up, computed })
    }

    fn counting_calendar_days(&self, ended: Date, last: Date, rule: LastDay) -> Result<Counting, CalendarError> {
        let mut moved_over = self.days(ended, last)?;
        let computed = computed_years(&moved_over);
        moved_over.pop();
        Ok(Counting::CalendarDays { ended, moved_over, computed, rule })
    }

    /// The days from `first` to `last`, both included.
    fn days(&self, first: Date, last: Date) -> Result<Vec<Day>, CalendarError> {
        first.series(1.day()).take_while(|date| *date <= last).map(|date| self.day(date)).collect()
    }
}

fn computed_years(days: &[Day]) -> Vec<i16> {
    let mut years: Vec<i16> = days
        .iter()
        .filter(|day| match day.standing {
            Standing::Computed => true,
            Standing::Published => false,
        })
        .map(|day| day.date.year())
        .collect();
    years.dedup();
    years
}

fn end_of(date: Date) -> Timestamp {
    OFFICE.to_timestamp(date.at(23, 59, 59, 0)).expect("the calendar's years lie far within the range of instants")
}

//! How much time is left, or by how much a thing is late.

use jiff::Timestamp;

use crate::calendar::{Calendar, CalendarError};
use crate::due::office_date;

/// What lies between now and the due moment. The three figures say the same span in three ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remaining {
    /// There is time left.
    Left {
        /// Working days after today, up to and including the last day.
        working_days: u32,
        /// Whole hours.
        hours: u32,
        /// Whole minutes.
        minutes: u32,
    },
    /// It is late.
    Late {
        /// Working days after the last day, up to and including today.
        working_days: u32,
        /// Whole hours.
        hours: u32,
        /// Whole minutes.
        minutes: u32,
    },
}

impl Calendar {
    /// What lies between `now` and the moment `due`. The last second itself is still in time.
    pub fn remaining(&self, now: Timestamp, due: Timestamp) -> Result<Remaining, CalendarError> {
        let seconds = due.as_second() - now.as_second();
        let working_days = self.working_days_between(office_date(now), office_date(due))?;
        let working_days = whole(working_days.abs());
        let minutes = whole(seconds.abs() / 60);
        let hours = minutes / 60;
        Ok(if seconds < 0 {
            Remaining::Late { working_days, hours, minutes }
        } else {
            Remaining::Left { working_days, hours, minutes }
        })
    }
}

impl Remaining {
    /// Whether the due moment has passed.
    pub fn is_late(&self) -> bool {
        match self {
            Remaining::Left { .. } => false,
            Remaining::Late { .. } => true,
        }
    }

    /// The words people read: working days where there are any, else hours, else minutes.
    pub fn sentence(&self) -> String {
        match *self {
            Remaining::Left { working_days, hours, minutes } => {
                format!("还剩{}", largest(working_days, hours, minutes))
            }
            Remaining::Late { working_days, hours, minutes } => {
                format!("已超{}", largest(working_days, hours, minutes))
            }
        }
    }
}

fn largest(working_days: u32, hours: u32, minutes: u32) -> String {
    if 0 < working_days && 24 <= hours {
        format!("{working_days}个工作日")
    } else if 0 < hours {
        format!("{hours}小时")
    } else if 0 < minutes {
        format!("{minutes}分钟")
    } else {
        "不足1分钟".to_owned()
    }
}

/// A figure that cannot be negative nor, within the calendar's hundred years, too great.
fn whole(figure: i64) -> u32 {
    u32::try_from(figure).unwrap_or(u32::MAX)
}

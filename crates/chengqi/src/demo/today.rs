//! The day, or the moment, that the demonstration takes for the present.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use kernel::SystemClock;

/// A day, at whatever time of day it is now, or a day with its time: what lies on the desks depends on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Today {
    /// `2026-11-23`.
    Day(Date),
    /// `2026-11-23T10:30`, in the office's time.
    Moment(DateTime),
}

impl Today {
    /// A clock that begins there and runs on.
    #[must_use]
    pub fn clock(self) -> SystemClock {
        match self {
            Self::Day(day) => SystemClock::on_day(day),
            Self::Moment(moment) => SystemClock::from_moment(moment),
        }
    }
}

impl FromStr for Today {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let moment = written.contains(['T', 't', ' ']);
        let read = if moment { written.parse().map(Self::Moment) } else { written.parse().map(Self::Day) };
        read.map_err(|_| "请写成 2026-11-23，或带上时刻 2026-11-23T10:30")
    }
}

impl fmt::Display for Today {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Moment(moment) => moment.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Today;

    #[test]
    fn what_is_handed_on_to_the_process_that_fills_reads_back_the_same() {
        for written in ["2026-11-23", "2026-11-23T10:30", "2026-11-23 10:30", "2026-11-23T10"] {
            let today: Today = written.parse().expect("a day or a moment");
            assert_eq!(today.to_string().parse(), Ok(today));
        }
    }

    #[test]
    fn what_is_neither_day_nor_moment_is_told_how_to_write_it() {
        for written in ["", "今天", "2026-11-31", "2026-11-23T25:00", "2026-11-23 上午", "T10:30"] {
            assert!(written.parse::<Today>().expect_err(written).contains("2026-11-23T10:30"));
        }
    }
}

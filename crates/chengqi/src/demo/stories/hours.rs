//! Office hours: time counted in minutes at work, so that nothing in the demonstration happens at night or on a holiday.

use calendar::Calendar;
use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};
use kernel::clock::{office_day, office_zone};

/// Minutes of a working day: 8:30 to 12:00 and 14:00 to 17:30.
pub const DAY: i64 = 420;
/// Minutes before noon.
const MORNING: i64 = 210;

/// The working days from one day to another.
#[derive(Debug, Clone)]
pub struct Hours {
    days: Vec<Date>,
}

impl Hours {
    /// The working days of the calendar from `first` to `last`; outside its years, Monday to Friday.
    pub fn between(calendar: &Calendar, first: Date, last: Date) -> Self {
        let weekday = |day: Date| day.weekday().to_monday_one_offset() <= 5;
        let works = |day: &Date| calendar.is_work(*day).unwrap_or_else(|_| weekday(*day));
        let days = first.series(1.day()).take_while(|day| *day <= last).filter(works).collect();
        Self { days }
    }

    /// The number of the first working day on or after `day`.
    pub fn number(&self, day: Date) -> usize {
        self.days.partition_point(|known| *known < day)
    }

    /// The working day with this number.
    pub fn day(&self, number: usize) -> Option<Date> {
        self.days.get(number).copied()
    }

    /// The last minute at work that has begun at `at`.
    pub fn minute(&self, at: Timestamp) -> i64 {
        let (day, number) = (office_day(at), self.number(office_day(at)));
        let start = i64::try_from(number).unwrap_or(i64::MAX) * DAY;
        if self.day(number) != Some(day) {
            return start - 1;
        }
        let clock = at.to_zoned(office_zone()).time();
        let minute = i64::from(clock.hour()) * 60 + i64::from(clock.minute());
        match minute {
            ..510 => start - 1,
            510..720 => start + minute - 510,
            720..840 => start + MORNING - 1,
            840..1050 => start + MORNING + minute - 840,
            _ => start + DAY - 1,
        }
    }

    /// The instant of a minute at work; minutes beyond the range fall on its ends.
    pub fn at(&self, minute: i64) -> Timestamp {
        let last = i64::try_from(self.days.len()).unwrap_or(i64::MAX) * DAY - 1;
        let minute = minute.clamp(0, last);
        let number = usize::try_from(minute / DAY).expect("not below zero");
        let of_day = minute % DAY;
        let of_clock = if of_day < MORNING { 510 + of_day } else { 840 + of_day - MORNING };
        instant(self.days[number], of_clock)
    }
}

/// An instant of a day, by the minute of the office's clock.
pub fn instant(day: Date, minute: i64) -> Timestamp {
    let (hour, minute) = (minute / 60, minute % 60);
    let time = Time::new(i8::try_from(hour).unwrap_or(0), i8::try_from(minute).unwrap_or(0), 0, 0);
    let zoned = day.to_datetime(time.expect("a minute of a day")).to_zoned(office_zone());
    zoned.expect("a fixed zone has every civil time").timestamp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn hours() -> Hours {
        Hours::between(Calendar::shipped(), date(2026, 9, 1), date(2026, 11, 30))
    }

    #[test]
    fn the_minute_after_closing_time_is_the_next_working_morning() {
        let hours = hours();
        // 2026-09-30 is the Wednesday before the seven days of the national holiday.
        let closing = hours.minute(instant(date(2026, 9, 30), 1049));
        assert_eq!(hours.at(closing), instant(date(2026, 9, 30), 1049));
        assert_eq!(office_day(hours.at(closing + 1)), date(2026, 10, 8));
    }

    #[test]
    fn a_sunday_counts_as_the_end_of_the_last_working_day() {
        let hours = hours();
        let sunday = hours.minute(instant(date(2026, 11, 22), 900));
        assert_eq!(hours.at(sunday), instant(date(2026, 11, 20), 1049));
    }

    #[test]
    fn noon_is_no_time_at_work() {
        let hours = hours();
        let noon = hours.minute(instant(date(2026, 11, 20), 750));
        assert_eq!(hours.at(noon), instant(date(2026, 11, 20), 719));
        assert_eq!(hours.at(noon + 1), instant(date(2026, 11, 20), 840));
    }
}

//! The calendar as the office uses it.

mod deadlines;
mod imports;
mod properties;
mod years;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// An instant from the office's own clock.
fn at(office_time: DateTime) -> Timestamp {
    jiff::tz::offset(8).to_timestamp(office_time).expect("a time of our own age")
}

fn nine_o_clock(date: Date) -> Timestamp {
    at(date.at(9, 0, 0, 0))
}

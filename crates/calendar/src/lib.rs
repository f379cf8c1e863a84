//! The working calendar: which day is worked, which is off, and when a limit falls due.
//!
//! The days come from two places. A year for which the State Council published its holiday notice is read from
//! `data/YYYY.toml` (2004 to 2026 are shipped) or from a file a person imports. Any other year from 2000 to 2099 is
//! computed from the law on holidays in force that year, and each of its days says so: 推算.
//!
//! This crate is pure: it never reads the clock and knows only the office's time, eight hours ahead of UTC.
//!
//! Start at [`Calendar::shipped`]; then [`Calendar::day`], [`Calendar::due`] and [`Calendar::remaining`].

mod calendar;
mod check;
mod day;
mod due;
mod feasts;
mod import;
mod law;
mod limit;
mod notice;
mod open_data;
mod reason;
mod remaining;
mod shipped;
mod table;
mod wording;

pub use calendar::{Calendar, CalendarError, FIRST_YEAR, LAST_YEAR};
pub use check::ImportError;
pub use day::{Day, Kind, Standing};
pub use due::{Due, LastDay, office_date, office_time};
pub use limit::{Limit, LimitError};
pub use notice::{MakeUp, Notice, Span};
pub use reason::{Counting, Reason};
pub use remaining::Remaining;

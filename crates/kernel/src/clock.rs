//! The only place that asks the machine what time it is, or for chance.
//!
//! Everything else takes `now` as an argument, so that a test can say "an hour later" and mean it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, civil};
use uuid::Uuid;

/// Where time and chance come from.
pub trait Clock: Send + Sync + 'static {
    /// The present instant, in whole seconds: what is stored and hashed carries no fractions.
    fn now(&self) -> Timestamp;

    /// Fills the bytes with chance fit for tokens and salts.
    fn chance(&self, bytes: &mut [u8]);

    /// A fresh version-7 UUID for this instant.
    fn fresh_uuid(&self) -> Uuid {
        let mut random = [0u8; 10];
        self.chance(&mut random);
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// A fresh token of 32 random bytes, in hexadecimal.
    fn fresh_token(&self) -> String {
        let mut random = [0u8; 32];
        self.chance(&mut random);
        hex::encode(random)
    }
}

/// China has one time zone without summer time since 1992: UTC+8 (GB/T 7408 writes it +08:00).
#[must_use]
pub fn office_zone() -> TimeZone {
    TimeZone::fixed(Offset::constant(8))
}

/// The office day that an instant falls on.
#[must_use]
pub fn office_day(at: Timestamp) -> civil::Date {
    at.to_zoned(office_zone()).date()
}

/// The instant at which an office day begins; for the very first day that can be written, the first instant there is.
#[must_use]
pub fn office_midnight(day: civil::Date) -> Timestamp {
    day.to_zoned(office_zone()).map_or(Timestamp::MIN, |zoned| zoned.timestamp())
}

/// The machine's own clock, shifted by a fixed number of seconds: `demo --today DATE` moves the whole house to that day.
#[derive(Debug, Default)]
pub struct SystemClock {
    shift: i64,
}

impl SystemClock {
    /// The clock as the machine has it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A clock that shows `day` today and otherwise runs on as usual.
    #[must_use]
    pub fn on_day(day: civil::Date) -> Self {
        let time = Self::new().now().to_zoned(office_zone()).time();
        Self::from_moment(day.to_datetime(time))
    }

    /// A clock that shows this moment of the office now and runs on from there.
    #[must_use]
    pub fn from_moment(moment: civil::DateTime) -> Self {
        let present = Self::new().now().to_zoned(office_zone()).datetime();
        Self { shift: moment.duration_since(present).as_secs() }
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
    fn now(&self) -> Timestamp {
        let second = Timestamp::now().as_second() + self.shift;
        Timestamp::from_second(second).expect("a shifted present stays within jiff's range of ±9999 years")
    }

    fn chance(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("an operating system without a random source can't run this program safely");
    }
}

/// A clock for tests and for seeding the demonstration: it stands still until it is told, and its chance follows from a seed.
#[derive(Debug)]
pub struct FixedClock {
    second: AtomicI64,
    chance: Mutex<u64>,
}

impl FixedClock {
    /// A clock that shows `at`, with chance that follows from `seed`.
    #[must_use]
    pub fn new(at: Timestamp, seed: u64) -> Self {
        Self { second: AtomicI64::new(at.as_second()), chance: Mutex::new(seed) }
    }

    /// Moves on by a duration.
    pub fn advance(&self, by: SignedDuration) {
        self.second.fetch_add(by.as_secs(), Ordering::SeqCst);
    }

    /// Sets the time, also backwards.
    pub fn set(&self, at: Timestamp) {
        self.second.store(at.as_second(), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.second.load(Ordering::SeqCst)).expect("set from a Timestamp")
    }

    fn chance(&self, bytes: &mut [u8]) {
        let mut state = self.chance.lock().expect("no holder of this lock can panic");
        for byte in bytes {
            *byte = split_mix(&mut state).to_le_bytes()[0];
        }
    }
}

/// SplitMix64: small, seedable and good enough for made-up data; never used for secrets.
pub fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_made_later_sort_later() {
        let clock = FixedClock::new("2026-11-23T00:00:00Z".parse().expect("valid"), 1);
        let first = clock.fresh_uuid();
        clock.advance(SignedDuration::from_secs(1));
        assert!(first < clock.fresh_uuid());
        assert_eq!(first.get_version_num(), 7);
    }

    #[test]
    fn the_office_day_begins_at_midnight_in_beijing() {
        let before: Timestamp = "2026-11-22T15:59:59Z".parse().expect("valid");
        assert_eq!(office_day(before).to_string(), "2026-11-22");
        let midnight = before + SignedDuration::from_secs(1);
        assert_eq!(office_day(midnight).to_string(), "2026-11-23");
        assert_eq!(office_midnight(office_day(midnight)), midnight);
        assert_eq!(office_midnight(civil::Date::MIN), Timestamp::MIN);
    }

    #[test]
    fn a_shifted_clock_shows_the_wanted_day() {
        let day = civil::date(2026, 3, 2);
        assert_eq!(office_day(SystemClock::on_day(day).now()), day);
    }

    #[test]
    fn a_clock_begins_at_the_wanted_moment() {
        let moment = civil::date(2026, 3, 2).at(10, 30, 0, 0);
        let shown = SystemClock::from_moment(moment).now().to_zoned(office_zone()).datetime();
        assert!((0..5).contains(&shown.duration_since(moment).as_secs()), "{shown}");
    }
}

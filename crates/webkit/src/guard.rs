//! Counts tries per address, so that guessing gets slow (GB/T 22239-2019 8.1.4.1: log-in failures are handled).

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Mutex;

use jiff::Timestamp;

/// The window over which tries count, in seconds.
const WINDOW: i64 = 60;
/// What one address may use up within the window. A whole unit may share one address.
const ALLOWANCE: u32 = 300;
/// What a request without a session uses up.
pub const UNKNOWN: u32 = 1;
/// What a failed log-in uses up.
pub const FAILED: u32 = 10;
/// Addresses that are remembered at most; beyond it the old ones are forgotten.
const ADDRESSES: usize = 10_000;

/// The counter. In memory only: a restart forgets it, the accounts' own locks are in the store.
#[derive(Debug, Default)]
pub struct Guard {
    tries: Mutex<HashMap<IpAddr, (i64, u32)>>,
}

impl Guard {
    /// Seconds to wait before this address may try again, if it has tried too often.
    pub fn wait(&self, address: IpAddr, now: Timestamp) -> Option<u64> {
        let tries = self.tries.lock().expect("no holder of this lock can panic");
        let (since, count) = *tries.get(&address)?;
        let left = since + WINDOW - now.as_second();
        (ALLOWANCE <= count && 0 < left).then(|| u64::try_from(left).unwrap_or(1))
    }

    /// Counts one try of this weight.
    pub fn count(&self, address: IpAddr, weight: u32, now: Timestamp) {
        let mut tries = self.tries.lock().expect("no holder of this lock can panic");
        if ADDRESSES <= tries.len() {
            tries.retain(|_, (since, _)| now.as_second() < *since + WINDOW);
        }
        let slot = tries.entry(address).or_insert((now.as_second(), 0));
        if slot.0 + WINDOW <= now.as_second() {
            *slot = (now.as_second(), 0);
        }
        slot.1 += weight;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thirty_first_failed_log_in_within_a_minute_has_to_wait() {
        let guard = Guard::default();
        let address: IpAddr = "127.0.0.1".parse().expect("valid");
        let start: Timestamp = "2026-11-23T00:00:00Z".parse().expect("valid");
        for _ in 0..30 {
            assert_eq!(guard.wait(address, start), None);
            guard.count(address, FAILED, start);
        }
        assert_eq!(guard.wait(address, start), Some(60));
        let later = Timestamp::from_second(start.as_second() + 60).expect("in range");
        assert_eq!(guard.wait(address, later), None);
    }
}

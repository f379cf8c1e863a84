//! How long a step takes. These commands run outside the house, so they ask the machine themselves, and only here.

use std::time::{Duration, Instant};

/// Runs from its making.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    #[expect(
        clippy::disallowed_methods,
        reason = "measures a command of the developer; nothing of the house depends on it"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }

    /// Since the start, as people read it.
    pub fn words(self) -> String {
        words(self.elapsed())
    }
}

/// A duration as people read it: 8.4 秒, 3 分 05 秒.
pub fn words(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} 秒", time.as_secs_f64())
    } else {
        format!("{} 分 {:02} 秒", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_reads_in_seconds_then_in_minutes() {
        assert_eq!(words(Duration::from_millis(8_400)), "8.4 秒");
        assert_eq!(words(Duration::from_secs(185)), "3 分 05 秒");
    }
}

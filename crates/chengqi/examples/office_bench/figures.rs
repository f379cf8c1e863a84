//! Figures of several runs, and how they are shown: the middle one, with the lowest and the highest beside it.

use std::time::Duration;

/// One figure, once a run.
#[derive(Debug, Clone, Default)]
pub struct Figure(Vec<f64>);

impl Figure {
    /// Adds a run.
    pub fn add(&mut self, value: f64) {
        self.0.push(value);
        self.0.sort_by(f64::total_cmp);
    }

    /// The middle one.
    #[must_use]
    pub fn median(&self) -> f64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or_default()
    }

    /// The middle one with the spread: `1.20 (1.18–1.31)`.
    #[must_use]
    pub fn shown(&self, digits: usize) -> String {
        match (self.0.first(), self.0.last()) {
            (Some(low), Some(high)) if 1 < self.0.len() => {
                format!("{:.digits$} ({low:.digits$}–{high:.digits$})", self.median())
            }
            (Some(only), _) => format!("{only:.digits$}"),
            (None, _) => "—".to_owned(),
        }
    }
}

/// One kind of request at one size.
#[derive(Debug, Clone)]
pub struct Measured {
    /// What is asked for.
    pub what: &'static str,
    /// By how many at once.
    pub connections: usize,
    /// Milliseconds of the program's processor time for each.
    pub cpu: Figure,
    /// The same of the database's own processes, where it has any.
    pub database: Figure,
    /// Milliseconds that half of them took at most.
    pub p50: Figure,
    /// … and ninety-nine of a hundred.
    pub p99: Figure,
    /// How many a second.
    pub rate: Figure,
    /// The most that program and database together are meant to take.
    pub aim: Option<f64>,
}

impl Measured {
    /// Nothing measured yet.
    #[must_use]
    pub fn new(what: &'static str, connections: usize, aim: Option<f64>) -> Self {
        let (cpu, database, p50, p99, rate) = Default::default();
        Self { what, connections, cpu, database, p50, p99, rate, aim }
    }

    /// Program and database together.
    #[must_use]
    pub fn whole(&self) -> f64 {
        self.cpu.median() + self.database.median()
    }
}

/// The time below which this share of the sorted times lies, in milliseconds.
#[must_use]
pub fn at_share(sorted: &[Duration], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "some thousands"
    )]
    let at = (last as f64 * share).round() as usize;
    sorted.get(at).copied().unwrap_or_default().as_secs_f64() * 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_three_runs_the_middle_one_is_shown_with_both_ends() {
        let mut figure = Figure::default();
        assert_eq!(figure.shown(1), "—");
        for value in [3.0, 1.0, 2.0] {
            figure.add(value);
        }
        assert_eq!(figure.shown(1), "2.0 (1.0–3.0)");
    }

    #[test]
    fn shares_are_taken_from_the_sorted_times() {
        let times: Vec<Duration> = (1..=100).map(Duration::from_millis).collect();
        assert!((at_share(&times, 0.99) - 99.0).abs() < 0.001);
        assert!(at_share(&[], 0.5).abs() < 0.001);
    }
}

//! Chance that follows from a seed: the same seed makes the same three years.

use kernel::clock::split_mix;

/// A source of chance.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Chance that follows from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low).unwrap_or(0) + 1;
        let drawn = split_mix(&mut self.0) % width;
        low + i64::try_from(drawn).expect("below a width that came from an i64")
    }

    /// True in so many of a hundred cases.
    pub fn in_a_hundred(&mut self, cases: i64) -> bool {
        self.between(1, 100) <= cases
    }

    /// One of several; none of none.
    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(among.len()).ok()? - 1;
        if last < 0 {
            return None;
        }
        among.get(usize::try_from(self.between(0, last)).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_one_course() {
        let draw = |seed| {
            let mut chance = Chance::new(seed);
            (0..50).map(|_| chance.between(-3, 9)).collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert!(draw(7).iter().all(|drawn| (-3..=9).contains(drawn)));
    }

    #[test]
    fn nothing_is_picked_of_nothing() {
        assert_eq!(Chance::new(1).pick::<u8>(&[]), None);
    }
}

//! A small memory of results: the last ones are found again, and it never grows beyond its measure.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex};

/// The younger and the older half.
type Halves<K, V> = (HashMap<K, Arc<V>>, HashMap<K, Arc<V>>);

/// Results by everything they were computed from. Of two halves the older is forgotten whenever the younger is full, so that what was
/// asked for lately stays.
pub(super) struct Kept<K, V, const HALF: usize> {
    halves: Mutex<Halves<K, V>>,
}

impl<K, V, const HALF: usize> Default for Kept<K, V, HALF> {
    fn default() -> Self {
        Self { halves: Mutex::new((HashMap::new(), HashMap::new())) }
    }
}

impl<K: Hash + Eq, V, const HALF: usize> Kept<K, V, HALF> {
    /// The result of exactly this.
    pub(super) fn find(&self, key: &K) -> Option<Arc<V>> {
        let mut halves = self.halves.lock().expect("nothing panics while holding it");
        if let Some(found) = halves.0.get(key) {
            return Some(found.clone());
        }
        let (key, found) = halves.1.remove_entry(key)?;
        Self::put(&mut halves, key, found.clone());
        Some(found)
    }

    /// Keeps a result.
    pub(super) fn keep(&self, key: K, value: Arc<V>) {
        Self::put(&mut self.halves.lock().expect("nothing panics while holding it"), key, value);
    }

    fn put(halves: &mut Halves<K, V>, key: K, value: Arc<V>) {
        if HALF <= halves.0.len() {
            halves.1 = std::mem::take(&mut halves.0);
        }
        halves.0.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_lately_stays_and_the_rest_is_forgotten() {
        let kept: Kept<u32, u32, 2> = Kept::default();
        for number in 1..=3 {
            kept.keep(number, Arc::new(number * 10));
        }
        assert_eq!(kept.find(&1).as_deref(), Some(&10), "of the older half");
        kept.keep(4, Arc::new(40));
        assert_eq!(kept.find(&2).as_deref(), None, "the younger half was full twice, and nobody had asked for it");
        assert_eq!(kept.find(&1).as_deref(), Some(&10), "asked for lately");
        assert_eq!(kept.find(&9).as_deref(), None);
    }
}

//! A draft tried on the past: its values as if they had been in force already (GEN-4).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::PolicySet;

impl PolicySet {
    /// The set with its last layer in force since `day`, if it is not in force earlier anyway. Where that layer dates several values
    /// of one case, the first is drawn back and the others keep their days, so that their order stays. For trying only: what the
    /// office goes by is never read this way.
    #[must_use]
    pub fn as_if_from(mut self, day: Date) -> Self {
        let last = self.layers.len() - 1;
        for values in self.values.values_mut() {
            let mut first: BTreeMap<_, Date> = BTreeMap::new();
            for value in values.iter().filter(|value| value.layer == last) {
                let known = first.entry(value.when.clone()).or_insert(value.from);
                *known = value.from.min(*known);
            }
            for value in values.iter_mut().filter(|value| value.layer == last) {
                if first.get(&value.when) == Some(&value.from) {
                    value.from = value.from.min(day);
                }
            }
        }
        self
    }
}

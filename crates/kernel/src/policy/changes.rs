//! What an order changes: each of its values beside the one that would hold without it.

use std::collections::BTreeMap;

use jiff::civil;

use super::{DatedValue, Param, PolicySet, Value};

/// One value that an order changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key.
    pub key: String,
    /// The case.
    pub when: BTreeMap<String, String>,
    /// From this day on.
    pub from: civil::Date,
    /// What would hold on that day without the order; None where policy is silent.
    pub before: Option<Value>,
    /// What holds with it.
    pub after: Value,
    /// The line of the order's text.
    pub line: usize,
    /// More specific cases that keep their own value all the same.
    pub keeps: Vec<Exception>,
}

/// A more specific case with a value of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The case.
    pub when: BTreeMap<String, String>,
    /// Its value.
    pub value: Value,
}

impl PolicySet {
    /// What the last layer changes, in the order of the keys' list and of its lines. Values that stay as they are count for nothing.
    #[must_use]
    pub fn changes(&self, below: &Self, params: &[Param]) -> Vec<Change> {
        let last = self.layers().len() - 1;
        let place = |key: &str| params.iter().position(|param| param.key == key);
        let mut changes: Vec<Change> = self
            .values()
            .flat_map(|(key, values)| values.iter().map(move |value| (key, value)))
            .filter(|(_, value)| value.layer == last)
            .filter_map(|(key, value)| self.change(below, key, value))
            .collect();
        changes.sort_by_key(|change| (place(&change.key).unwrap_or(usize::MAX), change.line));
        changes
    }

    fn change(&self, below: &Self, key: &str, value: &DatedValue) -> Option<Change> {
        let before = below.find(value.from, key, &case(&value.when)).map(|value| value.value.clone());
        if before.as_ref() == Some(&value.value) {
            return None;
        }
        Some(Change {
            key: key.to_owned(),
            when: value.when.clone(),
            from: value.from,
            before,
            after: value.value.clone(),
            line: value.line,
            keeps: self.keeps(below, key, value),
        })
    }

    fn keeps(&self, below: &Self, key: &str, value: &DatedValue) -> Vec<Exception> {
        let narrower = |other: &&DatedValue| {
            value.when.len() < other.when.len()
                && value.when.iter().all(|(name, is)| other.when.get(name) == Some(is))
                && below.is_in_force(value.from, key, other)
                && self.find(value.from, key, &case(&other.when)).is_some_and(|found| found.value == other.value)
                && other.value != value.value
        };
        let values = below.values().find(|(known, _)| *known == key).map_or(&[][..], |(_, values)| values);
        let kept = values.iter().filter(narrower);
        kept.map(|other| Exception { when: other.when.clone(), value: other.value.clone() }).collect()
    }

    /// Whether this very value is the one that holds on the day for its own case.
    #[must_use]
    pub fn is_in_force(&self, day: civil::Date, key: &str, value: &DatedValue) -> bool {
        self.find(day, key, &case(&value.when)) == Some(value)
    }
}

fn case(when: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    when.iter().map(|(name, is)| (name.as_str(), is.as_str())).collect()
}

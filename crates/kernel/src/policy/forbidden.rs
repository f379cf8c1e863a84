//! What a later rule forbids: said wherever such a value is in force, whoever put it there. It never blocks by itself.

use std::collections::BTreeMap;

use jiff::civil;

use super::{Param, PolicySet, Value};

/// A value of a key that a document forbids or discourages from a day on, as the room that reads the key declares it.
#[derive(Debug, Clone, Copy)]
pub struct Forbidden {
    /// The key.
    pub key: &'static str,
    /// The switch that is forbidden, on or off.
    pub switch: bool,
    /// In force since.
    pub from: civil::Date,
    /// The document, with its clause, in our own words.
    pub document: &'static str,
    /// What people are told.
    pub sentence: &'static str,
}

/// A value in force that a later rule forbids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The key.
    pub key: String,
    /// What people call it.
    pub title: String,
    /// The case that the value holds for; empty for every case.
    pub when: BTreeMap<String, String>,
    /// What people are told.
    pub sentence: String,
    /// 依据: document and day.
    pub basis: String,
}

impl PolicySet {
    /// Every value in force on the day that a later rule forbids; nothing on days before that rule.
    #[must_use]
    pub fn forbidden(&self, day: civil::Date, forbidden: &[Forbidden], params: &[Param]) -> Vec<Notice> {
        let mut notices = Vec::new();
        for rule in forbidden.iter().filter(|rule| rule.from <= day) {
            let Some((_, values)) = self.values().find(|(key, _)| *key == rule.key) else { continue };
            let title = params.iter().find(|param| param.key == rule.key).map_or(rule.key, |param| param.title);
            let mut held = values.iter().filter(|value| self.is_in_force(day, rule.key, value)).collect::<Vec<_>>();
            held.sort_by_key(|value| &value.when);
            for value in held.iter().filter(|value| value.value == Value::Switch(rule.switch)) {
                notices.push(Notice {
                    key: rule.key.to_owned(),
                    title: title.to_owned(),
                    when: value.when.clone(),
                    sentence: rule.sentence.to_owned(),
                    basis: format!("{}（{}起施行）", rule.document, rule.from),
                });
            }
        }
        notices
    }
}

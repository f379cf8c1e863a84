//! Dated policy: numbers that next year's document may change (GEN-4).
//!
//! A set is a TOML file with a title, a basis and an effective date, and values that hold from a date on. A thing computes under the
//! value in force on its own date. What a document leaves open ships as an example and says so in its basis (示例).

use std::collections::BTreeMap;

use jiff::civil;
use serde::Deserialize;

use crate::journal::sm3_hex;

/// A policy set as shipped or entered. Immutable: its digest names it.
#[derive(Debug, Clone)]
pub struct PolicySet {
    /// Short stable id, such as `speech`.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The document that orders it.
    pub basis: String,
    /// In force since.
    pub effective: civil::Date,
    /// SM3 of the text it was read from.
    pub digest: String,
    values: BTreeMap<String, Vec<DatedValue>>,
}

/// A value from a date on.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedValue {
    /// In force since.
    pub from: civil::Date,
    /// The value.
    pub value: Value,
    /// Its own ground, or 示例.
    pub basis: String,
}

/// What a policy value can be. Points are integers in hundredths, never floating.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A switch.
    Switch(bool),
    /// A whole number.
    Number(i64),
    /// A text, such as a limit `3个工作日`.
    Text(String),
    /// A list of texts.
    Texts(Vec<String>),
}

/// Why a policy set can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// The text is not TOML of the right shape.
    #[error("政策文件读不懂：{0}")]
    Unreadable(String),
    /// Two values of one key hold from the same day.
    #[error("参数 {key} 在 {from} 有两个取值，请只留一个")]
    Twice {
        /// The key.
        key: String,
        /// The day.
        from: civil::Date,
    },
    /// No value is in force on the day.
    #[error("参数 {key} 在 {day} 没有生效的取值，请在政策中补上")]
    NotInForce {
        /// The key.
        key: String,
        /// The day asked for.
        day: civil::Date,
    },
    /// The value is of another kind.
    #[error("参数 {key} 应当是{wanted}")]
    WrongKind {
        /// The key.
        key: String,
        /// The kind wanted, in words.
        wanted: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    title: String,
    basis: String,
    effective: civil::Date,
    #[serde(default)]
    value: Vec<FileValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileValue {
    key: String,
    from: civil::Date,
    value: Value,
    basis: String,
}

impl PolicySet {
    /// Reads a set; unknown keys of the file's frame and doubled values are refused.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let file: File = toml::from_str(text).map_err(|error| PolicyError::Unreadable(error.to_string()))?;
        let mut values: BTreeMap<String, Vec<DatedValue>> = BTreeMap::new();
        for FileValue { key, from, value, basis } in file.value {
            let dated = values.entry(key.clone()).or_default();
            if dated.iter().any(|known| known.from == from) {
                return Err(PolicyError::Twice { key, from });
            }
            dated.push(DatedValue { from, value, basis });
            dated.sort_by_key(|value| value.from);
        }
        let digest = sm3_hex(text.as_bytes());
        Ok(Self { id: file.id, title: file.title, basis: file.basis, effective: file.effective, digest, values })
    }

    /// The value in force on the day.
    pub fn on(&self, day: civil::Date, key: &str) -> Result<&DatedValue, PolicyError> {
        let in_force = self.values.get(key).and_then(|dated| dated.iter().rev().find(|value| value.from <= day));
        in_force.ok_or_else(|| PolicyError::NotInForce { key: key.to_owned(), day })
    }

    /// The whole number in force on the day.
    pub fn number(&self, day: civil::Date, key: &str) -> Result<i64, PolicyError> {
        match &self.on(day, key)?.value {
            Value::Number(number) => Ok(*number),
            Value::Switch(_) | Value::Text(_) | Value::Texts(_) => Err(wrong(key, "整数")),
        }
    }

    /// The switch in force on the day.
    pub fn switch(&self, day: civil::Date, key: &str) -> Result<bool, PolicyError> {
        match &self.on(day, key)?.value {
            Value::Switch(on) => Ok(*on),
            Value::Number(_) | Value::Text(_) | Value::Texts(_) => Err(wrong(key, "开关（true 或 false）")),
        }
    }

    /// The text in force on the day.
    pub fn text(&self, day: civil::Date, key: &str) -> Result<&str, PolicyError> {
        match &self.on(day, key)?.value {
            Value::Text(text) => Ok(text),
            Value::Switch(_) | Value::Number(_) | Value::Texts(_) => Err(wrong(key, "文字")),
        }
    }

    /// The title with the first digits of the digest, as a Why names it.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}（{}）", self.title, &self.digest[..8])
    }

    /// All keys with their values, for the page that shows policy.
    pub fn values(&self) -> impl Iterator<Item = (&str, &[DatedValue])> {
        self.values.iter().map(|(key, values)| (key.as_str(), values.as_slice()))
    }
}

fn wrong(key: &str, wanted: &'static str) -> PolicyError {
    PolicyError::WrongKind { key: key.to_owned(), wanted }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const SET: &str = r#"
id = "speech"
title = "讲话口径"
basis = "讲话 三（二）"
effective = "2022-01-01"
[[value]]
key = "information.length.dynamic"
from = "2022-01-01"
value = 400
basis = "示例"
[[value]]
key = "information.length.dynamic"
from = "2026-01-01"
value = 300
basis = "示例"
"#;

    #[test]
    fn a_thing_computes_under_the_policy_of_its_own_date() {
        let set = PolicySet::parse(SET).expect("valid");
        assert_eq!(set.number(date(2025, 12, 31), "information.length.dynamic"), Ok(400));
        assert_eq!(set.number(date(2026, 1, 1), "information.length.dynamic"), Ok(300));
    }

    #[test]
    fn before_its_first_day_nothing_is_in_force() {
        let set = PolicySet::parse(SET).expect("valid");
        let refused = set.number(date(2021, 12, 31), "information.length.dynamic").expect_err("too early");
        assert!(refused.to_string().contains("2021-12-31"), "{refused}");
    }

    #[test]
    fn one_day_has_one_value_and_unknown_words_are_refused() {
        let doubled = SET.replace("2026-01-01", "2022-01-01");
        assert!(matches!(PolicySet::parse(&doubled), Err(PolicyError::Twice { .. })));
        let misspelt = SET.replace("effective =", "efective =");
        assert!(matches!(PolicySet::parse(&misspelt), Err(PolicyError::Unreadable(_))));
    }

    #[test]
    fn a_changed_text_has_another_digest() {
        let one = PolicySet::parse(SET).expect("valid");
        let other = PolicySet::parse(&SET.replace("400", "500")).expect("valid");
        assert_ne!(one.digest, other.digest);
    }
}

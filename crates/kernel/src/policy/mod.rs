//! Dated policy: numbers that next year's document may change (GEN-4).
//!
//! A set is a TOML file with a title, a basis and an effective date, and values that hold from a date on. A thing computes under the
//! value in force on its own date. A value may hang on a case (`when = { level = "city" }`): of the values that fit, the most
//! specific one holds, then the one of the latest layer, then the youngest. What a document leaves open ships as an example and says
//! so in its basis (示例).
//!
//! A set that an office goes by consists of layers: the shipped set, then each order that the office put in force, with its number.
//! No layer ever changes; [`schema`] says which keys there are and finds what is wrong with a file before it binds anybody.

mod as_if;
mod changes;
mod examine;
mod file;
mod forbidden;
pub mod schema;
mod words;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil;
use serde::Deserialize;

pub use changes::{Change, Exception};
pub use forbidden::{Forbidden, Notice};
pub use schema::{Dimension, Fault, Kind, Param, Values};

/// The facts that a value may hang on, such as `[("level", "city")]`.
pub type Case<'a> = &'a [(&'a str, &'a str)];

/// The policy that an office goes by: one shipped set and the orders over it.
#[derive(Debug, Clone)]
pub struct PolicySet {
    layers: Vec<Layer>,
    values: BTreeMap<String, Vec<DatedValue>>,
}

/// One document of policy, as shipped or entered. Immutable: its digest names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Short stable id, such as `speech`.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The document that orders it, with its number.
    pub basis: String,
    /// In force since.
    pub effective: civil::Date,
    /// SM3 of the text it was read from.
    pub digest: String,
    /// That text, word for word, so that it can be kept.
    pub text: Arc<str>,
}

/// A value from a date on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedValue {
    /// The case that it holds for; empty where it holds for every case.
    pub when: BTreeMap<String, String>,
    /// In force since.
    pub from: civil::Date,
    /// The value.
    pub value: Value,
    /// Its own ground, or 示例.
    pub basis: String,
    /// Which layer it comes from, counted from the shipped set.
    pub layer: usize,
    /// The line of the layer's text on which it begins, counted from 1.
    pub line: usize,
}

/// What a policy value can be. Points are written `"2.5分"` and read as hundredths, never floating.
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
    #[error("政策文件读不懂：{}{message}", .line.map(|line| format!("第{line}行：")).unwrap_or_default())]
    Unreadable {
        /// The line, if the reader could tell.
        line: Option<usize>,
        /// What is wrong.
        message: String,
    },
    /// Two values of one key and case hold from the same day.
    #[error("第{line}行：参数 {key} 在 {from} 有两个取值，请只留一个")]
    Twice {
        /// The key.
        key: String,
        /// The day.
        from: civil::Date,
        /// The line of the second.
        line: usize,
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

impl PolicySet {
    /// Reads one document; unknown words of the file's frame and doubled values are refused, with the line.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let (layer, rows) = file::read(text)?;
        let mut values: BTreeMap<String, Vec<DatedValue>> = BTreeMap::new();
        for (key, value) in rows {
            let dated = values.entry(key.clone()).or_default();
            if dated.iter().any(|known| known.from == value.from && known.when == value.when) {
                return Err(PolicyError::Twice { key, from: value.from, line: value.line });
            }
            dated.push(value);
        }
        Ok(Self { layers: vec![layer], values })
    }

    /// The set with another document over it: from its dates on, its values go before those of the same case below.
    #[must_use]
    pub fn under(mut self, order: Self) -> Self {
        let below = self.layers.len();
        self.layers.extend(order.layers);
        for (key, values) in order.values {
            let raised = values.into_iter().map(|value| DatedValue { layer: value.layer + below, ..value });
            self.values.entry(key).or_default().extend(raised);
        }
        self
    }

    /// The set with the keys that it does not know yet, out of a later release of what it was founded on. They hold from the day on
    /// which they were taken: what was computed before then without them stays as it was.
    #[must_use]
    pub fn completed(mut self, release: Self, taken: civil::Date) -> Self {
        let below = self.layers.len();
        for (key, values) in release.values {
            if self.values.contains_key(&key) {
                continue;
            }
            let passed = |value: &DatedValue| {
                let replaces = |other: &DatedValue| other.when == value.when && value.from < other.from;
                values.iter().any(|other| replaces(other) && other.from <= taken)
            };
            let fresh = values.iter().filter(|value| !passed(value)).cloned();
            let fresh = fresh.map(|value| DatedValue { layer: below, from: value.from.max(taken), ..value });
            self.values.insert(key, fresh.collect());
            self.layers.truncate(below);
            self.layers.extend(release.layers.iter().take(1).cloned());
        }
        self
    }

    /// The value in force on the day for a case: the most specific, of the latest layer, the youngest. None where policy is silent.
    #[must_use]
    pub fn find(&self, day: civil::Date, key: &str, case: Case<'_>) -> Option<&DatedValue> {
        let values = self.values.get(key)?;
        let fits = |value: &&DatedValue| {
            value.from <= day && value.when.iter().all(|(name, is)| case.iter().any(|(n, c)| n == name && c == is))
        };
        values.iter().filter(fits).max_by_key(|value| (value.when.len(), value.layer, value.from))
    }

    /// The value in force on the day, whatever the case.
    pub fn on(&self, day: civil::Date, key: &str) -> Result<&DatedValue, PolicyError> {
        self.find(day, key, &[]).ok_or_else(|| PolicyError::NotInForce { key: key.to_owned(), day })
    }

    /// The whole number in force on the day.
    pub fn number(&self, day: civil::Date, key: &str) -> Result<i64, PolicyError> {
        self.on(day, key)?.number(key)
    }

    /// The whole number in force on the day for a case; the usual one where policy is silent.
    pub fn number_or<N: TryFrom<i64>>(
        &self,
        day: civil::Date,
        key: &str,
        case: Case<'_>,
        usual: N,
    ) -> Result<N, PolicyError> {
        let Some(value) = self.find(day, key, case) else { return Ok(usual) };
        N::try_from(value.number(key)?).map_err(|_| wrong(key, "不小于零的整数"))
    }

    /// The switch in force on the day.
    pub fn switch(&self, day: civil::Date, key: &str) -> Result<bool, PolicyError> {
        self.on(day, key)?.switch(key)
    }

    /// The switch in force on the day; off where policy is silent.
    pub fn switched_on(&self, day: civil::Date, key: &str) -> Result<bool, PolicyError> {
        self.find(day, key, &[]).map_or(Ok(false), |value| value.switch(key))
    }

    /// The text in force on the day.
    pub fn text(&self, day: civil::Date, key: &str) -> Result<&str, PolicyError> {
        self.on(day, key)?.text(key)
    }

    /// The documents, the shipped one first.
    #[must_use]
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The shipped document.
    #[must_use]
    pub fn base(&self) -> &Layer {
        &self.layers[0]
    }

    /// The document that a value comes from.
    #[must_use]
    pub fn layer_of(&self, value: &DatedValue) -> &Layer {
        &self.layers[value.layer]
    }

    /// The title of a value's document with the first digits of its digest, as a Why names it.
    #[must_use]
    pub fn version_of(&self, value: &DatedValue) -> String {
        self.layer_of(value).to_string()
    }

    /// The name of the whole: its documents with the first digits of their digests.
    #[must_use]
    pub fn name(&self) -> String {
        let names: Vec<String> = self.layers.iter().map(Layer::to_string).collect();
        names.join("＋")
    }

    /// All keys with their values, for the page that shows policy.
    pub fn values(&self) -> impl Iterator<Item = (&str, &[DatedValue])> {
        self.values.iter().map(|(key, values)| (key.as_str(), values.as_slice()))
    }
}

impl DatedValue {
    /// 示例: not from any document, for an office to replace by its own.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.basis.starts_with("示例")
    }

    /// The whole number.
    pub fn number(&self, key: &str) -> Result<i64, PolicyError> {
        match &self.value {
            Value::Number(number) => Ok(*number),
            Value::Switch(_) | Value::Text(_) | Value::Texts(_) => Err(wrong(key, "整数")),
        }
    }

    /// The switch.
    pub fn switch(&self, key: &str) -> Result<bool, PolicyError> {
        match &self.value {
            Value::Switch(on) => Ok(*on),
            Value::Number(_) | Value::Text(_) | Value::Texts(_) => Err(wrong(key, "开关（true 或 false）")),
        }
    }

    /// The text.
    pub fn text(&self, key: &str) -> Result<&str, PolicyError> {
        match &self.value {
            Value::Text(text) => Ok(text),
            Value::Switch(_) | Value::Number(_) | Value::Texts(_) => Err(wrong(key, "文字")),
        }
    }

    /// The list of texts.
    pub fn texts(&self, key: &str) -> Result<&[String], PolicyError> {
        match &self.value {
            Value::Texts(texts) => Ok(texts),
            Value::Switch(_) | Value::Number(_) | Value::Text(_) => Err(wrong(key, "文字的列表")),
        }
    }

    /// Points in hundredths, written `"5分"`, `"2.5分"` or `"-1.25分"`.
    pub fn points(&self, key: &str) -> Result<i64, PolicyError> {
        points(self.text(key)?).ok_or_else(|| wrong(key, "分值，如“5分”或“2.5分”，最多两位小数"))
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}（{}）", self.title, &self.digest[..8])
    }
}

/// The most that one value may be, in hundredths: sums over any office's items stay far below what a number holds.
pub const MOST_POINTS: i64 = 1_000_000;

/// Hundredths of a point, from `"2.5分"`; none beyond ten thousand points.
#[must_use]
pub fn points(text: &str) -> Option<i64> {
    let text = text.strip_suffix('分')?;
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || 2 < part.len() {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    let hundredths = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part)?;
    (hundredths <= MOST_POINTS).then_some(sign * hundredths)
}

fn wrong(key: &str, wanted: &'static str) -> PolicyError {
    PolicyError::WrongKind { key: key.to_owned(), wanted }
}

#[cfg(test)]
mod tests;

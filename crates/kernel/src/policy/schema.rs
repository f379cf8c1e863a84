//! Which keys policy has, what values they take and on which cases they may hang; and what is wrong with a set.

use std::collections::BTreeMap;

use super::{DatedValue, PolicySet, Value, points};

/// One key of policy, as the room that reads it declares it.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// The key, such as `information.points.adopted`.
    pub key: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What it decides, in plain words.
    pub what: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// What its values may hang on.
    pub when: &'static [Dimension],
}

/// What the values of a key are.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// `true` or `false`.
    Switch,
    /// A whole number within bounds.
    Number {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// Points, written `"2.5分"`.
    Points,
    /// A time limit, such as `"3个工作日"`.
    Limit,
    /// Any text.
    Text,
    /// One code of these, each with its name.
    Choice(&'static [(&'static str, &'static str)]),
    /// A list of these codes.
    Choices(&'static [(&'static str, &'static str)]),
    /// A list of any texts.
    Texts,
}

/// A fact that a value may hang on.
#[derive(Debug, Clone, Copy)]
pub struct Dimension {
    /// Its code in `when`.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// What it may be.
    pub values: Values,
}

/// What a fact may be.
#[derive(Debug, Clone, Copy)]
pub enum Values {
    /// One code of these, each with its name.
    Closed(&'static [(&'static str, &'static str)]),
    /// A name that the office gives, such as a journal's or a class's.
    Open,
}

/// What is wrong with a set, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the layer's text, counted from 1.
    pub line: usize,
    /// The key.
    pub key: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl PolicySet {
    /// Everything that is wrong with the last layer against the known keys, in the order of its lines; empty for a set fit for use.
    #[must_use]
    pub fn faults(&self, params: &[Param]) -> Vec<Fault> {
        let last = self.layers().len() - 1;
        let effective = self.layers()[last].effective;
        let mut faults = Vec::new();
        for (key, values) in self.values() {
            let own: Vec<&DatedValue> = values.iter().filter(|value| value.layer == last).collect();
            let mut tell = |line, message| faults.push(Fault { line, key: key.to_owned(), message });
            let Some(param) = params.iter().find(|param| param.key == key) else {
                for value in own {
                    tell(value.line, unknown(key, params));
                }
                continue;
            };
            for (place, value) in own.iter().enumerate() {
                if value.from < effective {
                    let from = value.from;
                    tell(value.line, format!("{from} 早于本文件的生效日期 {effective}；请改 from 或文件的 effective"));
                }
                if let Some(message) = param.kind.refuses(&value.value) {
                    tell(value.line, message);
                }
                for (name, is) in &value.when {
                    if let Some(message) = param.misplaced(name, is) {
                        tell(value.line, message);
                    }
                }
                for other in
                    own.iter().take(place).filter(|other| ambiguous(value, other) && !settled(value, other, values))
                {
                    let message = format!(
                        "与第{}行分不出先后：两行条件各不相同、一样具体，又可能同时成立；请再写一行把两边条件合起来的",
                        other.line
                    );
                    tell(value.line, message);
                }
            }
        }
        faults.sort_by_key(|fault| fault.line);
        faults
    }
}

impl Param {
    fn misplaced(&self, name: &str, is: &str) -> Option<String> {
        let Some(dimension) = self.when.iter().find(|dimension| dimension.name == name) else {
            let known: Vec<&str> = self.when.iter().map(|dimension| dimension.name).collect();
            return Some(if known.is_empty() {
                format!("“{}”不分情形，请去掉 when 里的 {name}", self.title)
            } else {
                format!("“{}”不按 {name} 区分；可以用的有：{}", self.title, known.join("、"))
            });
        };
        match dimension.values {
            Values::Open => is.is_empty().then(|| format!("{}（{name}）不能为空", dimension.title)),
            Values::Closed(codes) if codes.iter().any(|(code, _)| *code == is) => None,
            Values::Closed(codes) => Some(format!("{}没有“{is}”；可以用的有：{}", dimension.title, names(codes))),
        }
    }
}

impl Kind {
    /// Why the value is not of this kind; None where it is.
    #[must_use]
    pub fn refuses(&self, value: &Value) -> Option<String> {
        match (self, value) {
            (Self::Switch, Value::Switch(_)) | (Self::Text, Value::Text(_)) | (Self::Texts, Value::Texts(_)) => None,
            (Self::Number { least, most }, Value::Number(number)) if (*least..=*most).contains(number) => None,
            (Self::Number { least, most }, _) => Some(format!("应当是{least}到{most}的整数")),
            (Self::Points, Value::Text(text)) if points(text).is_some() => None,
            (Self::Points, _) => Some("应当是分值，如“5分”或“2.5分”，最多两位小数，不超过10000分".to_owned()),
            (Self::Limit, Value::Text(text)) if is_limit(text) => None,
            (Self::Limit, _) => Some("应当是时限：大于零的整数加单位，如“3个工作日”“15日”“24小时”“30分钟”".to_owned()),
            (Self::Choice(codes), Value::Text(text)) if codes.iter().any(|(code, _)| code == text) => None,
            (Self::Choice(codes), _) => Some(format!("应当是其中之一：{}", names(codes))),
            (Self::Choices(codes), Value::Texts(texts))
                if texts.iter().all(|text| codes.iter().any(|(code, _)| code == text)) =>
            {
                None
            }
            (Self::Choices(codes), _) => Some(format!("应当是这些代码的列表：{}", names(codes))),
            (Self::Switch, _) => Some("应当是开关（true 或 false）".to_owned()),
            (Self::Text, _) => Some("应当是文字".to_owned()),
            (Self::Texts, _) => Some("应当是文字的列表".to_owned()),
        }
    }
}

/// Two values that hold from one day, are as specific as each other and may fit one case.
fn ambiguous(one: &DatedValue, other: &DatedValue) -> bool {
    one.from == other.from
        && one.when.len() == other.when.len()
        && one.when != other.when
        && one.when.iter().all(|(name, is)| other.when.get(name).is_none_or(|there| there == is))
}

/// Whether a more specific value takes every case that both fit, so that they never meet.
fn settled(one: &DatedValue, other: &DatedValue, values: &[DatedValue]) -> bool {
    let both: BTreeMap<&String, &String> = one.when.iter().chain(&other.when).collect();
    let takes = |third: &DatedValue| {
        third.from <= one.from
            && one.when.len() < third.when.len()
            && third.when.iter().all(|(name, is)| both.get(name) == Some(&is))
    };
    values.iter().any(takes)
}

/// The form that the calendar reads: a whole number above zero and its unit, typed with whatever keyboard.
fn is_limit(text: &str) -> bool {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let is_digit = |letter: char| letter.is_ascii_digit() || ('０'..='９').contains(&letter);
    let unit = plain.trim_start_matches(is_digit);
    let digits: String = plain[..plain.len() - unit.len()].chars().filter_map(half_width).collect();
    let unit = unit.strip_prefix('个').unwrap_or(unit);
    digits.parse::<u32>().is_ok_and(|number| 0 < number)
        && ["日", "天", "自然日", "工作日", "小时", "分钟"].contains(&unit)
}

fn half_width(digit: char) -> Option<char> {
    let digit = digit.to_digit(10).or_else(|| u32::from(digit).checked_sub(u32::from('０')));
    digit.and_then(|digit| char::from_digit(digit, 10))
}

fn unknown(key: &str, params: &[Param]) -> String {
    let near = params.iter().map(|param| (slips(key, param.key), param.key)).min();
    let near = near.filter(|(slips, _)| *slips <= SLIPS).map(|(_, key)| format!("；是不是 {key}？"));
    format!("没有“{key}”这个参数{}", near.unwrap_or_else(|| "；请对照“办法”页上列出的参数".to_owned()))
}

/// So many letters wrong, missing or too many still look like a slip of the finger.
const SLIPS: usize = 4;

/// How many letters differ between two keys (Levenshtein).
fn slips(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = place + 1;
        for (at, there) in other.iter().enumerate() {
            let changed = corner + usize::from(letter != *there);
            corner = row[at + 1];
            row[at + 1] = changed.min(corner + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}

fn names(codes: &[(&str, &str)]) -> String {
    let names: Vec<String> = codes.iter().map(|(code, name)| format!("{code}（{name}）")).collect();
    names.join("、")
}

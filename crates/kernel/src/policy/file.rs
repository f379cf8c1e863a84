//! Reading a policy file, keeping the line of every value.

use std::collections::BTreeMap;

use jiff::civil;
use serde::Deserialize;
use toml::Spanned;

use super::{DatedValue, Layer, PolicyError, Value};
use crate::journal::sm3_hex;

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
    key: Spanned<String>,
    #[serde(default)]
    when: BTreeMap<String, String>,
    from: civil::Date,
    value: Value,
    basis: String,
}

/// The head and the values in the order of the file.
pub(super) fn read(text: &str) -> Result<(Layer, Vec<(String, DatedValue)>), PolicyError> {
    let File { id, title, basis, effective, value } = toml::from_str(text).map_err(|error| told(text, &error))?;
    let rows = value.into_iter().map(|FileValue { key, when, from, value, basis }| {
        let line = line(text, key.span().start);
        (key.into_inner(), DatedValue { when, from, value, basis, layer: 0, line })
    });
    let digest = sm3_hex(text.as_bytes());
    Ok((Layer { id, title, basis, effective, digest, text: text.into() }, rows.collect()))
}

/// What the reader of TOML says, in the office's words where it is one of the usual slips.
fn told(text: &str, error: &toml::de::Error) -> PolicyError {
    let said = error.message();
    let named = said.split('`').nth(1).unwrap_or_default();
    let message = if said.starts_with("unknown field") {
        format!("没有“{named}”这一项；请核对拼写")
    } else if said.starts_with("missing field") {
        format!("缺少 {named}；请补上")
    } else if said.contains("untagged enum Value") {
        "value 应当是开关（true 或 false）、整数、带引号的文字或文字的列表；分值写成“2.5分”".to_owned()
    } else if said.starts_with("duplicate") {
        "同一项写了两遍；请只留一遍".to_owned()
    } else if said.starts_with("invalid type") && said.contains("datetime") {
        "日期要带引号，如 \"2026-01-01\"".to_owned()
    } else if said.contains("date") || said.contains("year") || said.contains("month") || said.contains("day") {
        "日期写得不对；请写成 \"2026-01-01\"".to_owned()
    } else {
        format!("不合 TOML 的写法（{said}）；请对照手册的样例")
    };
    PolicyError::Unreadable { line: error.span().map(|span| line(text, span.start)), message }
}

fn line(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

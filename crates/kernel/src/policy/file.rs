//! Reading a policy file, keeping the line of every value.

use std::collections::BTreeMap;

use jiff::civil;
use serde::Deserialize;
use toml::Spanned;

use super::{DatedValue, Layer, PolicyError, Value};

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

/// The head, without its digest, and the values in the order of the file.
pub(super) fn read(text: &str) -> Result<(Layer, Vec<(String, DatedValue)>), PolicyError> {
    let File { id, title, basis, effective, value } =
        toml::from_str(text).map_err(|error| PolicyError::Unreadable(told(text, &error)))?;
    let rows = value.into_iter().map(|FileValue { key, when, from, value, basis }| {
        let line = line(text, key.span().start);
        (key.into_inner(), DatedValue { when, from, value, basis, layer: 0, line })
    });
    Ok((Layer { id, title, basis, effective, digest: String::new() }, rows.collect()))
}

fn told(text: &str, error: &toml::de::Error) -> String {
    let place = error.span().map(|span| format!("第{}行：", line(text, span.start)));
    format!("{}{}", place.unwrap_or_default(), error.message())
}

fn line(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

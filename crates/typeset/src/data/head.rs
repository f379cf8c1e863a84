//! 版头 The data of the head of the first page; where its parts stand is gongwen's.

use gongwen::head::{BETWEEN, Head};
use gongwen::{Document, Form, shown};
use typst::foundations::Value;

use super::{Map, Tuning, list, texts};

/// 文件 beside the names of a joint masthead, in heights of a name.
const SUFFIX: f64 = 1.4;

/// The head of the document, above so many rows that have to stand on page 1.
pub(super) fn of(document: &Document, tuning: Tuning, rows_under: usize) -> Value {
    let mut map = Map::new();
    let masthead = shown::masthead(document);
    let geometry = Head::of(document, tuning.rows, rows_under);
    map.put("kind", document.form.code()).put("names", texts(&masthead.names)).put("suffix", masthead.suffix);
    map.put("corner", corner(document)).put("number", shown::number(document).unwrap_or_default());
    map.put("signers", texts(signers(document)));
    map.put("top", geometry.top).put("size", geometry.size).put("between", geometry.size * BETWEEN);
    map.put("suffix_size", geometry.height.min(geometry.size * SUFFIX));
    map.put("number_y", geometry.number).put("line_y", geometry.line).put("rows", geometry.rows as i64);
    map.put("before_title", geometry.before_title as i64);
    let organ = document.issuers.first().map(|issuer| issuer.name.clone());
    map.put("left", organ.unwrap_or_default());
    map.put("right", document.date.map(shown::date).unwrap_or_default());
    map.value()
}

/// 签发人, of an upward document alone (7.2.6).
fn signers(document: &Document) -> Vec<&str> {
    let upward = document.form == Form::Upward;
    document.signers.iter().filter(|_| upward).map(|signer| signer.name.as_str()).collect()
}

/// 份号、密级、紧急程度, row by row (9704 7.2.1 to 7.2.3).
fn corner(document: &Document) -> Value {
    let rows = corner_rows(document).into_iter().map(|(text, bold)| {
        let mut map = Map::new();
        map.put("text", text).put("bold", bold);
        map.value()
    });
    list(rows)
}

/// A telegram says with its urgency that it is not in cipher.
fn corner_rows(document: &Document) -> Vec<(String, bool)> {
    let plain = if document.form == Form::Telegram { "·明电" } else { "" };
    let copy = document.copy_no.iter().map(|number| (number.clone(), false));
    let secrecy = document.secrecy.iter().map(|secrecy| (shown::secrecy(secrecy), true));
    let urgency = document.urgency.iter().map(|urgency| (format!("{}{plain}", urgency.word()), true));
    copy.chain(secrecy).chain(urgency).collect()
}

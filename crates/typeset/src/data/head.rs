//! 版头 The head of the first page. The height of the masthead is free in the standard ("醒目、美观、庄重"), so it is chosen so that the
//! rows under it stand on the grid of 22 again.

use gongwen::{Document, Form, page, shown};
use typst::foundations::Value;

use super::{Map, list, texts};

/// Between the names of a joint masthead, in millimetres.
const BETWEEN: f64 = 3.0;
/// How high a masthead should about be, in millimetres: of one organ, of a letter, of an order.
const HEIGHT: f64 = 19.0;
/// How high each name of a joint masthead should about be.
const JOINT_HEIGHT: f64 = 14.0;
/// 信函: the double red line, thick over thin, in millimetres (the standard gives no thickness; this is practice).
const DOUBLE_LINE: f64 = 1.4;
/// 信函: what stands under the line is 7/8 of a character below it (10.1).
const UNDER_LINE: f64 = page::EM * 7.0 / 8.0;

/// The head of the document; `pitch` is the distance of rows.
pub(super) fn of(document: &Document, pitch: f64) -> Value {
    let mut map = Map::new();
    let masthead = shown::masthead(document);
    map.put("kind", document.form.code()).put("between", BETWEEN);
    map.put("names", texts(&masthead.names)).put("suffix", masthead.suffix).put("corner", corner(document));
    map.put("number", shown::number(document).unwrap_or_default());
    let signers: Vec<String> = if document.form == Form::Upward {
        document
            .signers
            .chunks(2)
            .map(|two| two.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("\u{3000}"))
            .collect()
    } else {
        Vec::new()
    };
    let geometry = geometry(document, pitch, signers.len());
    map.put("signers", texts(&signers));
    map.put("top", geometry.top).put("height", geometry.height).put("size", geometry.size);
    map.put("number_y", geometry.number).put("line_y", geometry.line).put("rows", geometry.rows);
    map.put("before_title", geometry.before_title);
    map.put("left", document.issuers.first().map(|issuer| issuer.name.clone()).unwrap_or_default());
    map.put("right", document.date.map(shown::date).unwrap_or_default());
    map.value()
}

/// Where everything of the head stands, in millimetres below the top of the type area.
struct Geometry {
    top: f64,
    height: f64,
    size: f64,
    number: f64,
    line: f64,
    rows: i64,
    before_title: i64,
}

fn geometry(document: &Document, pitch: f64, signer_rows: usize) -> Geometry {
    let count = shown::masthead(document).names.len().max(1) as f64;
    let wanted = if 1.0 < count { count * JOINT_HEIGHT + (count - 1.0) * BETWEEN } else { HEIGHT };
    let further = signer_rows.saturating_sub(1) as f64 * pitch;
    let (top, below, before_title) = match document.form {
        Form::Document | Form::Upward | Form::Minutes | Form::Bulletin | Form::Telegram => {
            (page::MASTHEAD_DOWN, 2.0 * pitch + further + page::EM + page::RED_LINE_GAP, 2)
        }
        Form::Letter => {
            let corner = rows_of_corner(document).saturating_sub(1) as f64 * pitch;
            (page::LETTER_MASTHEAD - page::TOP, page::LETTER_LINE_GAP + DOUBLE_LINE + UNDER_LINE + corner, 3)
        }
        Form::Order => (page::ORDER_MASTHEAD_DOWN, 2.0 * pitch, 3),
    };
    let rows = ((top + wanted + below) / pitch).round();
    let height = rows * pitch - top - below;
    let size = (height - (count - 1.0) * BETWEEN) / count;
    let number = match document.form {
        Form::Letter => top + height + page::LETTER_LINE_GAP + DOUBLE_LINE + UNDER_LINE,
        Form::Document | Form::Upward | Form::Minutes | Form::Bulletin | Form::Telegram | Form::Order => {
            top + height + 2.0 * pitch
        }
    };
    let line = match document.form {
        Form::Letter => top + height + page::LETTER_LINE_GAP,
        Form::Document | Form::Upward | Form::Minutes | Form::Bulletin | Form::Telegram | Form::Order => rows * pitch,
    };
    Geometry { top, height, size, number, line, rows: rows as i64, before_title }
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

fn corner_rows(document: &Document) -> Vec<(String, bool)> {
    let copy = document.copy_no.iter().map(|number| (number.clone(), false));
    let secrecy = document.secrecy.iter().map(|secrecy| (shown::secrecy(secrecy), true));
    let urgency = document.urgency.iter().map(|urgency| (urgency.word().to_owned(), true));
    copy.chain(secrecy).chain(urgency).collect()
}

fn rows_of_corner(document: &Document) -> usize {
    corner_rows(document).len()
}

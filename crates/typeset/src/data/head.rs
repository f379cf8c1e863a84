//! 版头 The head of the first page. The height of the masthead is free in the standard ("醒目、美观、庄重"), so it is chosen so that the
//! rows under it stand on the grid of 22 again, and a joint one is low enough for the body to begin on page 1.

use gongwen::{Document, Form, page, shown};
use typst::foundations::Value;

use super::{Map, Tuning, list, texts};

/// How high a masthead should about be, in millimetres: of one organ, of a letter, of an order.
const HEIGHT: f64 = 19.0;
/// How high each name of a joint masthead should about be.
const JOINT_HEIGHT: f64 = 14.0;
/// Between the names of a joint masthead, in heights of a name.
const BETWEEN: f64 = 0.2;
/// 文件 beside the names of a joint masthead, in heights of a name.
const SUFFIX: f64 = 1.4;
/// A name of a joint masthead is never lower than the title's characters, in millimetres.
const LOWEST: f64 = page::SIZE_2 * 25.4 / 72.0;
/// 信函: the double red line, thick over thin, in millimetres (the standard gives no thickness; this is practice).
const DOUBLE_LINE: f64 = 1.4;
/// 信函: what stands under the line is 7/8 of a character below it (10.1).
const UNDER_LINE: f64 = page::EM * 7.0 / 8.0;

/// The head of the document, above so many rows that have to stand on page 1.
pub(super) fn of(document: &Document, tuning: Tuning, rows_under: usize) -> Value {
    let mut map = Map::new();
    let masthead = shown::masthead(document);
    let geometry = geometry(document, tuning, rows_under);
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

/// Where everything of the head stands, in millimetres below the top of the type area.
#[derive(Debug)]
struct Geometry {
    top: f64,
    height: f64,
    size: f64,
    number: f64,
    line: f64,
    rows: usize,
    before_title: usize,
}

fn geometry(document: &Document, tuning: Tuning, rows_under: usize) -> Geometry {
    let pitch = tuning.pitch();
    let names = shown::masthead(document).names.len().max(1) as f64;
    // So many heights of a name is the masthead high.
    let heights = names + (names - 1.0) * BETWEEN;
    let wanted = if 1.0 < names { heights * JOINT_HEIGHT } else { HEIGHT };
    let (top, below, before_title) = around(document, pitch);
    let least = ((top + heights * LOWEST + below) / pitch).ceil() as usize;
    let most = tuning.rows.saturating_sub(before_title + rows_under).max(least);
    let rows = (((top + wanted + below) / pitch).round() as usize).min(most);
    let height = rows as f64 * pitch - top - below;
    let (number, line) = if document.form == Form::Letter {
        let line = top + height + page::LETTER_LINE_GAP;
        (line + DOUBLE_LINE + UNDER_LINE, line)
    } else {
        (top + height + 2.0 * pitch, rows as f64 * pitch)
    };
    Geometry { top, height, size: height / heights, number, line, rows, before_title }
}

/// Above the masthead, between it and the next row of the grid that the head ends with, and blank rows after that.
fn around(document: &Document, pitch: f64) -> (f64, f64, usize) {
    match document.form {
        Form::Document
        | Form::Upward
        | Form::Minutes
        | Form::Bulletin
        | Form::Telegram
        | Form::ProcessingSheet
        | Form::DraftingSheet
        | Form::ApprovalSlip => {
            let further = signers(document).len().div_ceil(2).saturating_sub(1) as f64 * pitch;
            (page::MASTHEAD_DOWN, 2.0 * pitch + further + page::EM + page::RED_LINE_GAP, 2)
        }
        Form::Letter => {
            let corner = corner_rows(document).len().saturating_sub(1) as f64 * pitch;
            (page::LETTER_MASTHEAD - page::TOP, page::LETTER_LINE_GAP + DOUBLE_LINE + UNDER_LINE + corner, 3)
        }
        Form::Order => (page::ORDER_MASTHEAD_DOWN, 2.0 * pitch, 3),
    }
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

#[cfg(test)]
mod tests {
    use gongwen::Issuer;
    use gongwen::typesetter::Order;

    use super::*;

    #[test]
    fn a_joint_masthead_of_nine_leaves_the_body_a_row_on_page_1() {
        let mut document = Document::new(Form::Document);
        for count in 2..=9 {
            document.issuers = (0..count).map(|at| Issuer { name: format!("青溪区第{at}局") }).collect();
            let made = geometry(&document, Tuning::of(Order::default()), 5);
            assert!(made.rows + made.before_title + 5 <= page::ROWS, "{count}: {made:?}");
            assert!(LOWEST <= made.size, "{count}: {made:?}");
        }
    }

    #[test]
    fn the_number_is_two_rows_below_the_masthead_and_the_line_four_millimetres_below_the_number() {
        let document = Document::new(Form::Document);
        let tuning = Tuning::of(Order::default());
        let made = geometry(&document, tuning, 4);
        assert_eq!(made.top, 35.0);
        assert!((made.number - made.top - made.height - 2.0 * tuning.pitch()).abs() < 1e-9);
        assert!((made.line - made.number - page::EM - 4.0).abs() < 1e-9);
    }
}

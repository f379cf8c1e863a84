//! 版头 (7.2) and the heads of letters (10.1), orders (10.2) and bulletins.

use gongwen::{Form, page, shown};
use kurbo::Rect;
use typeset::Face;

use super::laid::{CENTRE, Laid, RIGHT, WITHIN};
use crate::reader::Character;

/// Two blank rows: twice a character's height and 7/8 of it (3.2).
fn two_rows(laid: &Laid) -> f64 {
    2.0 * laid.pitch()
}

pub fn check(laid: &mut Laid) {
    let Some(masthead) = masthead(laid) else { return };
    corner(laid);
    // The office's own slips have no national head.
    match laid.document.form.code() {
        "document" | "upward" | "minutes" | "telegram" => below_masthead(laid, masthead),
        "letter" => letter(laid, masthead),
        "order" => order(laid, masthead),
        "bulletin" => bulletin(laid),
        slip => laid.holds(false, 1, "发文机关标志", "none on a slip", slip),
    }
}

/// 发文机关标志 (7.2.4): red, its upper edge 35 mm below the type area's (a letter's 30 mm below the paper's, an order's 20 mm), centred.
fn masthead(laid: &mut Laid) -> Option<Rect> {
    let shown = shown::masthead(laid.document);
    let big = |character: &Character| character.red && 20.0 < character.size;
    let letters: Vec<Character> = laid
        .stream
        .iter()
        .filter(|(page, character)| *page == 1 && big(character))
        .map(|(_, one)| one.clone())
        .collect();
    let text: String = letters.iter().map(|character| character.text.as_str()).collect();
    let wanted: String = shown.text().chars().filter(|c| !c.is_whitespace()).collect();
    laid.holds(text == wanted, 1, "发文机关标志 (7.2.4)", &wanted, &text);
    if letters.is_empty() {
        return None;
    }
    let boxes = letters.iter().map(|one| Rect::new(one.x, one.top(), one.right(), one.bottom()));
    let place = boxes.reduce(|all, one| all.union(one)).expect("not empty");
    let top = match laid.document.form.code() {
        "letter" => page::LETTER_MASTHEAD,
        "order" => page::TOP + page::ORDER_MASTHEAD_DOWN,
        _ => page::TOP + page::MASTHEAD_DOWN,
    };
    laid.near(1, "upper edge of 发文机关标志 (7.2.4, 10.1, 10.2)", top, place.y0);
    laid.near(1, "middle of 发文机关标志 (7.2.4)", CENTRE, place.center().x);
    let wide = format!("{:.2} mm", place.width());
    laid.holds(place.width() <= page::AREA.0 + WITHIN, 1, "width of 发文机关标志", "at most 156 mm", &wide);
    laid.face(1, "font of 发文机关标志 (7.2.4)", &letters[0], Face::Masthead);
    if 1 < shown.names.len() {
        joint(laid, &letters, &shown);
    }
    Some(place)
}

/// Names of a joint masthead fill the same width; 文件 stands beside the middle of their stack (7.2.4).
fn joint(laid: &mut Laid, letters: &[Character], shown: &shown::Masthead) {
    let mut rest = letters;
    let mut names: Vec<Rect> = Vec::new();
    for name in &shown.names {
        let count = name.chars().filter(|c| !c.is_whitespace()).count().min(rest.len());
        let (these, others) = rest.split_at(count);
        rest = others;
        let Some(place) =
            these.iter().map(|one| Rect::new(one.x, one.top(), one.right(), one.bottom())).reduce(|a, b| a.union(b))
        else {
            return;
        };
        names.push(place);
    }
    for (name, place) in shown.names.iter().zip(&names).skip(1) {
        laid.near(1, &format!("left edge of “{name}” in the joint masthead (7.2.4)"), names[0].x0, place.x0);
        laid.near(1, &format!("right edge of “{name}” in the joint masthead (7.2.4)"), names[0].x1, place.x1);
    }
    if let Some(suffix) = rest.first() {
        let stack = names.iter().copied().reduce(|a, b| a.union(b)).expect("names");
        laid.near(
            1,
            "middle of 文件 beside the names (7.2.4)",
            stack.center().y,
            (suffix.top() + suffix.bottom()) / 2.0,
        );
    }
}

/// 份号、密级和保密期限、紧急程度 (7.2.1 to 7.2.3): flush left from the first row of the type area on, in this order.
fn corner(laid: &mut Laid) {
    let secrecy = laid.document.secrecy.as_ref().map(shown::secrecy);
    let urgency = laid.document.urgency.map(|urgency| urgency.word().to_owned());
    let copy = laid.document.copy_no.clone().map(|number| (number, None));
    let bold = secrecy.into_iter().chain(urgency).map(|words| (words, Some(Face::Hei)));
    let mut before: Option<f64> = None;
    for (words, face) in copy.into_iter().chain(bold) {
        let Some(span) = laid.find(&words, 0, "left corner of the head (7.2.1)") else { continue };
        laid.near(1, &format!("left edge of {words} (7.2.1)"), page::LEFT, span.x());
        let middle = span.first().middle();
        match before {
            Some(before) => laid.near(1, &format!("row of {words} (7.2.1)"), before + laid.pitch(), middle),
            None if laid.document.form != Form::Letter => {
                laid.near(1, &format!("row of {words} (7.2.1)"), page::TOP + page::EM / 2.0, middle);
            }
            None => {}
        }
        if let Some(face) = face {
            laid.face(1, &format!("font of {words} (7.2.2)"), span.first(), face);
        }
        before = Some(middle);
    }
}

/// The red line under the head: its box and thickness.
fn red_line(laid: &mut Laid) -> Option<(Rect, f64)> {
    let lines: Vec<(Rect, f64)> = laid.sheets[0]
        .strokes
        .iter()
        .filter(|stroke| stroke.red && stroke.is_flat())
        .map(|stroke| (stroke.place, stroke.thickness))
        .collect();
    laid.holds(lines.len() == 1, 1, "red lines (7.2.7)", "one", &lines.len().to_string());
    lines.first().copied()
}

/// 发文字号, 签发人 and the red line (7.2.5 to 7.2.7).
fn below_masthead(laid: &mut Laid, masthead: Rect) {
    let Some((line, _)) = red_line(laid) else { return };
    laid.near(1, "left end of the red line (7.2.7)", page::LEFT, line.x0);
    laid.near(1, "right end of the red line (7.2.7)", RIGHT, line.x1);
    let signers = laid.document.form == Form::Upward;
    let number = shown::number(laid.document).and_then(|words| laid.find(&words, 0, "发文字号 (7.2.5)"));
    if let Some(number) = &number {
        let bottom = number.first().middle() + page::EM / 2.0;
        laid.near(1, "发文字号 above the red line (7.2.7)", line.y0 - page::RED_LINE_GAP, bottom);
        if signers {
            laid.near(1, "left edge of 发文字号 of an upward document (7.2.5)", page::LEFT + page::EM, number.x());
        } else {
            laid.near(1, "middle of 发文字号 (7.2.5)", CENTRE, number.centre());
            let top = number.first().middle() - page::EM / 2.0;
            laid.near(1, "发文字号 two blank rows below 标志 (7.2.5)", masthead.y1 + two_rows(laid), top);
        }
    }
    if signers {
        let row = number.map(|number| number.first().middle());
        signed(laid, masthead, row);
    }
    title_below(laid, line.y0, "title two blank rows below the red line (7.3.1)");
}

/// 简报: no national format; its red line is as wide as the type area.
fn bulletin(laid: &mut Laid) {
    let Some((line, _)) = red_line(laid) else { return };
    laid.near(1, "left end of the red line", page::LEFT, line.x0);
    laid.near(1, "right end of the red line", RIGHT, line.x1);
}

/// 签发人 (7.2.6): two names to a row, the rows under each other's first name, the last beside 发文字号, one character from the right.
fn signed(laid: &mut Laid, masthead: Rect, number: Option<f64>) {
    let Some(lead) = laid.find("签发人：", 0, "签发人 (7.2.6)") else { return };
    let top = lead.first().middle() - page::EM / 2.0;
    laid.near(1, "签发人 two blank rows below 标志 (7.2.6)", masthead.y1 + two_rows(laid), top);
    let mut from = lead.end();
    let mut first_of_row = None;
    let mut right: f64 = 0.0;
    for (at, signer) in laid.document.signers.iter().enumerate() {
        let Some(name) = laid.find(&signer.name, from, "签发人 (7.2.6)") else { return };
        from = name.end();
        let wanted = lead.first().middle() + (at / 2) as f64 * laid.pitch();
        laid.near(1, &format!("row of {} (7.2.6)", signer.name), wanted, name.first().middle());
        laid.face(1, &format!("font of {} (7.2.6)", signer.name), name.first(), Face::Kai);
        if at % 2 == 0 {
            let under = *first_of_row.get_or_insert(name.x());
            laid.near(1, &format!("left edge of {} under the first name (7.2.6)", signer.name), under, name.x());
        }
        right = right.max(name.right());
        if at + 1 == laid.document.signers.len() {
            let beside = number.unwrap_or(name.first().middle());
            laid.near(1, "发文字号 beside the last of 签发人 (7.2.6)", name.first().middle(), beside);
        }
    }
    laid.near(1, "right edge of 签发人 (7.2.6)", RIGHT - page::EM, right);
}

/// 信函 (10.1): two double red lines of 170 mm, the number on the right and the left corner below the upper one.
fn letter(laid: &mut Laid, masthead: Rect) {
    let strokes = laid.sheets[0].strokes.iter().filter(|stroke| stroke.red && stroke.is_flat());
    let mut lines: Vec<(Rect, f64)> = strokes.map(|stroke| (stroke.place, stroke.thickness)).collect();
    lines.sort_by(|a, b| a.0.y0.total_cmp(&b.0.y0));
    let [upper_thick, upper_thin, lower_thin, lower_thick] = lines.as_slice() else {
        laid.holds(false, 1, "red lines of a letter (10.1)", "two double lines", &format!("{} lines", lines.len()));
        return;
    };
    for (line, _) in &lines {
        laid.near(1, "length of a letter's red line (10.1)", page::LETTER_LINE, line.width());
        laid.near(1, "middle of a letter's red line (10.1)", page::PAGE.0 / 2.0, line.center().x);
    }
    laid.holds(
        upper_thin.1 < upper_thick.1,
        1,
        "upper double line (10.1)",
        "thick over thin",
        &format!("{:.2} over {:.2}", upper_thick.1, upper_thin.1),
    );
    laid.holds(
        lower_thin.1 < lower_thick.1,
        1,
        "lower double line (10.1)",
        "thin over thick",
        &format!("{:.2} over {:.2}", lower_thin.1, lower_thick.1),
    );
    laid.near(
        1,
        "upper double line below 标志 (10.1)",
        masthead.y1 + page::LETTER_LINE_GAP,
        upper_thick.0.y0 - upper_thick.1 / 2.0,
    );
    laid.near(
        1,
        "lower double line above the paper's edge (10.1)",
        page::PAGE.1 - page::LETTER_LINE_UP,
        lower_thick.0.y0 + lower_thick.1 / 2.0,
    );
    let below = upper_thin.0.y0 + upper_thin.1 / 2.0 + page::EM * 7.0 / 8.0;
    let mut last = below;
    if let Some(number) =
        shown::number(laid.document).and_then(|words| laid.find(&words, 0, "发文字号 of a letter (10.1)"))
    {
        laid.near(1, "right edge of a letter's 发文字号 (10.1)", RIGHT, number.right());
        laid.near(
            1,
            "a letter's 发文字号 below the double line (10.1)",
            below,
            number.first().middle() - page::EM / 2.0,
        );
        last = number.first().middle() + page::EM / 2.0;
    }
    let urgency = laid.document.urgency.map(|urgency| urgency.word().to_owned());
    let first = laid
        .document
        .copy_no
        .clone()
        .or_else(|| laid.document.secrecy.as_ref().map(shown::secrecy))
        .or_else(|| urgency.clone());
    if let Some(span) = first.and_then(|words| laid.find(&words, 0, "left corner of a letter (10.1)")) {
        laid.near(
            1,
            "left corner of a letter below the double line (10.1)",
            below,
            span.first().middle() - page::EM / 2.0,
        );
    }
    if let Some(span) = urgency.and_then(|words| laid.find(&words, 0, "left corner of a letter (10.1)")) {
        last = last.max(span.first().middle() + page::EM / 2.0);
    }
    title_below(laid, last, "a letter's title two rows below the head (10.1)");
}

/// 命令 (10.2): 令号 two blank rows below 标志, centred, and the words two blank rows below it.
fn order(laid: &mut Laid, masthead: Rect) {
    let Some(number) = shown::number(laid.document).and_then(|words| laid.find(&words, 0, "令号 (10.2)")) else {
        return;
    };
    laid.near(1, "middle of 令号 (10.2)", CENTRE, number.centre());
    laid.near(
        1,
        "令号 two blank rows below 标志 (10.2)",
        masthead.y1 + two_rows(laid),
        number.first().middle() - page::EM / 2.0,
    );
    title_below(laid, number.first().middle() + page::EM / 2.0, "words of an order two blank rows below 令号 (10.2)");
}

/// The first row of the title is two blank rows below; rows stand on the grid, so up to a row's spacing may be added to reach it.
fn title_below(laid: &mut Laid, above: f64, element: &str) {
    let first =
        laid.rows.iter().find(|row| row.page == 1 && (row.size() - page::SIZE_2).abs() < 0.1 && !row.first().red);
    let Some(top) = first.map(|row| row.middle() - page::EM / 2.0) else { return };
    let gap = top - above;
    let blank = two_rows(laid);
    let most = blank + laid.pitch() - page::EM;
    let wanted = format!("{blank:.2} to {most:.2} mm");
    laid.holds((blank - WITHIN..=most + WITHIN).contains(&gap), 1, element, &wanted, &format!("{gap:.2} mm"));
}

//! The end of a document: signature (7.3.5), 附注 (7.3.6), 出席 (10.3), 版记 (7.4).

use gongwen::{Form, Sealing, page, shown};
use typeset::Face;

use super::laid::{BOTTOM, Laid, RIGHT, Span, WITHIN};

/// Where an element that stands two characters in begins.
const INDENT: f64 = page::LEFT + 2.0 * page::EM;

/// Checks what comes after the text, from this place of the stream on.
pub fn check(laid: &mut Laid, from: usize) {
    let at = signature(laid, from).unwrap_or(from);
    let at = note(laid, at);
    attendance(laid, at);
    imprint(laid);
}

fn signature(laid: &mut Laid, from: usize) -> Option<usize> {
    if !["document", "upward", "letter", "order", "telegram"].contains(&laid.document.form.code()) {
        return None;
    }
    let words = shown::date(laid.document.date?);
    let organs: Vec<String> = laid.document.issuers.iter().map(|issuer| issuer.name.clone()).collect();
    if laid.document.sealing == Sealing::Stamp {
        return stamped(laid, &words, from);
    }
    let mut at = from;
    let mut spans = Vec::new();
    for organ in &organs {
        let span = laid.find(organ, at, "署名 (7.3.5)")?;
        at = span.end();
        spans.push(span);
    }
    let date = laid.find(&words, at, "成文日期 (7.3.5)")?;
    let above = from.checked_sub(1).and_then(|at| laid.stream.get(at)).map_or(0, |(page, _)| *page);
    let first = spans[0].page;
    laid.holds(above == first, first, "署名 (7.3.5.5)", "words of the body on its page", "a page without any");
    if laid.document.sealing == Sealing::Seal {
        sealed(laid, &spans, &date)
    } else {
        unsealed(laid, &spans, &date)
    }
    Some(date.end())
}

/// 加盖印章 (7.3.5.1): the date four characters from the right, the organ above it and centred on it; seals don't touch.
fn sealed(laid: &mut Laid, organs: &[Span], date: &Span) {
    laid.near(date.page, "right edge of 成文日期 (7.3.5.1)", RIGHT - 4.0 * page::EM, date.right());
    let last = organs.last().expect("somebody issues");
    let clipped = RIGHT < date.centre() + last.width() / 2.0 + WITHIN;
    let wanted = if clipped { RIGHT - last.width() / 2.0 } else { date.centre() };
    laid.near(last.page, "middle of 署名 on that of 成文日期 (7.3.5.1)", wanted, last.centre());
    let below = date.first().middle() - last.first().middle();
    laid.near(date.page, "成文日期 in the row below 署名 (7.3.5.1)", laid.pitch(), below);
    for (at, one) in organs.iter().enumerate() {
        let inside = page::LEFT - WITHIN <= one.x() && one.right() <= RIGHT + WITHIN;
        laid.holds(
            inside,
            one.page,
            "署名 inside the type area (7.3.5.1)",
            "28..184 mm",
            &format!("{:.1}..{:.1} mm", one.x(), one.right()),
        );
        for other in organs.iter().skip(at + 1).filter(|other| other.page == one.page) {
            let apart = (one.centre() - other.centre()).hypot(one.first().middle() - other.first().middle());
            let names = format!("seals of {} and {} (7.3.5.1)", one.text(), other.text());
            laid.holds(
                page::SEAL - WITHIN <= apart,
                one.page,
                &names,
                "42 mm apart or more",
                &format!("{apart:.1} mm"),
            );
        }
    }
}

/// 不加盖印章 (7.3.5.2): the lead organ two characters from the right, the others under it, the date two characters further in than they.
fn unsealed(laid: &mut Laid, organs: &[Span], date: &Span) {
    let (lead, last) = organs.first().zip(organs.last()).expect("somebody issues");
    let two = 2.0 * page::EM;
    // A longer name below the lead one moves them all to the left, so that it stays inside the type area.
    let widest = organs.iter().map(Span::width).fold(0.0, f64::max);
    if date.width() <= lead.width() {
        laid.near(lead.page, "left edge of 署名 (7.3.5.2)", RIGHT - (two + lead.width()).max(widest), lead.x());
        laid.near(date.page, "left edge of 成文日期 (7.3.5.2)", lead.x() + two, date.x());
    } else {
        laid.near(date.page, "right edge of 成文日期 (7.3.5.2)", RIGHT - two, date.right());
        laid.near(lead.page, "left edge of 署名 (7.3.5.2)", (date.x() - two).min(RIGHT - widest), lead.x());
    }
    for pair in organs.windows(2).filter(|pair| pair[0].page == pair[1].page) {
        let below = pair[1].first().middle() - pair[0].first().middle();
        laid.near(pair[1].page, "署名 in the row below that of the lead organ (7.3.5.2)", laid.pitch(), below);
        laid.holds(
            pair[1].right() <= RIGHT + WITHIN,
            pair[1].page,
            "署名 inside the type area (7.3.5.2)",
            "at most 184 mm",
            &format!("{:.1} mm", pair[1].right()),
        );
    }
    let below = date.first().middle() - last.first().middle();
    laid.near(date.page, "成文日期 in the row below 署名 (7.3.5.2)", laid.pitch(), below);
}

/// 签名章 (7.3.5.3): four characters from the right, the post two characters to its left, the date one blank row below.
fn stamped(laid: &mut Laid, words: &str, from: usize) -> Option<usize> {
    let mut at = from;
    let mut last: Option<Span> = None;
    for signer in laid.document.signers.clone() {
        let post = laid.find(signer.post.as_deref().unwrap_or_default(), at, "post of the signer (7.3.5.3)")?;
        let name = laid.find(&signer.name, post.end(), "签名章 (7.3.5.3)")?;
        laid.near(name.page, "right edge of 签名章 (7.3.5.3)", RIGHT - 4.0 * page::EM, name.right());
        laid.near(post.page, "post two characters left of 签名章 (7.3.5.3)", name.x() - 2.0 * page::EM, post.right());
        laid.near(
            post.page,
            "post beside the middle of 签名章 (7.3.5.3)",
            (name.first().top() + name.first().bottom()) / 2.0,
            (post.first().top() + post.first().bottom()) / 2.0,
        );
        laid.holds(name.first().red, name.page, "签名章 (7.3.5.3)", "red", "another colour");
        at = name.end();
        last = Some(name);
    }
    let date = laid.find(words, at, "成文日期 (7.3.5.3)")?;
    laid.near(date.page, "right edge of 成文日期 (7.3.5.3)", RIGHT - 4.0 * page::EM, date.right());
    if let Some(name) = last {
        let below = date.first().middle() - name.first().middle();
        laid.near(date.page, "成文日期 one blank row below 签名章 (7.3.5.3)", 2.0 * laid.pitch(), below);
    }
    Some(date.end())
}

/// 附注 (7.3.6): in the row below the date, two characters in, in brackets.
fn note(laid: &mut Laid, from: usize) -> usize {
    let Some(note) = laid.document.note.clone() else { return from };
    let Some(span) = laid.find(&format!("（{note}）"), from, "附注 (7.3.6)") else { return from };
    // The opening bracket may be squeezed by half a character.
    let squeezed = INDENT - page::EM / 2.0 - WITHIN..=INDENT + WITHIN;
    laid.holds(
        squeezed.contains(&span.x()),
        span.page,
        "left edge of 附注 (7.3.6)",
        &format!("{INDENT:.2} mm"),
        &format!("{:.2} mm", span.x()),
    );
    if let Some((page, before)) = from.checked_sub(1).and_then(|at| laid.stream.get(at)).cloned()
        && page == span.page
    {
        let (above, row) = (laid.grid(before.middle()).0, laid.grid(span.first().middle()).0);
        laid.holds(
            row == above + 1,
            page,
            "附注 in the row below 成文日期 (7.3.6)",
            &format!("row {}", above + 2),
            &format!("row {}", row + 1),
        );
    }
    span.end()
}

/// 出席、请假、列席 (10.3): one blank row below the text, two characters in, 黑体, the names under each other.
fn attendance(laid: &mut Laid, from: usize) {
    if laid.document.form != Form::Minutes {
        return;
    }
    let all = &laid.document.attendance;
    let lists = [("出席：", all.present.clone()), ("请假：", all.leave.clone()), ("列席：", all.observers.clone())];
    let mut at = from;
    let mut begun = false;
    for (lead, names) in lists.into_iter().filter(|(_, names)| !names.is_empty()) {
        let Some(span) = laid.find(lead, at, &format!("{lead} (10.3)")) else { continue };
        laid.near(span.page, &format!("left edge of {lead} (10.3)"), INDENT, span.x());
        laid.face(span.page, &format!("font of {lead} (10.3)"), span.first(), Face::Hei);
        if let Some((page, before)) = from.checked_sub(1).and_then(|at| laid.stream.get(at)).cloned()
            && !begun
            && page == span.page
            && (before.size - page::SIZE_3).abs() < 0.1
        {
            let (above, row) = (laid.grid(before.middle()).0, laid.grid(span.first().middle()).0);
            laid.holds(
                row == above + 2,
                page,
                &format!("{lead} one blank row below the text (10.3)"),
                &format!("row {}", above + 3),
                &format!("row {}", row + 1),
            );
        }
        begun = true;
        if let Some(listed) = laid.find(&names.join("，"), span.end(), &format!("names after {lead} (10.3)")) {
            for row in listed.rows().iter().skip(1) {
                laid.near(row.page, &format!("names under each other after {lead} (10.3)"), listed.x(), row.x());
            }
            at = listed.end();
        }
    }
}

/// 版记 (7.4): on the last page, an even one, its last line on the lower edge of the type area.
fn imprint(laid: &mut Laid) {
    let pages = laid.sheets.len();
    let letter = laid.document.form == Form::Letter;
    let strokes = &laid.sheets[pages - 1].strokes;
    let wide = |width: f64| {
        move |stroke: &&crate::reader::Stroke| {
            stroke.is_flat() && !stroke.red && (stroke.thickness - width).abs() < 0.02
        }
    };
    let thick: Vec<_> = strokes.iter().filter(wide(page::THICK_LINE)).cloned().collect();
    let cc = laid.document.form != Form::Bulletin && !laid.document.cc.is_empty();
    let printed = laid.document.printed_by.clone().filter(|_| !letter);
    let listed = laid.document.form == Form::Bulletin && !(laid.document.to.is_empty() && laid.document.cc.is_empty());
    if !cc && printed.is_none() && !listed {
        laid.holds(thick.is_empty(), pages, "版记 (7.4)", "none", &format!("{} thick lines", thick.len()));
        return;
    }
    if letter {
        laid.holds(thick.is_empty(), pages, "版记 of a letter (10.1)", "no lines", &format!("{} lines", thick.len()));
        if let Some(row) =
            laid.rows.iter().filter(|row| row.page == pages).max_by(|a, b| a.middle().total_cmp(&b.middle()))
        {
            let bottom = row.first().bottom();
            laid.holds(
                (BOTTOM - 4.0..=BOTTOM + WITHIN).contains(&bottom),
                pages,
                "版记 of a letter at the bottom (10.1)",
                "its last row at 258..262 mm",
                &format!("{bottom:.2} mm"),
            );
        }
    } else {
        laid.holds(pages.is_multiple_of(2), pages, "版记 (33476.2 7.3.1)", "an even page", &format!("page {pages}"));
        laid.holds(thick.len() == 2, pages, "thick lines of 版记 (7.4.1)", "two", &thick.len().to_string());
        let Some((first, last)) = thick.first().zip(thick.last()) else { return };
        laid.near(pages, "last line of 版记 (7.4.1)", BOTTOM, last.y());
        let (top, foot) = (first.y(), last.y());
        let strokes = &laid.sheets[pages - 1].strokes;
        let between: Vec<_> = strokes
            .iter()
            .filter(|stroke| stroke.is_flat() && top < stroke.y() && stroke.y() < foot)
            .cloned()
            .collect();
        for line in thick.iter().chain(&between) {
            laid.near(pages, "left end of a line of 版记 (7.4.1)", page::LEFT, line.place.x0);
            laid.near(pages, "right end of a line of 版记 (7.4.1)", RIGHT, line.place.x1);
        }
        for line in &between {
            let found = format!("{:.2} mm", line.thickness);
            laid.holds(
                (line.thickness - page::THIN_LINE).abs() < 0.02,
                pages,
                "thickness of a line within 版记 (7.4.1)",
                "0.25 mm",
                &found,
            );
        }
        let wanted = usize::from(cc || listed) * usize::from(printed.is_some());
        laid.holds(
            wanted <= between.len(),
            pages,
            "lines within 版记 (7.4.1)",
            &wanted.to_string(),
            &between.len().to_string(),
        );
        let rows: Vec<_> = laid.rows.iter().filter(|row| row.page == pages && top < row.middle()).cloned().collect();
        for row in rows {
            laid.holds(
                (row.size() - page::SIZE_4).abs() < 0.05,
                pages,
                &format!("size of “{}” in 版记 (7.4)", row.begins()),
                "14 pt",
                &format!("{:.2} pt", row.size()),
            );
            let inside = top < row.first().top() && row.first().bottom() < foot;
            laid.holds(inside, pages, &format!("“{}” in 版记 (7.4)", row.begins()), "between its lines", "across one");
        }
    }
    words(laid, first_of_imprint(laid), cc, printed);
}

/// Where the words of 版记 begin in the stream: below its first line, or, of a letter, with 抄送 on its last page.
fn first_of_imprint(laid: &Laid) -> usize {
    let pages = laid.sheets.len();
    let thick =
        |stroke: &&crate::reader::Stroke| stroke.is_flat() && (stroke.thickness - page::THICK_LINE).abs() < 0.02;
    let top = laid.sheets[pages - 1].strokes.iter().find(thick).map_or(page::TOP, |stroke| stroke.y());
    laid.stream.iter().position(|(page, one)| *page == pages && top < one.middle()).unwrap_or_default()
}

/// 抄送 and 印发 stand one character from both edges (7.4.2, 7.4.3).
fn words(laid: &mut Laid, begin: usize, cc: bool, printed: Option<String>) {
    let mut at = begin;
    if cc && let Some(lead) = laid.find("抄送：", begin, "抄送 (7.4.2)") {
        let one = lead.first().height();
        laid.near(lead.page, "left edge of 抄送 (7.4.2)", page::LEFT + one, lead.x());
        let names = format!("{}。", shown::list(&laid.document.cc));
        if let Some(span) = laid.find(&names, lead.end(), "抄送机关 (7.4.2)") {
            for row in span.rows() {
                laid.near(row.page, "left edge of 抄送机关 after the colon (7.4.2)", span.x(), row.x());
                let found = format!("{:.2} mm", row.right());
                laid.holds(
                    row.right() <= RIGHT - one + WITHIN + one / 2.0,
                    row.page,
                    "right edge of 抄送机关 (7.4.2)",
                    "one character before 184 mm",
                    &found,
                );
            }
            at = span.end();
        }
    }
    let Some(by) = printed else { return };
    let Some(by) = laid.find(&by, at, "印发机关 (7.4.3)") else { return };
    let one = by.first().height();
    laid.near(by.page, "left edge of 印发机关 (7.4.3)", page::LEFT + one, by.x());
    let Some(on) = laid.document.printed_on else { return };
    let Some(on) = laid.find(&format!("{}印发", shown::date(on)), by.end(), "印发日期 (7.4.3)") else { return };
    laid.near(on.page, "right edge of 印发日期 (7.4.3)", RIGHT - one, on.right());
    laid.near(on.page, "印发日期 in the row of 印发机关 (7.4.3)", by.first().baseline, on.first().baseline);
}

//! 印章 (7.3.5.1): on a draft the place of every seal is drawn; its size, what it stands over, and that no two touch.

use gongwen::{Form, Sealing, page, shown};
use kurbo::Rect;

use super::laid::{Laid, RIGHT, WITHIN};

/// Checks the seals of a draft.
pub fn check(laid: &mut Laid) {
    let signed = [Form::Document, Form::Upward, Form::Letter, Form::Telegram].contains(&laid.document.form);
    if laid.document.sealing != Sealing::Seal || !signed || laid.document.date.is_none() {
        return;
    }
    let all = laid.sheets.iter().enumerate();
    let seals: Vec<(usize, Rect)> = all
        .flat_map(|(at, sheet)| sheet.strokes.iter().map(move |stroke| (at + 1, stroke)))
        .filter(|(_, stroke)| stroke.red && 20.0 < stroke.place.height())
        .map(|(page, stroke)| (page, stroke.place))
        .collect();
    let organs = laid.document.issuers.len();
    let page = seals.first().map_or(0, |(page, _)| *page);
    laid.holds(seals.len() == organs, page, "seals (7.3.5.1)", &organs.to_string(), &seals.len().to_string());
    for (at, (page, seal)) in seals.iter().enumerate() {
        laid.near(*page, "diameter of a seal", page::SEAL, seal.width());
        laid.near(*page, "diameter of a seal", page::SEAL, seal.height());
        let inside = page::LEFT - WITHIN <= seal.x0 && seal.x1 <= RIGHT + WITHIN;
        let found = format!("{:.1}..{:.1} mm", seal.x0, seal.x1);
        laid.holds(inside, *page, "seals inside the type area (7.3.5.1)", "28..184 mm", &found);
        for (_, other) in seals.iter().skip(at + 1).filter(|(on, _)| on == page) {
            let apart = seal.center().distance(other.center());
            let found = format!("{apart:.1} mm");
            laid.holds(
                page::SEAL - WITHIN <= apart,
                *page,
                "seals apart from one another (7.3.5.1)",
                "42 mm or more",
                &found,
            );
        }
    }
    over_words(laid, &seals);
}

/// Every seal stands over its organ, the last one over the date too; the first reaches up to within a row of the text (7.3.5.1).
fn over_words(laid: &mut Laid, seals: &[(usize, Rect)]) {
    let Some((page, last)) = seals.last().copied() else { return };
    let words = laid.document.date.map(shown::date).expect("a date");
    let dated = laid.stream.iter().rposition(|(on, _)| *on == page).unwrap_or_default();
    let mut from = 0;
    let mut date = None;
    while let Some(span) = laid.seek(&words, from).filter(|span| span.begin <= dated) {
        from = span.end();
        if span.page == page && last.contains(kurbo::Point::new(span.centre(), span.first().middle())) {
            date = Some(span);
        }
    }
    laid.holds(date.is_some(), page, "成文日期 under the last seal (7.3.5.1)", "within its circle", "elsewhere");
    let Some(date) = date else { return };
    laid.near(page, "middle of the last seal over 成文日期 (7.3.5.1)", date.centre(), last.center().x);
    laid.holds(
        last.center().y < date.first().middle() + 2.0 * page::EM,
        page,
        "成文日期 in or below the middle of the seal (7.3.5.1)",
        "not above it",
        &format!("{:.1} mm above", last.center().y - date.first().middle()),
    );
    let (first_page, first) = seals[0];
    let above = laid.rows.iter().filter(|row| row.page == first_page && row.middle() < first.y0 + page::EM);
    let text = above.map(|row| row.first().bottom()).fold(page::TOP, f64::max);
    let found = format!("{:.1} mm", first.y0 - text);
    laid.holds(
        first.y0 - text <= laid.pitch() + WITHIN,
        first_page,
        "top of the first seal below the text (7.3.5.1)",
        "within one row",
        &found,
    );
}

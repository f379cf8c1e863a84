//! 署名 The signature: by seal, without, by signature stamps, of one organ or several (7.3.5).

use gongwen::signature::{Placed, SEAL_ROWS, narrowness, seal_rows, signed};
use gongwen::{Document, Sealing, page, shown};
use typst::foundations::Value;

use super::{Map, Tuning, list, texts};

/// So much higher than its organ's name stands the middle of a seal, in millimetres: name and date are then "居印章中心偏下位置" (7.3.5.1).
const LIFT: f64 = 3.0;

/// The signature; none for forms that aren't signed.
pub(super) fn of(document: &Document, tuning: Tuning) -> Value {
    if !signed(document.form) || document.issuers.is_empty() {
        return Value::None;
    }
    let Some(date) = document.date else { return Value::None };
    let date = shown::date(date);
    let names: Vec<&str> = document.issuers.iter().map(|issuer| issuer.name.as_str()).collect();
    let rows = seal_rows(&names, shown::width(&date) * page::EM);
    let height = tuning.blank + (rows.len() - 1) * SEAL_ROWS + 2;
    let mut map = Map::new();
    map.put("kind", document.sealing.code()).put("blank", tuning.blank as i64).put("date", date);
    map.put("lift", lift(tuning)).put("tall", document.sealing == Sealing::Seal && tuning.rows < height);
    map.put("rows", list(rows.into_iter().map(|row| list(row.into_iter().map(value)))));
    map.put("organs", texts(names)).put("stamps", stamps(document));
    map.value()
}

/// How much higher than its name the middle of a seal stands: the seal's top doesn't reach into the body.
fn lift(tuning: Tuning) -> f64 {
    let name = (tuning.blank + 1) as f64 * tuning.pitch() - page::EM / 2.0;
    LIFT.min(name - page::SEAL / 2.0 - 0.5)
}

fn stamps(document: &Document) -> Value {
    let stamped = document.signers.iter().filter(|_| document.sealing == Sealing::Stamp);
    list(stamped.map(|signer| {
        let mut map = Map::new();
        map.put("post", signer.post.as_deref().unwrap_or_default()).put("name", signer.name.as_str());
        map.value()
    }))
}

fn value(placed: Placed) -> Value {
    let mut map = Map::new();
    map.put("name", placed.name).put("back", placed.back).put("narrow", placed.narrow);
    map.value()
}

/// What is said about a joint signature whose names had to be narrowed.
pub(crate) fn narrowed(document: &Document) -> Option<String> {
    let date = document.date.filter(|_| document.sealing == Sealing::Seal && signed(document.form))?;
    let names: Vec<&str> = document.issuers.iter().map(|issuer| issuer.name.as_str()).collect();
    let rows = seal_rows(&names, shown::width(&shown::date(date)) * page::EM);
    let narrow = narrowness(&rows);
    (narrow < 1.0).then(|| {
        let percent = (narrow * 100.0).round();
        format!("联合署名的机关较多，署名压成{percent}%宽，使印章排进一页（GB/T 9704-2012 5.2.3、7.3.5.1）。")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_of_the_seal_is_within_a_row_of_the_body_and_name_and_date_are_below_its_middle() {
        let usual = Tuning::of(gongwen::typesetter::Order::default());
        for (rows, blank) in [(22, 2), (22, 1), (23, 2), (21, 2), (23, 1), (21, 1), (20, 2)] {
            let tuning = Tuning { rows, blank, ..usual };
            let name = (blank + 1) as f64 * tuning.pitch() - page::EM / 2.0;
            let top = name - lift(tuning) - page::SEAL / 2.0;
            assert!((0.0..tuning.pitch()).contains(&top), "{rows} {blank}: {top}");
            assert!(0.0 < lift(tuning) + tuning.pitch() / 2.0, "署名和日期居印章中心偏下");
        }
    }
}

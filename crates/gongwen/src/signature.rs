//! 署名 Who signs, and where the names of a joint signature stand so that their seals keep apart (7.3.5); pages and word-processor
//! files place them the same.

use crate::words::Form;
use crate::{page, shown};

/// From one seal to the next in a row, in millimetres: neither touching nor overlapping (7.3.5.1).
const APART: f64 = 2.0;
/// From a row of seals to the next, in rows of the grid.
pub const SEAL_ROWS: usize = 5;
/// Blank rows above a sealed signature: the seal's top is then within one row of the body (7.3.5.1).
pub const BLANK: usize = 2;
/// More rows of seals than this don't fit a page with a row of the body.
const MOST_SEAL_ROWS: usize = 4;
/// How narrow the names of a joint signature may become.
const NARROW: [f64; 4] = [1.0, 0.9, 0.8, 0.7];

/// Whether documents of this form end with a signature.
#[must_use]
pub fn signed(form: Form) -> bool {
    match form {
        Form::Document | Form::Upward | Form::Letter | Form::Order | Form::Telegram => true,
        Form::Minutes | Form::Bulletin => false,
        Form::ProcessingSheet | Form::DraftingSheet | Form::ApprovalSlip => false,
    }
}

/// A name under its seal: how far left of the date's middle, and how narrow.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The organ.
    pub name: String,
    /// How far left of the date's middle its own middle stands, in millimetres.
    pub back: f64,
    /// So much of its width its letters have.
    pub narrow: f64,
}

/// Names in the order of organs, each under its seal, the last one above the date: in columns where all fit, else row by row, with names
/// as wide as may be.
#[must_use]
pub fn seal_rows(names: &[&str], date: f64) -> Vec<Vec<Placed>> {
    let in_columns = NARROW.iter().filter_map(|narrow| in_columns(names, date, *narrow));
    let mut ways: Vec<_> = in_columns.chain(NARROW.iter().map(|narrow| row_by_row(names, date, *narrow))).collect();
    // The first that fits a page, names as they are before narrow ones; where none does, the one with the fewest rows.
    ways.sort_by(|one, other| narrowness(other).total_cmp(&narrowness(one)));
    let fitting = ways.iter().position(|rows| rows.len() <= MOST_SEAL_ROWS);
    let best = fitting.or_else(|| (0..ways.len()).min_by_key(|way| ways[*way].len()));
    best.map(|way| ways.swap_remove(way)).unwrap_or_default()
}

/// How narrow the names of these rows are.
#[must_use]
pub fn narrowness(rows: &[Vec<Placed>]) -> f64 {
    rows.first().and_then(|row| row.first()).map_or(1.0, |placed| placed.narrow)
}

/// Three or two columns, the last one above the date.
fn in_columns(names: &[&str], date: f64, narrow: f64) -> Option<Vec<Vec<Placed>>> {
    let widest = names.iter().map(|name| width(name, narrow)).fold(0.0, f64::max);
    let apart = between(widest, widest);
    let columns = [3, 2].into_iter().find(|columns| {
        let most = (*columns).min(names.len());
        (most - 1) as f64 * apart + half(widest) <= room(date)
    })?;
    let place = |row: &[&str]| {
        let back = |at: usize| (row.len() - 1 - at) as f64 * apart;
        let placed = |(at, name): (usize, &&str)| Placed { name: (*name).to_owned(), back: back(at), narrow };
        row.iter().enumerate().map(placed).collect()
    };
    Some(names.chunks(columns).map(place).collect())
}

/// As many in a row as the type area holds; the last organ stands above the date.
fn row_by_row(names: &[&str], date: f64, narrow: f64) -> Vec<Vec<Placed>> {
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for name in names {
        match rows.last_mut() {
            Some(row) if row.len() < 3 && extent(row, name, narrow) <= page::AREA.0 => row.push(name),
            Some(_) | None => rows.push(vec![name]),
        }
    }
    let last = rows.pop().unwrap_or_default();
    let reach = |row: &[&str]| backs(row, narrow)[0] + half(width(row[0], narrow));
    let over = (0..last.len()).find(|over| reach(&last[*over..]) <= room(date)).unwrap_or_default();
    let (before, above_date) = last.split_at(over);
    rows.extend((!before.is_empty()).then(|| before.to_vec()));
    let mut placed: Vec<Vec<Placed>> =
        rows.iter().map(|row| self::placed(row, shift(row, date, narrow), narrow)).collect();
    placed.push(self::placed(above_date, 0.0, narrow));
    placed
}

/// How far right of the date's middle the last name of a full row stands: a row that reaches too far left moves to the middle.
fn shift(row: &[&str], date: f64, narrow: f64) -> f64 {
    let back = backs(row, narrow)[0];
    let (first, last) = (half(width(row[0], narrow)), half(width(row[row.len() - 1], narrow)));
    if back + first <= room(date) {
        0.0
    } else {
        (page::AREA.0 - first - back - last) / 2.0 + first + back - room(date)
    }
}

fn placed(row: &[&str], shift: f64, narrow: f64) -> Vec<Placed> {
    let named = |(back, name): (f64, &&str)| Placed { name: (*name).to_owned(), back: back - shift, narrow };
    backs(row, narrow).into_iter().zip(row).map(named).collect()
}

/// How wide a row with one more name is, its seals included.
fn extent(row: &[&str], name: &str, narrow: f64) -> f64 {
    let longer: Vec<&str> = row.iter().copied().chain([name]).collect();
    half(width(longer[0], narrow)) + backs(&longer, narrow)[0] + half(width(name, narrow))
}

/// How far left of the last name's middle the middle of each stands.
fn backs(row: &[&str], narrow: f64) -> Vec<f64> {
    let mut backs = vec![0.0; row.len()];
    for at in (0..row.len().saturating_sub(1)).rev() {
        backs[at] = backs[at + 1] + between(width(row[at], narrow), width(row[at + 1], narrow));
    }
    backs
}

/// From the middle of a name to that of the next.
fn between(left: f64, right: f64) -> f64 {
    (page::SEAL + APART).max((left + right) / 2.0 + page::EM / 2.0)
}

/// What a name or its seal takes on its left.
fn half(name: f64) -> f64 {
    (name / 2.0).max(page::SEAL / 2.0)
}

/// From the left edge of the type area to the date's middle; the date stands four characters from the right (7.3.5.1).
#[must_use]
pub fn room(date: f64) -> f64 {
    page::AREA.0 - 4.0 * page::EM - date / 2.0
}

fn width(name: &str, narrow: f64) -> f64 {
    shown::width(name) * page::EM * narrow
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: f64 = 7.5 * page::EM;

    fn check(names: &[&str]) -> Vec<usize> {
        let rows = seal_rows(names, DATE);
        let order: Vec<String> = rows.iter().flatten().map(|placed| placed.name.clone()).collect();
        assert_eq!(order, names, "发文机关的顺序");
        for row in &rows {
            let last = row.last().expect("a row has a name");
            let right = page::AREA.0 - room(DATE) + last.back - half(width(&last.name, last.narrow));
            assert!(-1e-9 <= right, "印章两端不超出版心：{row:?}");
            for pair in row.windows(2) {
                assert!(page::SEAL < pair[0].back - pair[1].back, "印章互不相交或相切：{row:?}");
            }
            let first = &row[0];
            let left = room(DATE) - first.back - half(width(&first.name, first.narrow));
            assert!(-1e-9 <= left, "印章两端不超出版心：{row:?}");
        }
        let above_date = rows.last().and_then(|row| row.last()).expect("somebody issues");
        assert_eq!(above_date.back, 0.0, "最后一个印章下压署名和成文日期");
        rows.iter().map(Vec::len).collect()
    }

    #[test]
    fn short_names_stand_three_to_a_row_and_long_ones_find_room() {
        assert_eq!(check(&["区委"]), [1]);
        assert_eq!(check(&["中共青溪区委", "青溪区人民政府"]), [2]);
        assert_eq!(check(&["区教育局", "区民政局", "区财政局", "区水务局"]), [3, 1]);
        assert_eq!(check(&["青溪区人民代表大会常务委员会", "政协青溪区委员会"]), [2]);
    }

    #[test]
    fn nine_organs_with_long_names_still_leave_the_body_a_row() {
        let names = [
            "中共青溪区委",
            "青溪区人民政府",
            "青溪区人民代表大会常务委员会",
            "政协青溪区委员会",
            "中共青溪区纪律检查委员会",
            "中共青溪区委组织部",
            "中共青溪区委宣传部",
            "中共青溪区委统战部",
            "中共青溪区委政法委员会",
        ];
        assert!(check(&names).len() <= MOST_SEAL_ROWS);
    }
}

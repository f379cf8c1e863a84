//! What everything has in common that is made from the journal and can be made again: how far it has read, and what to read next.

use std::collections::BTreeMap;

use kernel::{DistrictId, MatterId};
use store::{StoreError, Tx, args};

use crate::app::App;
use crate::problem::Problem;

/// Entries of the journal read in one round.
const ENTRIES: i64 = 500;
/// Matters taken in at once when everything is taken in anew.
const MATTERS: i64 = 500;

/// Up to where a journal is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The last entry.
    pub seq: i64,
    /// Its seal: where the journal shows another, it is not the journal that was taken in.
    pub seal: String,
}

/// What the journal tells after a mark.
#[derive(Debug)]
pub struct Changes {
    /// How many entries; there may be more.
    pub count: usize,
    /// The matters that they are about, each with the last entry about it.
    pub matters: BTreeMap<MatterId, i64>,
    /// The mark behind them.
    pub mark: Mark,
}

/// What the journal tells after the mark; none if it is not the journal of the mark.
pub async fn changes(tx: &mut Tx, district: &DistrictId, mark: Mark) -> Result<Option<Changes>, StoreError> {
    let sql = "select seq, hash, matter from journal where district = $1 and seq >= $2 order by seq limit $3";
    let rows = tx.all(sql, args![district, mark.seq, ENTRIES + 1]).await?;
    let mut after = rows.as_slice();
    // Before the first entry there is none to compare.
    if 0 < mark.seq {
        let Some((first, rest)) = rows.split_first() else { return Ok(None) };
        if first.int("seq")? != mark.seq || first.text("hash")? != mark.seal {
            return Ok(None);
        }
        after = rest;
    }
    let mut matters: BTreeMap<MatterId, i64> = BTreeMap::new();
    for row in after {
        // Much that happens, such as a log-in, is about no matter.
        if !row.text("matter")?.is_empty() {
            matters.insert(row.id("matter")?, row.int("seq")?);
        }
    }
    let mark = match after.last() {
        Some(row) => Mark { seq: row.int("seq")?, seal: row.text("hash")? },
        None => mark,
    };
    Ok(Some(Changes { count: after.len(), matters, mark }))
}

/// The head of the journal, and how many matters there are.
pub async fn head(app: &App) -> Result<(Mark, usize), Problem> {
    let district = app.settings.district.clone();
    let read = app.db.read(move |tx| {
        let district = district.clone();
        Box::pin(async move {
            let sql = "select seq, hash from journal where district = $1 order by seq desc limit 1";
            let mark = match tx.opt(sql, args![&district]).await? {
                Some(row) => Mark { seq: row.int("seq")?, seal: row.text("hash")? },
                None => Mark { seq: 0, seal: String::new() },
            };
            let all =
                tx.one("select count(*) as n from matter where district = $1", args![&district]).await?.int("n")?;
            Ok::<_, Problem>((mark, usize::try_from(all).unwrap_or_default()))
        })
    });
    read.await
}

/// The matters after this one, each with the last entry about it, and the last of them if there may be more.
pub async fn page(
    tx: &mut Tx,
    district: &DistrictId,
    last: String,
) -> Result<(BTreeMap<MatterId, i64>, Option<String>), StoreError> {
    let sql = "
select m.id, coalesce((select max(j.seq) from journal j where j.district = m.district and j.matter = m.id), 0) as seq
from matter m where m.district = $1 and m.id > $2 order by m.id limit $3";
    let rows = tx.all(sql, args![district, last, MATTERS]).await?;
    let mut matters = BTreeMap::new();
    for row in &rows {
        matters.insert(row.id("id")?, row.int("seq")?);
    }
    let full = i64::try_from(rows.len()).unwrap_or(i64::MAX) == MATTERS;
    let next = rows.last().filter(|_| full).map(|row| row.text("id")).transpose()?;
    Ok((matters, next))
}

//! 去向分值 What an outcome that has not happened yet would bring: the account with it less the account without it, so that shares, caps
//! and “only the highest” count in (INF-4, GEN-3).

use jiff::civil::Date;
use kernel::policy::{PolicyError, PolicySet};
use kernel::{UnitId, Why};

use super::facts::{Ledger, OutcomeFact};
use super::result::{Entry, Score};
use super::{Span, score_unit_as_of};

/// What one outcome would bring to one unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Worth {
    /// In hundredths of a point.
    pub hundredths: i64,
    /// What would stand in the account then and does not now.
    pub whys: Vec<Why>,
}

/// What each of these outcomes, by itself, would bring to the unit's account of the span.
pub fn worths(
    policy: &PolicySet,
    ledger: &Ledger,
    span: Span,
    unit: UnitId,
    outcomes: Vec<OutcomeFact>,
    today: Date,
) -> Result<Vec<Worth>, PolicyError> {
    let before = score_unit_as_of(policy, ledger, span, unit, today)?;
    let total = |score: &Option<Score>| score.as_ref().map_or(0, |score| score.total);
    let stand: &[Entry] = before.as_ref().map_or(&[], |score| &score.entries);
    let mut then = ledger.clone();
    let worth = |outcome| {
        then.outcomes.push(outcome);
        let after = score_unit_as_of(policy, &then, span, unit, today)?;
        then.outcomes.pop();
        let new = after.iter().flat_map(|score| &score.entries).filter(|entry| !stand.contains(entry));
        Ok(Worth { hundredths: total(&after) - total(&before), whys: new.map(|entry| entry.why.clone()).collect() })
    };
    outcomes.into_iter().map(worth).collect()
}

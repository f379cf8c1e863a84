//! 计分 Every unit's points within a span.

use kernel::policy::{PolicyError, PolicySet};

use super::Span;
use super::facts::Ledger;
use super::result::Score;

/// The points of every unit of the ledger, in the order of its units' ids.
pub fn score(_policy: &PolicySet, _ledger: &Ledger, _span: Span) -> Result<Vec<Score>, PolicyError> {
    Ok(Vec::new())
}

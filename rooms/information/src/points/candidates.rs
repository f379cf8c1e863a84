//! 通报名单 Which units a circular of criticism might name, with the facts behind each.

use jiff::civil;
use kernel::policy::{PolicyError, PolicySet};

use super::Span;
use super::facts::Ledger;
use super::result::{Candidate, Score};

/// The units that policy has named for this span, as of `today`. `scores` are those of the same ledger and span.
pub fn candidates(
    _policy: &PolicySet,
    _ledger: &Ledger,
    _scores: &[Score],
    _span: Span,
    _today: civil::Date,
) -> Result<Vec<Candidate>, PolicyError> {
    Ok(Vec::new())
}

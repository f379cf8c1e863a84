//! 任务 How far every unit is with its quota.

use jiff::civil;
use kernel::policy::{PolicyError, PolicySet};

use super::Span;
use super::facts::Ledger;
use super::result::QuotaProgress;

/// The progress of every unit in every quota period that lies within the span, as of `today`; one line for each quota of policy.
pub fn quota(
    _policy: &PolicySet,
    _ledger: &Ledger,
    _span: Span,
    _today: civil::Date,
) -> Result<Vec<QuotaProgress>, PolicyError> {
    Ok(Vec::new())
}

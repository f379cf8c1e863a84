//! 账 Loads what points, quotas and circulars are computed from.

use kernel::DistrictId;
use store::Tx;
use webkit::Problem;

use crate::points::Span;
use crate::points::facts::Ledger;

/// Everything of the district that counts within the span.
pub async fn load(_tx: &mut Tx, _district: &DistrictId, _span: Span) -> Result<Ledger, Problem> {
    Ok(Ledger::default())
}

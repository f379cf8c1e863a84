//! Pages of lists: 50 rows, and a total that is exact up to a thousand.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Rows on a page.
pub const PAGE: i64 = 50;
/// Beyond this many rows the total reads “1000+”.
pub const EXACT: i64 = 1_000;

/// Which page.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// From 1.
    #[serde(default = "first")]
    pub page: i64,
}

fn first() -> i64 {
    1
}

impl PageQuery {
    /// Rows to skip; pages beyond the thousandth row times a hundred are empty anyway.
    #[must_use]
    pub fn offset(self) -> i64 {
        (self.page.clamp(1, 10_000) - 1) * PAGE
    }
}

/// How many rows there are in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = house::Total)]
pub struct Total {
    /// The number, at most 1,000.
    pub count: i64,
    /// False where there are more.
    pub exact: bool,
}

impl Total {
    /// From a count that stopped at [`EXACT`] + 1.
    #[must_use]
    pub fn of(counted: i64) -> Self {
        Self { count: counted.min(EXACT), exact: counted <= EXACT }
    }
}

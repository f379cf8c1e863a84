//! Numbers without gaps: taken in the transaction that uses them, and given back with it when it is undone (DOC-4).

use kernel::id::DistrictId;

use crate::args;
use crate::error::StoreError;
use crate::tx::Tx;

impl Tx {
    /// The next number of a series of the district, from 1. The series is held until the transaction ends.
    pub async fn next_number(&mut self, district: &DistrictId, series: &str) -> Result<i64, StoreError> {
        self.one(
            "insert into counter (district, series, last)
             values ($1, $2, 1)
             on conflict (district, series) do update set last = counter.last + 1
             returning last",
            args![district, series],
        )
        .await?
        .int("last")
    }
}

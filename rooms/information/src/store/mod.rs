//! The room's tables: named queries, and the one place where a change becomes rows.

pub mod archive;
pub mod bulletin;
pub mod call;
pub mod check;
pub mod circular;
pub mod circular_facts;
mod circular_text;
pub mod circular_write;
pub mod class;
pub mod facts;
pub mod fault;
pub mod figures;
pub mod focus;
pub mod house;
pub mod issue;
pub mod issue_list;
mod kept;
pub mod ledger;
pub mod network;
pub mod outcome;
pub mod outcome_read;
#[cfg(test)]
mod plans;
pub mod read;
pub mod referral;
pub mod review;
pub mod self_criticism;
pub mod standing;
pub mod submission;
pub mod write;

use std::fmt::Display;
use std::str::FromStr;

use store::{Row, StoreError};

/// A stored text read back into the type that once let it in.
pub(crate) fn typed<T, E: Display>(column: &str, read: Result<T, E>) -> Result<T, StoreError> {
    read.map_err(|reason| StoreError::Column { column: column.to_owned(), reason: reason.to_string() })
}

/// A stored code read back into its enum.
pub(crate) fn code<T>(row: &Row, column: &str, from: fn(&str) -> Option<T>) -> Result<T, StoreError> {
    let text = row.text(column)?;
    from(&text)
        .ok_or_else(|| StoreError::Column { column: column.to_owned(), reason: format!("不认识的代码 {text}") })
}

/// A stored code that may be missing.
pub(crate) fn opt_code<T>(row: &Row, column: &str, from: fn(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
    if row.opt_text(column)?.is_none() { Ok(None) } else { code(row, column, from).map(Some) }
}

/// An id of this room that may be missing.
pub(crate) fn opt_id<T: FromStr>(row: &Row, column: &str) -> Result<Option<T>, StoreError>
where
    T::Err: Display,
{
    row.opt_id(column)
}

/// A count as the rules want it.
pub(crate) fn count(row: &Row, column: &str) -> Result<u32, StoreError> {
    let number = row.int(column)?;
    typed(column, u32::try_from(number))
}

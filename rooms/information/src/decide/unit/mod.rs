//! Verbs within the unit: from the first word to leaving the unit, and back (INF-1).

pub mod approve;
pub mod approve_return;
pub mod check_pass;
pub mod check_return;
pub mod discard;
pub mod draft;
pub mod explain;
pub mod name_cover;
pub mod resubmit;
pub mod save;
pub mod send_to_check;
pub mod withdraw;

pub(crate) mod gate;

pub use gate::{GiveBack, Sign};

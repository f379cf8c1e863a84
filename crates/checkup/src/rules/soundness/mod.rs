//! 内容实

pub(crate) mod change;
pub(crate) mod claim;
pub(crate) mod contradiction;
pub(crate) mod evidence;
pub(crate) mod future_date;
pub(crate) mod hearsay;
pub(crate) mod impossible_date;
pub(crate) mod parts_total;
pub(crate) mod percent;
pub(crate) mod placeholder;
pub(crate) mod relative_time;
pub(crate) mod title_figures;
pub(crate) mod vague_amount;

use crate::report::Standard;

/// What the rules of this folder serve.
pub(crate) const STANDARD: Standard = Standard::Soundness;

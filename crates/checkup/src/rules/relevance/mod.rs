//! 对路

pub(crate) mod focus;
pub(crate) mod forwarded_document;
pub(crate) mod others_repeat;
pub(crate) mod own_repeat;
pub(crate) mod repeated_over_years;
pub(crate) mod stale_event;

use crate::report::Standard;

/// What the rules of this folder serve.
pub(crate) const STANDARD: Standard = Standard::Relevance;

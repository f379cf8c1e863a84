//! 体例格式关

pub(crate) mod addressee_colon;
pub(crate) mod announced_count;
pub(crate) mod attachment_line;
pub(crate) mod attachment_spoken_of;
pub(crate) mod attachments_match;
pub(crate) mod bracket_mark;
pub(crate) mod copy_stop;
pub(crate) mod date_numerals;
pub(crate) mod digit_mark;
pub(crate) mod leading_zero;
pub(crate) mod level_numbers;
pub(crate) mod level_order;
pub(crate) mod lone_first;
pub(crate) mod nested_title;
pub(crate) mod number;
pub(crate) mod printed_before;
pub(crate) mod signer;
pub(crate) mod title_mark;
pub(crate) mod title_parts;
pub(crate) mod urgency_in_title;

use crate::document::finding::Gate;

/// The gate of this folder.
pub(crate) const GATE: Gate = Gate::Form;

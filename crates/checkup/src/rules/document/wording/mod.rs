//! 文字关

pub(crate) mod cliche_share;
pub(crate) mod copied_from_others;
pub(crate) mod etc_after_dots;
pub(crate) mod foreign_place;
pub(crate) mod mixed_approximation;
pub(crate) mod one_quantity_two_values;
pub(crate) mod ordinal_mark;
pub(crate) mod person_name;
pub(crate) mod quoted_list;
pub(crate) mod range_mark;
pub(crate) mod repeated_over_years;
pub(crate) mod short_name_unused;
pub(crate) mod slogan_pile;
pub(crate) mod stale_words;
pub(crate) mod table_total;
pub(crate) mod title_marks;
pub(crate) mod unit_in_range;

use crate::document::finding::Gate;

/// The gate of this folder.
pub(crate) const GATE: Gate = Gate::Wording;

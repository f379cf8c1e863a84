//! 文字精炼

pub(crate) mod body_length;
pub(crate) mod cliche;
pub(crate) mod confusable;
pub(crate) mod day_mark;
pub(crate) mod doubled_approximation;
pub(crate) mod doubled_mark;
pub(crate) mod ellipsis;
pub(crate) mod empty_sentence;
pub(crate) mod empty_tail;
pub(crate) mod half_width;
pub(crate) mod listed_etc;
pub(crate) mod long_paragraph;
pub(crate) mod long_sentence;
pub(crate) mod pairing;
pub(crate) mod percent_range;
pub(crate) mod redundancy;
pub(crate) mod short_year;
pub(crate) mod title_form;
pub(crate) mod title_length;
pub(crate) mod until;

use crate::report::Standard;

/// What the rules of this folder serve.
pub(crate) const STANDARD: Standard = Standard::Tightness;

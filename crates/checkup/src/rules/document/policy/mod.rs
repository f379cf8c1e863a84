//! 政策法规关

pub(crate) mod abolished_rule;
pub(crate) mod article_exists;
pub(crate) mod burden;
pub(crate) mod cites_number;
pub(crate) mod classification;
pub(crate) mod fair_competition;
pub(crate) mod formula;
pub(crate) mod legal_review;
pub(crate) mod one_number_two_titles;
pub(crate) mod personal_number;
pub(crate) mod sets_penalty;
pub(crate) mod title_first;
pub(crate) mod weakened_duty;

use crate::document::finding::Gate;

/// The gate of this folder.
pub(crate) const GATE: Gate = Gate::Policy;

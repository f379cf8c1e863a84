//! 会签关

pub(crate) mod abolished_organ;
pub(crate) mod asked;
pub(crate) mod changed_after;
pub(crate) mod joint_names;
pub(crate) mod money_and_posts;
pub(crate) mod nameless_duty;
pub(crate) mod objection;
pub(crate) mod overdue;

use crate::document::finding::Gate;

/// The gate of this folder.
pub(crate) const GATE: Gate = Gate::Countersign;

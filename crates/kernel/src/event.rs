//! Events that rooms tell each other through the outbox: typed, versioned, delivered after the commit, consumers idempotent.
//!
//! A room never depends on another room; it subscribes to these.

use serde::{Deserialize, Serialize};

use crate::id::{MatterId, UnitId};

/// What happened, for whoever subscribes. The version is part of the name; a changed shape is a new variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// 信息被刊物采用并签发: an item left the Office in an issue (INF-3, INF-4).
    SubmissionAdoptedV1 {
        /// The item.
        submission: MatterId,
        /// The unit that reported it.
        unit: UnitId,
        /// The issue it left in.
        issue: MatterId,
    },
    /// 信息反映的问题转部门办理: a department is asked for a solution (INF-12).
    ProblemReferredV1 {
        /// The item.
        submission: MatterId,
        /// The department.
        to: UnitId,
    },
}

impl Event {
    /// The name under which subscribers ask for it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SubmissionAdoptedV1 { .. } => "submission_adopted_v1",
            Self::ProblemReferredV1 { .. } => "problem_referred_v1",
        }
    }
}

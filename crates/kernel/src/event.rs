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
    /// 单位被通报批评: a circular that names the unit has left (INF-6).
    CriticismIssuedV1 {
        /// The circular.
        circular: MatterId,
        /// The unit named.
        unit: UnitId,
        /// What it looks back on, such as `2026` or `2026Q3`.
        span: String,
    },
    /// 责令书面检查: a unit named in a row is ordered to write a self-criticism to the District Party Committee and to mend (INF-7).
    SelfCriticismOrderedV1 {
        /// The self-criticism.
        self_criticism: MatterId,
        /// The unit.
        unit: UnitId,
        /// The circulars of the row, the last one ordered it.
        circulars: Vec<MatterId>,
        /// By when, in seconds.
        due: i64,
    },
}

impl Event {
    /// The name under which subscribers ask for it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SubmissionAdoptedV1 { .. } => "submission_adopted_v1",
            Self::ProblemReferredV1 { .. } => "problem_referred_v1",
            Self::CriticismIssuedV1 { .. } => "criticism_issued_v1",
            Self::SelfCriticismOrderedV1 { .. } => "self_criticism_ordered_v1",
        }
    }
}

//! 通报对象 A name on a circular of criticism: its grounds, its hearing, its objection, the order that it may carry (INF-6, INF-7).

use jiff::Timestamp;
use kernel::{MatterId, PersonId, UnitId, Why};

use super::Reason;
use super::codes::codes;
use crate::points::result::Ground;

codes! {
    /// 异议答复 How an objection was answered.
    Verdict {
        /// The unit is right: its name leaves.
        Upheld = "upheld", "异议成立";
        /// The name stays, for the reason told.
        Overruled = "overruled", "异议不成立";
    }
}

codes! {
    /// 移出原因 Why a name left the list.
    RemovedBy {
        /// The section took it out while drafting.
        Review = "review", "信息科复核移出";
        /// An objection was upheld.
        Objection = "objection", "异议成立移出";
    }
}

/// 移出 A name that left the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// In which way.
    pub by: RemovedBy,
    /// Who.
    pub person: PersonId,
    /// Why.
    pub reason: Reason,
    /// When.
    pub at: Timestamp,
}

/// 异议 What a unit says against being named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// In the unit's words.
    pub words: Reason,
    /// Its head.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// The Office's answer, once given.
    pub answer: Option<ObjectionAnswer>,
}

/// 异议答复 The Office's answer to an objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectionAnswer {
    /// How.
    pub verdict: Verdict,
    /// Why.
    pub words: Reason,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
}

/// 听取意见 How far the hearing of one unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameHearing {
    /// Not asked yet.
    Unheard,
    /// Asked, no answer so far.
    Asked(HearingLimit),
    /// The unit has no objection.
    Acknowledged {
        /// Its limit.
        limit: HearingLimit,
        /// Its head.
        person: PersonId,
        /// When.
        at: Timestamp,
    },
    /// The unit objected.
    Objected {
        /// Its limit.
        limit: HearingLimit,
        /// What it says.
        objection: Objection,
    },
}

impl NameHearing {
    /// The limit, once the unit was asked.
    #[must_use]
    pub const fn limit(&self) -> Option<&HearingLimit> {
        match self {
            Self::Unheard => None,
            Self::Asked(limit) | Self::Acknowledged { limit, .. } | Self::Objected { limit, .. } => Some(limit),
        }
    }

    /// The objection, if there is one.
    #[must_use]
    pub const fn objection(&self) -> Option<&Objection> {
        match self {
            Self::Objected { objection, .. } => Some(objection),
            Self::Unheard | Self::Asked(_) | Self::Acknowledged { .. } => None,
        }
    }
}

/// 听取意见期限 Until when a unit may object, and why until then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HearingLimit {
    /// Asked at.
    pub from: Timestamp,
    /// The last second.
    pub due: Timestamp,
    /// One sentence that answers why.
    pub why: String,
}

/// 责令书面检查 The order that a circular carries for a unit that was named in a row (INF-7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The earlier circulars of the row, the oldest first; this one is not among them.
    pub earlier: Vec<MatterId>,
    /// Why it is a row.
    pub why: Why,
    /// The order as the circular words it.
    pub sentence: String,
}

/// 通报对象 A unit on the list of a circular of criticism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircularName {
    /// The unit.
    pub unit: UnitId,
    /// Its short name, as of the draft.
    pub name: String,
    /// The grounds as computed then.
    pub grounds: Vec<Ground>,
    /// It left the list; None while it is named.
    pub removal: Option<Removal>,
    /// The hearing.
    pub hearing: NameHearing,
    /// Whoever took it out or put it back.
    pub reviewers: Vec<PersonId>,
    /// Whoever put a fault on record that its grounds rest on.
    pub entered_by: Vec<PersonId>,
    /// The order as it stood when the circular went to the director.
    pub ordered: Option<Order>,
}

impl CircularName {
    /// Whether it stands on the list.
    #[must_use]
    pub const fn named(&self) -> bool {
        self.removal.is_none()
    }

    /// Whether it objected and nobody has answered.
    #[must_use]
    pub fn waits_for_answer(&self) -> bool {
        self.named() && self.hearing.objection().is_some_and(|objection| objection.answer.is_none())
    }
}

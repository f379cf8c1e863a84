//! What the information section does with an item: take, verify, edit, merge, refuse, refer.

use jiff::Timestamp;
use kernel::{MatterId, PersonId, UnitId};

use super::codes::codes;
use super::{Phrase, Reason, ReferralId, Seen, Standard, State, Text, TextId};

/// 接收 Who of the section took the item in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Who.
    pub person: PersonId,
    /// The name, for the screen.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// What lay before the editor's eyes.
    pub seen: Seen,
    /// Among it that a document was sent on as it is; policy says whether such an item counts (INF-5).
    pub forwarded: bool,
}

codes! {
    /// 核实结果 What a verification came to.
    Verified {
        /// It is so.
        Confirmed = "confirmed", "属实";
        /// It is so but for details.
        Corrected = "corrected", "部分属实，已更正";
        /// It is not so.
        Denied = "denied", "不属实";
        /// Nobody answered, or nobody knew.
        Open = "open", "未能核实";
    }
}

/// 核实 A verification, mostly by telephone: who was asked, when, what came of it (INF-3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Who was asked.
    pub whom: Phrase,
    /// At which number or place.
    pub phone: Phrase,
    /// When.
    pub when: Timestamp,
    /// What was asked and answered.
    pub what: Reason,
    /// What it came to.
    pub result: Verified,
    /// Who verified.
    pub by: PersonId,
}

/// 编后稿 The text as edited, with the note that goes back to the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The version.
    pub text_id: TextId,
    /// The text as edited; the unit's own stays as it was signed.
    pub text: Text,
    /// 编辑说明 what was changed and why.
    pub note: Reason,
    /// The editor.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// 不采用理由 Which of the four standards it failed, and how to do better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalNote {
    /// The standard.
    pub standard: Standard,
    /// In words that teach.
    pub words: Reason,
    /// Who refused.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// 并入目标 The item that others become part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeTarget {
    /// The item.
    pub id: MatterId,
    /// Its title.
    pub title: String,
    /// Its state.
    pub state: State,
    /// The units of the items that it already holds, its own among them.
    pub units: Vec<UnitId>,
}

/// 合并 An item becomes part of another; the units share the result (INF-4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeNote {
    /// The item that goes on.
    pub into: MatterId,
    /// The one question that they are all about.
    pub question: Reason,
    /// Who merged.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// 转部门办理 A department is asked for a solution by a day (INF-12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// The referral.
    pub id: ReferralId,
    /// The department.
    pub to: UnitId,
    /// Its name.
    pub to_name: Phrase,
    /// By when.
    pub due: Timestamp,
    /// What is asked.
    pub question: Reason,
    /// When it was sent.
    pub at: Timestamp,
    /// How far it is.
    pub state: ReferralState,
}

/// 办理答复 What the department says it did or will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The solution.
    pub solution: Reason,
    /// Who answered.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// How far a referral is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferralState {
    /// 办理中 with the department.
    Sent,
    /// 已答复 the department answered; the unit has not heard yet.
    Answered(Answer),
    /// 已反馈 the unit has the solution.
    Delivered {
        /// What the department answered.
        answer: Answer,
        /// When the unit heard.
        at: Timestamp,
    },
}

impl ReferralState {
    /// The stored code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Answered(_) => "answered",
            Self::Delivered { .. } => "delivered",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sent => "办理中",
            Self::Answered(_) => "已答复",
            Self::Delivered { .. } => "已反馈报送单位",
        }
    }
}

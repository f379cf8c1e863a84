//! 约稿 The Office asks named units for items by a day.

use jiff::Timestamp;
use kernel::{MatterId, PersonId, UnitId};

use super::codes::codes;
use super::{CallId, FocusId, Reason, Title};

codes! {
    /// How far one unit is with a call.
    CallState {
        /// The unit has been asked.
        Open = "open", "待回复";
        /// The unit answered with an item.
        Answered = "answered", "已报送";
        /// The unit has nothing to report and says why.
        NothingToReport = "nothing_to_report", "无此情况";
    }
}

/// 约稿 A call, as one unit sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The call.
    pub id: CallId,
    /// The unit asked.
    pub unit: UnitId,
    /// Its short name.
    pub unit_name: String,
    /// The subject.
    pub title: Title,
    /// By when.
    pub due: Timestamp,
    /// Who of the section asked.
    pub asked_by: PersonId,
    /// How far it is.
    pub state: CallState,
}

/// Command 发约稿.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueCall {
    /// The call.
    pub id: CallId,
    /// The subject.
    pub title: Title,
    /// What is wanted.
    pub requirements: Reason,
    /// Which point of emphasis it belongs to.
    pub focus: Option<FocusId>,
    /// By when; a call without a limit is refused.
    pub due: Option<Timestamp>,
    /// The units asked, with how many live reporters each has.
    pub units: Vec<AskedUnit>,
}

/// A unit that is asked.
pub type AskedUnit = super::network::NetworkFacts;

/// Command 回复约稿.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallAnswer {
    /// With an item that has left the unit.
    Item {
        /// The item.
        submission: MatterId,
        /// When it left the unit.
        reported_at: Timestamp,
    },
    /// The unit has nothing to report.
    Nothing {
        /// Why.
        reason: Reason,
    },
}

/// What a verb leaves behind on a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallRecord {
    /// It went out, by then.
    Issued {
        /// The command as it was, with its limit.
        call: IssueCall,
        /// By when.
        due: Timestamp,
    },
    /// A unit answered.
    Answered(CallAnswer),
}

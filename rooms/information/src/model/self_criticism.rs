//! 书面检查 A self-criticism ordered of a unit that was named in a row, until it is accepted (INF-7).

use jiff::Timestamp;
use kernel::{MatterId, UnitId};

use super::codes::codes;
use super::{Body, Reason};

codes! {
    /// 书面检查状态 How far a self-criticism is.
    SelfCriticismState {
        /// The unit has to write it.
        Ordered = "ordered", "待写检查";
        /// Before the section chief.
        AtSection = "under_review", "待科长审阅";
        /// Back with the unit, to be written again.
        Rewriting = "rewriting", "退回重写";
        /// The unit mends.
        Mending = "mending", "整改中";
        /// The unit says that it has mended; before the director.
        AtDirector = "mended", "待主任验收";
        /// Done.
        Accepted = "accepted", "已通过";
    }
}

codes! {
    /// 动作 What can be done to a self-criticism.
    SelfCriticismVerb {
        /// Hand it in.
        Write = "write_criticism", "提交检查";
        /// Pass it on to mending.
        Pass = "pass_criticism", "检查通过";
        /// Give it back to be written again.
        SendBack = "send_back_criticism", "退回重写";
        /// Say that the measures are carried out.
        ReportMended = "report_mended", "报告整改完成";
        /// Not mended yet.
        MendMore = "mend_more", "继续整改";
        /// Accept.
        Accept = "accept_criticism", "验收通过";
    }
}

/// 书面检查 A self-criticism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfCriticism {
    /// The matter.
    pub id: MatterId,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// The circulars of the row, the last one ordered it.
    pub circulars: Vec<MatterId>,
    /// By when it is written.
    pub due: Deadline,
    /// By when it is mended.
    pub mend_due: Deadline,
    /// How far it is.
    pub state: SelfCriticismState,
    /// What the unit wrote last.
    pub text: Option<Written>,
    /// What the unit says it has mended.
    pub mended: Option<Reason>,
}

impl SelfCriticism {
    /// The limit that runs in its state; none once it is accepted or the Office has it in hand.
    #[must_use]
    pub const fn running(&self) -> Option<&Deadline> {
        match self.state {
            SelfCriticismState::Ordered | SelfCriticismState::Rewriting => Some(&self.due),
            SelfCriticismState::Mending => Some(&self.mend_due),
            SelfCriticismState::AtSection | SelfCriticismState::AtDirector | SelfCriticismState::Accepted => None,
        }
    }

    /// Whether the limit that runs has passed.
    #[must_use]
    pub fn overdue(&self, now: Timestamp) -> bool {
        self.running().is_some_and(|limit| limit.at < now)
    }

    /// 标题
    #[must_use]
    pub fn title(unit: &str) -> String {
        format!("{unit}向区委作出的书面检查")
    }
}

/// 期限 A limit with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The last second.
    pub at: Timestamp,
    /// One sentence that answers why.
    pub why: String,
}

/// 检查和措施 What a unit wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What went wrong and why.
    pub words: Body,
    /// What it will do by when.
    pub measures: Body,
}

/// What a verb leaves behind on a self-criticism.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelfCriticismRecord {
    /// A circular ordered it.
    Ordered,
    /// The unit handed it in.
    Written(Written),
    /// The section chief passed it.
    Passed,
    /// The section chief gave it back.
    SentBack(Reason),
    /// The unit reported what it has mended.
    Mended(Reason),
    /// The director wants more.
    MendMore(Reason),
    /// The director accepted it.
    Accepted,
}

/// The self-criticism after the change.
#[must_use]
pub fn apply_to_self_criticism(mut paper: SelfCriticism, change: &super::SelfCriticismChange) -> SelfCriticism {
    paper.state = change.state;
    match &change.record {
        SelfCriticismRecord::Written(text) => paper.text = Some(text.clone()),
        SelfCriticismRecord::Mended(words) => paper.mended = Some(words.clone()),
        SelfCriticismRecord::Ordered
        | SelfCriticismRecord::Passed
        | SelfCriticismRecord::SentBack(_)
        | SelfCriticismRecord::MendMore(_)
        | SelfCriticismRecord::Accepted => {}
    }
    paper
}

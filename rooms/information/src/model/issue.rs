//! 刊物与组期 Bulletins and their numbered issues.

use jiff::Timestamp;
use kernel::{MatterId, PersonId, PostId, UnitId};

use super::codes::codes;
use super::{BulletinId, IssueItemId, Level, OutcomeKind, Phrase, Policy, Reason, Title};

codes! {
    /// 去向 Where a bulletin goes.
    Direction {
        /// Stays in the district.
        District = "district", "区内印发";
        /// Goes to the city or above.
        Upward = "upward", "上报";
    }
}

impl Direction {
    /// What becomes of an item that leaves in such an issue, and at which level: adopted by the district, or sent up to the city.
    #[must_use]
    pub const fn outcome(self) -> (OutcomeKind, Level) {
        match self {
            Self::District => (OutcomeKind::Adopted, Level::District),
            Self::Upward => (OutcomeKind::SentUp, Level::City),
        }
    }
}

codes! {
    /// 期的状态 How far an issue is.
    IssueState {
        /// The editor puts it together.
        Composing = "composing", "组期中";
        /// Before the section chief.
        AtSectionChief = "at_section_chief", "待科长审核";
        /// Before the director.
        AtDirector = "at_director", "待主任签发";
        /// Before a leader.
        AtLeader = "at_leader", "待区领导签发";
        /// Numbered and out.
        Issued = "issued", "已印发";
    }
}

codes! {
    /// 审签环节 A step of the sign-off.
    SignStep {
        /// The section chief.
        SectionChief = "section_chief", "科长审核";
        /// The director.
        Director = "director", "主任签发";
        /// A leader.
        Leader = "leader", "区领导签发";
    }
}

/// 发送范围 One receiver with its copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// The receiver.
    pub to: Phrase,
    /// How many copies.
    pub copies: u32,
}

/// 刊物 A bulletin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bulletin {
    /// The bulletin.
    pub id: BulletinId,
    /// Its name.
    pub title: Phrase,
    /// Where it goes.
    pub direction: Direction,
    /// A leader signs each issue.
    pub leader_signs: bool,
    /// Its usual distribution.
    pub distribution: Vec<Copies>,
}

/// What the rules need to know besides the bulletin itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulletinFacts {
    /// The Office.
    pub office: UnitId,
    /// Every bulletin of the office.
    pub known: Vec<Bulletin>,
    /// How many issues of this bulletin are being signed.
    pub signing: u32,
    /// How many issues of it have left.
    pub issued: u32,
}

/// What a verb leaves behind on a bulletin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulletinRecord {
    /// A new bulletin.
    Founded(Bulletin),
    /// It stands like this from now on.
    Changed(Bulletin),
}

/// 条目 An item's place in an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueItem {
    /// The place.
    pub id: IssueItemId,
    /// The item.
    pub submission: MatterId,
    /// Its unit.
    pub unit: UnitId,
    /// Whoever drafted or signed it in the unit; none of them signs the issue.
    pub hands: Vec<PersonId>,
}

/// 审签 A step that was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// Which step.
    pub step: SignStep,
    /// Who.
    pub person: PersonId,
    /// In which post.
    pub post: PostId,
    /// When.
    pub at: Timestamp,
}

/// 期号 The number of an issue within a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssueNumber {
    /// The year of the day on which it left.
    pub year: i16,
    /// From 1, without gaps.
    pub number: u32,
}

/// 期 One issue of a bulletin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The matter.
    pub id: MatterId,
    /// The bulletin.
    pub bulletin: Bulletin,
    /// Its heading, such as the subject of a special report.
    pub title: Title,
    /// Its number, once it is out.
    pub number: Option<IssueNumber>,
    /// Who puts it together.
    pub composer: PersonId,
    /// How far it is.
    pub state: IssueState,
    /// The items in printing order.
    pub items: Vec<IssueItem>,
    /// Who receives how many copies.
    pub distribution: Vec<Copies>,
    /// The steps signed since it was last submitted.
    pub sign_offs: Vec<SignOff>,
}

/// What the rules need to know besides the issue itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueFacts {
    /// The Office.
    pub office: UnitId,
    /// Units where leaders of the district hold their posts.
    pub leaders: Vec<UnitId>,
    /// The last number given to an issue of this bulletin in the present year; 0 before the first.
    pub last_number: u32,
    /// What policy says on this day.
    pub policy: Policy,
}

/// What a verb leaves behind on an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueRecord {
    /// The issue was opened.
    Opened,
    /// An item was added at the end.
    Added(IssueItem),
    /// The items stand in this order.
    Placed {
        /// Every place, in printing order.
        order: Vec<IssueItemId>,
    },
    /// An item was taken out.
    Removed {
        /// The place.
        item: IssueItemId,
        /// Why.
        reason: Reason,
    },
    /// The distribution was set.
    Distributed(Vec<Copies>),
    /// It went to the section chief.
    Submitted,
    /// A step was signed and another waits.
    Signed(SignOff),
    /// The last step was signed: it is numbered and out.
    Issued {
        /// The last step.
        sign_off: SignOff,
        /// The number.
        number: IssueNumber,
    },
    /// It went back to its composer; the steps signed so far no longer count.
    Returned {
        /// Who gave it back.
        person: PersonId,
        /// Why.
        words: Reason,
        /// When.
        at: Timestamp,
    },
}

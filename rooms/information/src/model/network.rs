//! 信息网络 Who reports for whom (INF-10).

use jiff::Timestamp;
use kernel::{PersonId, UnitId};

use super::{Cover, GrassrootsId, Phrase, Reason};

/// What the rules need to know about a unit in the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkFacts {
    /// The unit.
    pub id: UnitId,
    /// Its short name.
    pub name: String,
    /// How many persons in office report for it today.
    pub live_reporters: u32,
    /// How many persons hold a post in its office.
    pub people: u32,
    /// How many persons may check there.
    pub checkers: u32,
    /// Who may approve there under the policy of the day, in person.
    pub approvers: Vec<PersonId>,
}

/// Command 指定信息员, with the cover (B 角) where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetReporter {
    /// Who reports.
    pub reporter: PersonId,
    /// Who stands in.
    pub stand_in: Option<PersonId>,
    /// The reporter's telephone.
    pub phone: Phrase,
}

/// Command 指定常设代为校核人.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetStandingCover {
    /// Who covers.
    pub person: PersonId,
    /// The cover's name.
    pub name: Phrase,
    /// Why this office needs one; a cover without a reason is refused.
    pub reason: Option<Reason>,
}

/// 村（社区）信息员 A reporter below the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grassroots {
    /// The reporter.
    pub id: GrassrootsId,
    /// The unit above.
    pub unit: UnitId,
    /// The village or community.
    pub place: Phrase,
    /// The name.
    pub name: Phrase,
    /// The telephone.
    pub phone: Phrase,
}

/// What a verb leaves behind in the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NetworkRecord {
    /// A reporter was named.
    Reporter {
        /// The unit.
        unit: UnitId,
        /// Who, and who stands in.
        named: SetReporter,
        /// Since when.
        at: Timestamp,
    },
    /// A cover was named for all items of the unit.
    StandingCover {
        /// The unit.
        unit: UnitId,
        /// The cover.
        cover: Cover,
        /// Since when.
        at: Timestamp,
    },
    /// A village or community reporter joined.
    Grassroots(Grassroots),
}

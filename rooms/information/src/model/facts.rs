//! What the rules need to know besides the item itself. The store gathers it in the same transaction.

use kernel::{MatterId, PersonId, UnitId, UnitKind};

use super::{Cover, IssueState, Policy};

/// Facts about the surroundings of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The District Party Committee Office, where the information section sits.
    pub office: UnitId,
    /// The reporting unit.
    pub unit: UnitFacts,
    /// What the checkup finds in the present text.
    pub findings: Findings,
    /// Issues that have not left and hold this item.
    pub open_issues: Vec<OpenIssue>,
    /// How many other items were merged into this one.
    pub merged_here: u32,
    /// What policy says on this day.
    pub policy: Policy,
}

/// Facts about the reporting unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFacts {
    /// The unit.
    pub id: UnitId,
    /// Its short name.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// How many persons hold a post in its office.
    pub people: u32,
    /// How many persons may check there, the drafter not counted.
    pub checkers: u32,
    /// Who may approve there under the policy of the day, in person.
    pub approvers: Vec<PersonId>,
    /// The cover that the unit has named once for all its items.
    pub standing_cover: Option<Cover>,
}

/// What the checkup finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// How many findings in all.
    pub count: u32,
    /// The rules whose findings are owed 需补齐.
    pub owed: Vec<String>,
    /// It looks like one of the unit's own documents sent on as it is (INF-2).
    pub forwarded: bool,
}

/// An issue that has not left and holds the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenIssue {
    /// The issue.
    pub id: MatterId,
    /// How far it is.
    pub state: IssueState,
}

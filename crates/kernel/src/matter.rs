//! Matters and tasks: the header that any case in any room has, and who must do what on it.

use jiff::Timestamp;

use crate::id::{DistrictId, MatterId, PersonId, UnitId};
use crate::org::Role;

/// 事项 The header of a case. The room keeps its own table beside it; `version` is the only version there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The tenant.
    pub district: DistrictId,
    /// The case.
    pub id: MatterId,
    /// The room that owns it.
    pub room: &'static str,
    /// What it is within the room, such as `submission`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// The unit it belongs to.
    pub unit: UnitId,
    /// The room's state code.
    pub state: String,
    /// In whose hands it is, in words; empty once finished.
    pub holder: String,
    /// In these hands since.
    pub since: Timestamp,
    /// The last computed deadline.
    pub due_at: Option<Timestamp>,
    /// Marked internal; never a state secret.
    pub security_mark: SecurityMark,
    /// Grows by one with each change.
    pub version: i64,
}

/// Marks that a non-classified system may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SecurityMark {
    /// Nothing special.
    #[default]
    None,
    /// 内部 internal matter
    Internal,
}

impl SecurityMark {
    /// The stored code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Internal => "internal",
        }
    }
}

/// To whom a task is addressed: to a role within a unit (whoever sits there, deputies included), or to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addressee {
    /// Everybody in the unit whose post carries the role.
    Role {
        /// The unit.
        unit: UnitId,
        /// The role.
        role: Role,
    },
    /// One person, such as the drafter who gets the paper back.
    Person(PersonId),
}

/// 待办 A task to be opened in the same transaction as the change that causes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    /// Who.
    pub to: Addressee,
    /// What, as a verb of the room, such as `check`.
    pub verb: &'static str,
    /// What people read, such as 校核.
    pub label: &'static str,
    /// By when.
    pub due_at: Option<Timestamp>,
}

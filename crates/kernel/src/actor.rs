//! Who acts: a person in posts, with what the posts may do.

use crate::id::{AccountId, DistrictId, PersonId, PostId, UnitId};
use crate::org::{Role, UnitKind};

/// How a person came to a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tenure {
    /// The post is theirs (A 角).
    Own,
    /// They stand in for the holder (B 角). Where a clause wants the holder in person this does not count.
    Acting,
}

/// A post that the actor sits in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The post.
    pub post: PostId,
    /// What the post is called, such as 信息员.
    pub title: String,
    /// The unit that the post belongs to.
    pub unit: UnitId,
    /// The unit's short name.
    pub unit_name: String,
    /// The unit's kind.
    pub unit_kind: UnitKind,
    /// What the post may do.
    pub role: Role,
    /// Own or acting.
    pub tenure: Tenure,
}

/// A logged-in person. The first seat is the main post, in whose name things are recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The district; nothing of another district is ever visible.
    pub district: DistrictId,
    /// The account.
    pub account: AccountId,
    /// The person.
    pub person: PersonId,
    /// The person's name.
    pub name: String,
    /// The posts, the main one first; never empty.
    pub seats: Vec<Seat>,
}

impl Actor {
    /// The main seat.
    #[must_use]
    pub fn main_seat(&self) -> &Seat {
        self.seats.first().expect("log-in refuses a person without a post")
    }

    /// The unit of the main post.
    #[must_use]
    pub fn unit(&self) -> UnitId {
        self.main_seat().unit
    }

    /// Whether any seat carries the role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.seats.iter().any(|seat| seat.role == role)
    }

    /// Whether any seat carries one of the roles.
    #[must_use]
    pub fn has_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }

    /// The seat with this role in this unit, own or acting.
    #[must_use]
    pub fn seat(&self, unit: UnitId, role: Role) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.unit == unit && seat.role == role)
    }

    /// The seat with this role in this unit held in person: a stand-in does not count.
    #[must_use]
    pub fn own_seat(&self, unit: UnitId, role: Role) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.unit == unit && seat.role == role && seat.tenure == Tenure::Own)
    }

    /// Whether the actor sits in the unit at all.
    #[must_use]
    pub fn sits_in(&self, unit: UnitId) -> bool {
        self.seats.iter().any(|seat| seat.unit == unit)
    }

    /// The roles of all seats, sorted and without repeats.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        let mut roles: Vec<Role> = self.seats.iter().map(|seat| seat.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }
}

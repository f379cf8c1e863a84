//! 政策调整 An order over the policy, and where it stands.

use jiff::{Timestamp, civil};
use kernel::{MatterId, PersonId};

/// The header's kind.
pub const KIND: &str = "policy_order";
/// The room in headers and journal.
pub const ROOM: &str = "house";

/// An order over the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The matter.
    pub id: MatterId,
    /// 文号 of the document that orders it.
    pub number: String,
    /// What people call it.
    pub title: String,
    /// The text, word for word.
    pub text: String,
    /// SM3 of the text.
    pub digest: String,
    /// The first day on which one of its values holds.
    pub first_day: civil::Date,
    /// Where it stands.
    pub state: OrderState,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// That person's name.
    pub proposed_by_name: String,
    /// When.
    pub proposed_at: Timestamp,
    /// How it was decided.
    pub decided: Option<Decided>,
    /// Its place among the orders in force, from 1.
    pub place: Option<i64>,
}

/// Who ended the waiting, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The person's name.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Why it was refused; empty otherwise.
    pub reason: String,
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderState {
    /// 待主任签发
    Proposed,
    /// 已施行
    InForce,
    /// 未批准
    Refused,
    /// 已撤回
    Withdrawn,
}

impl OrderState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::InForce, Self::Refused, Self::Withdrawn];

    /// The stored code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::InForce => "in_force",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proposed => "待主任签发",
            Self::InForce => "已施行",
            Self::Refused => "未批准",
            Self::Withdrawn => "已撤回",
        }
    }

    /// The state with this code, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

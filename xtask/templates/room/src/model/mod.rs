//! The words of the room: states, verbs and what a verb changes. No database, no web.

use jiff::Timestamp;

/// The room's name in the journal, in headers and in paths.
pub const ROOM: &str = "@name@";
/// The header's kind of an item.
pub const KIND: &str = "@name@_item";

/// 状态 Where an item is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 起草 with whoever wrote it.
    Draft,
}

impl State {
    /// The stored code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "起草",
        }
    }
}

/// 动作 What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// 起草 Write a new item.
    Draft,
}

impl Verb {
    /// The stored code: the journal's verb and the name of the action.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
        }
    }
}

/// What a verb comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub verb: Verb,
    /// The state that the item is in from now on.
    pub state: State,
    /// The item's title.
    pub title: String,
    /// In whose hands it is from now on.
    pub holder: String,
    /// When.
    pub at: Timestamp,
}

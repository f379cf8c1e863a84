//! What a rule found: where, on what ground, and how to mend it.

use serde::Serialize;

use crate::place::Place;
use crate::report::Standard;

/// How heavy a finding weighs. None of them blocks; 需补齐 asks the writer for a reason when sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 需补齐
    Missing,
    /// 建议修改
    Advice,
    /// 提示
    Note,
}

impl Level {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "需补齐",
            Self::Advice => "建议修改",
            Self::Note => "提示",
        }
    }
}

/// Whether a change may be made without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Applicability {
    /// Mechanical: the meaning can't change, one press may apply it everywhere.
    Safe,
    /// The meaning may change: people confirm each one.
    Ask,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// What stands there afterwards; empty to delete.
    pub replacement: String,
}

/// How a finding is mended: one edit for each place of a folded finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// The replacements; they don't overlap.
    pub edits: Vec<Edit>,
    /// Whether they may be made without asking.
    pub applicability: Applicability,
}

/// What else belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Also {
    /// Another place in the item: a repeat of the finding, or its counterpart.
    Here {
        /// Where.
        place: Place,
        /// What is to be seen there.
        text: String,
    },
    /// An item reported before.
    Earlier {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
        /// The day it was reported, as people read it.
        reported_on: String,
        /// The passage in it.
        passage: String,
    },
}

/// What one rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's id, such as `T08`.
    pub rule: &'static str,
    /// The rule's title, such as 半角标点.
    pub title: &'static str,
    /// The standard it falls under.
    pub standard: Standard,
    /// How heavy it weighs.
    pub level: Level,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where; nothing if it is about the whole.
    pub place: Option<Place>,
    /// How often, with repeats folded into this one.
    pub count: usize,
    /// Other places, and earlier items.
    pub also: Vec<Also>,
    /// 依据 in one line.
    pub basis: String,
    /// What to do.
    pub hint: String,
    /// The replacement, if there is one.
    pub fix: Option<Fix>,
}

//! Places in a text, counted three ways: UTF-16 units for the browser, characters for people, bytes for Rust.

use serde::Serialize;

/// The part of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 标题
    Title,
    /// 正文
    Body,
}

impl Part {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "标题",
            Self::Body => "正文",
        }
    }
}

/// A half-open stretch: `start` belongs to it, `end` does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The first unit.
    pub start: usize,
    /// The unit after the last.
    pub end: usize,
}

/// A stretch of an item's title or body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Title or body.
    pub part: Part,
    /// In UTF-16 code units, as a browser counts.
    pub utf16: Span,
    /// In Unicode scalar values.
    pub chars: Span,
    /// In bytes of UTF-8.
    pub bytes: Span,
}

//! What comes out of a check: findings, one verdict for each standard, measures and elements.

use serde::Serialize;

use crate::finding::Finding;
use crate::place::Place;

/// 四个不报 The four standards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standard {
    /// 对路
    Relevance,
    /// 要素全
    Elements,
    /// 内容实
    Soundness,
    /// 文字精炼
    Tightness,
}

impl Standard {
    /// The four in their order.
    pub const ALL: [Self; 4] = [Self::Relevance, Self::Elements, Self::Soundness, Self::Tightness];

    /// The word in stores and routes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Elements => "elements",
            Self::Soundness => "soundness",
            Self::Tightness => "tightness",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relevance => "对路",
            Self::Elements => "要素全",
            Self::Soundness => "内容实",
            Self::Tightness => "文字精炼",
        }
    }
}

/// How a standard stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 通过
    Passed,
    /// 建议修改
    Advised,
    /// 需补齐
    Owed,
}

impl State {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passed => "通过",
            Self::Advised => "建议修改",
            Self::Owed => "需补齐",
        }
    }
}

/// One standard's verdict, as screen 2 shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The standard.
    pub standard: Standard,
    /// How it stands.
    pub state: State,
    /// Why, in plain words.
    pub sentence: String,
}

/// An element that the item's kind wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Element {
    /// The rule that looks for it, such as `E01`.
    pub rule: &'static str,
    /// Its name, such as 时间.
    pub name: &'static str,
    /// The text that was taken for it.
    pub found: Option<String>,
    /// Where that text stands.
    pub place: Option<Place>,
}

/// Figures on the text. Each can be counted by hand.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measures {
    /// Characters of the body without blanks.
    pub chars: usize,
    /// Characters of the title without blanks.
    pub title_chars: usize,
    /// Sentences of the body.
    pub sentences: usize,
    /// The longest sentence, in characters.
    pub longest_sentence: usize,
    /// Stock phrases.
    pub cliches: usize,
    /// Characters covered by stock phrases.
    pub cliche_chars: usize,
    /// Stock characters for each 100.
    pub cliche_per_100: f64,
    /// Anchors: figures with units, dates, cited documents, duties with a name, deadlines.
    pub anchors: usize,
    /// Anchors for each 100 characters.
    pub anchors_per_100: f64,
    /// Characters in sentences of stock phrases without an anchor, for each 100.
    pub empty_per_100: f64,
}

/// The whole of a check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The findings, the heaviest first, then by position.
    pub findings: Vec<Finding>,
    /// One verdict for each standard, in their order.
    pub verdicts: [Verdict; 4],
    /// Figures on the text.
    pub measures: Measures,
    /// The elements wanted and what was found of them.
    pub elements: Vec<Element>,
}

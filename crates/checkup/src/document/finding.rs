//! What a rule found in a document: where, how heavy, on what ground, and how to mend it.

use serde::Serialize;

use crate::finding::Applicability;
use crate::place::Span;

/// 五关 The five gates (党政机关公文处理工作条例 第二十条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// 行文关
    Routing,
    /// 会签关
    Countersign,
    /// 政策法规关
    Policy,
    /// 文字关
    Wording,
    /// 体例格式关
    Form,
}

impl Gate {
    /// The five in their order.
    pub const ALL: [Self; 5] = [Self::Routing, Self::Countersign, Self::Policy, Self::Wording, Self::Form];

    /// The word in stores and routes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Routing => "routing",
            Self::Countersign => "countersign",
            Self::Policy => "policy",
            Self::Wording => "wording",
            Self::Form => "form",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Routing => "行文关",
            Self::Countersign => "会签关",
            Self::Policy => "政策法规关",
            Self::Wording => "文字关",
            Self::Form => "体例格式关",
        }
    }
}

/// How heavy a finding weighs, the heaviest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 错误
    Error,
    /// 警告
    Warning,
    /// 提示
    Note,
}

impl Severity {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Note => "提示",
        }
    }
}

/// A stretch of the source, counted four ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SourcePlace {
    /// The line that it begins on, from 1.
    pub line: usize,
    /// The character of that line that it begins at, from 1.
    pub column: usize,
    /// The line that it ends on, from 1.
    pub end_line: usize,
    /// The character of that line after its last one, from 1.
    pub end_column: usize,
    /// In UTF-16 code units, as a browser counts.
    pub utf16: Span,
    /// In Unicode scalar values.
    pub chars: Span,
    /// In bytes of UTF-8.
    pub bytes: Span,
}

/// 相关位置 Another place that belongs to a finding: a repeat of it, or its counterpart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Where.
    pub place: SourcePlace,
    /// What is to be seen there.
    pub text: String,
}

/// 出处 Another document from which words of this one were taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CopiedFrom {
    /// The archive's own name of it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its document number; empty if it has none.
    pub number: String,
    /// The unit that issued it; empty if not known.
    pub unit: String,
    /// The day on which it was issued, as 2024-03-05.
    pub day: Option<String>,
    /// Its words.
    pub words: String,
}

/// One replacement in the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentEdit {
    /// What is replaced.
    pub place: SourcePlace,
    /// What stands there now.
    pub before: String,
    /// What stands there afterwards; empty to delete.
    pub after: String,
}

/// How a finding is mended: one edit for each place of a folded finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentFix {
    /// Whether they may be made without asking.
    pub applicability: Applicability,
    /// The replacements; they don't overlap.
    pub edits: Vec<DocumentEdit>,
}

/// What one rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentFinding {
    /// The rule's id, such as `FMT001`.
    pub rule: &'static str,
    /// The rule's title.
    pub title: &'static str,
    /// The gate that it belongs to.
    pub gate: Gate,
    /// How heavy it weighs.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The words that are marked; empty if it is about the whole.
    pub quote: String,
    /// Where; nothing if it is about the whole.
    pub place: Option<SourcePlace>,
    /// How often, with repeats folded into this one.
    pub count: usize,
    /// Other places.
    pub related: Vec<Related>,
    /// 出处 Other documents from which the marked words were taken.
    pub sources: Vec<CopiedFrom>,
    /// 依据 in one line.
    pub basis: String,
    /// How binding the basis is: 条例, 国标, 标准, 政策, 实务, 本单位.
    pub level: &'static str,
    /// What to do.
    pub help: String,
    /// The replacements, if there are any.
    pub fix: Option<DocumentFix>,
}

impl CopiedFrom {
    /// 《title》 number, unit, day, in one line.
    #[must_use]
    pub fn told(&self) -> String {
        let number = if self.number.is_empty() { String::new() } else { format!("（{}）", self.number) };
        let unit = Some(self.unit.as_str()).filter(|unit| !unit.is_empty() && !self.title.starts_with(unit));
        let rest: Vec<&str> = unit.into_iter().chain(self.day.as_deref()).collect();
        let rest = if rest.is_empty() { String::new() } else { format!("，{}", rest.join("，")) };
        format!("《{}》{number}{rest}", self.title)
    }
}

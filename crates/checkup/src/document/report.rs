//! What comes out of the check of a document: findings, what was set aside, a verdict for each gate, measures.

use serde::Serialize;

use crate::document::finding::{DocumentFinding, Gate, Severity};
use crate::document::options::Suppression;

/// How a gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GateState {
    /// 通过
    Passed,
    /// 有警告
    Warned,
    /// 须修改
    Failed,
    /// 未查: what the gate asks for is not known.
    NotChecked,
}

impl GateState {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passed => "通过",
            Self::Warned => "有警告",
            Self::Failed => "须修改",
            Self::NotChecked => "未查",
        }
    }
}

/// One gate's verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateVerdict {
    /// The gate.
    pub gate: Gate,
    /// Its name, such as 行文关.
    pub name: &'static str,
    /// How it stands.
    pub state: GateState,
    /// Why, in plain words.
    pub sentence: String,
}

/// A figure on the text, with its arithmetic.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// The word in stores and routes, such as `length`.
    pub code: &'static str,
    /// What people call it, such as 篇幅.
    pub name: &'static str,
    /// The figure.
    pub value: f64,
    /// The figure as people read it, such as 4812字.
    pub shown: String,
    /// The limit, if the genre has one.
    pub limit: Option<f64>,
    /// How it was counted, so that anybody can count again.
    pub arithmetic: String,
    /// Whether it lies within the limit.
    pub within: bool,
}

/// 已忽略 A finding that somebody set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ignored {
    /// The finding.
    pub finding: DocumentFinding,
    /// Why it was set aside, and by whom.
    pub suppression: Suppression,
}

/// The whole of a check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentReport {
    /// 文种 that it was read as.
    pub genre: Option<&'static str>,
    /// 行文方向 that it was read as.
    pub direction: Option<&'static str>,
    /// The findings, the heaviest first, then by position.
    pub findings: Vec<DocumentFinding>,
    /// What was set aside.
    pub ignored: Vec<Ignored>,
    /// Reasons that no longer set anything aside: the text was changed, or the rule finds nothing there.
    pub stale: Vec<Suppression>,
    /// One verdict for each gate, in their order.
    pub gates: [GateVerdict; 5],
    /// Figures on the text.
    pub measures: Vec<Measure>,
}

impl DocumentReport {
    /// Whether there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// How many places of this weight were found, repeats counted.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).map(|finding| finding.count).sum()
    }
}

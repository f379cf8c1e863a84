//! 体检 What the five gates say of a text, with every place counted as a browser counts.

use checkup::Applicability;
use checkup::document::{
    CopiedFrom, DocumentFinding, DocumentFix, DocumentReport, GateState, GateVerdict, Ignored, Measure, Related,
    Severity, SourcePlace, Suppression,
};
use gongwen::Fault;
use serde::Serialize;
use utoipa::ToSchema;

use super::FaultView;

/// 体检报告
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Check)]
pub struct CheckView {
    /// 文种 that the text was read as.
    pub genre: Option<String>,
    /// 行文方向 that the text was read as.
    pub direction: Option<String>,
    /// What the text form does not allow.
    pub faults: Vec<FaultView>,
    /// The heaviest first, then by position.
    pub findings: Vec<FindingView>,
    /// What was set aside, with the reason.
    pub ignored: Vec<IgnoredView>,
    /// Reasons that set nothing aside any more.
    pub stale: Vec<SuppressionView>,
    /// 五关
    pub gates: Vec<GateView>,
    /// Figures on the text with their arithmetic.
    pub measures: Vec<MeasureView>,
}

/// One finding.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Finding)]
pub struct FindingView {
    /// The rule's id.
    pub rule: String,
    /// The rule's title.
    pub title: String,
    /// `routing`, `countersign`, `policy`, `wording`, `form`
    pub gate: String,
    /// `error`, `warning`, `note`
    pub severity: String,
    /// 错误、警告、提示
    pub severity_name: String,
    /// What is wrong.
    pub message: String,
    /// The words that are marked.
    pub quote: String,
    /// Where; null where it is about the whole.
    pub place: Option<PlaceView>,
    /// How often, repeats folded in.
    pub count: usize,
    /// Other places.
    pub related: Vec<RelatedView>,
    /// 出处 Other documents from which the marked words were taken.
    pub sources: Vec<CopiedFromView>,
    /// 依据
    pub basis: String,
    /// 条例、国标、标准、政策、实务、本单位
    pub level: String,
    /// What to do.
    pub help: String,
    /// The replacements, if there are any.
    pub fix: Option<FixView>,
}

/// A stretch of the text in UTF-16 code units.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Place)]
pub struct PlaceView {
    /// The first unit.
    pub start: usize,
    /// The unit after the last.
    pub end: usize,
    /// The line that it begins on, from 1.
    pub line: usize,
}

/// Another place.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Related)]
pub struct RelatedView {
    /// Where.
    pub place: PlaceView,
    /// What is to be seen there.
    pub text: String,
}

/// A document from which words were taken.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::CopiedFrom)]
pub struct CopiedFromView {
    /// The matter that it is.
    pub matter: String,
    /// Its title.
    pub title: String,
    /// Its document number; empty if it has none.
    pub number: String,
    /// The unit that wrote it; empty if not known.
    pub unit: String,
    /// The day on which it was issued, as 2024-03-05.
    pub day: Option<String>,
    /// Its words.
    pub words: String,
}

/// How a finding is mended.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Fix)]
pub struct FixView {
    /// Mechanical: it may be made without asking.
    pub safe: bool,
    /// One for each place; they don't overlap.
    pub edits: Vec<EditView>,
}

/// One replacement.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Edit)]
pub struct EditView {
    /// Where.
    pub place: PlaceView,
    /// What stands there now.
    pub before: String,
    /// What stands there afterwards.
    pub after: String,
}

/// A finding that was set aside.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Ignored)]
pub struct IgnoredView {
    /// The finding.
    pub finding: FindingView,
    /// Why.
    pub reason: String,
}

/// A reason that sets nothing aside any more.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Suppression)]
pub struct SuppressionView {
    /// The rule's id.
    pub rule: String,
    /// The words that it marked.
    pub quote: String,
    /// Why it was set aside.
    pub reason: String,
}

/// One gate's verdict.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Gate)]
pub struct GateView {
    /// `routing`, `countersign`, `policy`, `wording`, `form`
    pub code: String,
    /// 行文关 …
    pub name: String,
    /// `passed`, `warned`, `failed`, `not_checked`
    pub state: String,
    /// 通过、有警告、须修改、未查
    pub state_name: String,
    /// Why.
    pub sentence: String,
}

/// A figure.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Measure)]
pub struct MeasureView {
    /// 篇幅 …
    pub name: String,
    /// As people read it.
    pub shown: String,
    /// How it was counted.
    pub arithmetic: String,
    /// Whether it lies within the limit.
    pub within: bool,
}

impl CheckView {
    /// The report, and what the text form does not allow.
    #[must_use]
    pub fn of(report: &DocumentReport, faults: Vec<Fault>) -> Self {
        Self {
            genre: report.genre.map(str::to_owned),
            direction: report.direction.map(str::to_owned),
            faults: faults.into_iter().map(FaultView::from).collect(),
            findings: report.findings.iter().map(finding).collect(),
            ignored: report.ignored.iter().map(ignored).collect(),
            stale: report.stale.iter().map(suppression).collect(),
            gates: report.gates.iter().map(gate).collect(),
            measures: report.measures.iter().map(measure).collect(),
        }
    }
}

fn finding(finding: &DocumentFinding) -> FindingView {
    FindingView {
        rule: finding.rule.to_owned(),
        title: finding.title.to_owned(),
        gate: finding.gate.code().to_owned(),
        severity: severity(finding.severity).to_owned(),
        severity_name: finding.severity.name().to_owned(),
        message: finding.message.clone(),
        quote: finding.quote.clone(),
        place: finding.place.map(place),
        count: finding.count,
        related: finding.related.iter().map(related).collect(),
        sources: finding.sources.iter().map(copied_from).collect(),
        basis: finding.basis.clone(),
        level: finding.level.to_owned(),
        help: finding.help.clone(),
        fix: finding.fix.as_ref().map(fix),
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

const fn place(place: SourcePlace) -> PlaceView {
    PlaceView { start: place.utf16.start, end: place.utf16.end, line: place.line }
}

fn related(related: &Related) -> RelatedView {
    RelatedView { place: place(related.place), text: related.text.clone() }
}

fn copied_from(source: &CopiedFrom) -> CopiedFromView {
    let CopiedFrom { id, title, number, unit, day, words } = source.clone();
    CopiedFromView { matter: id, title, number, unit, day, words }
}

fn fix(fix: &DocumentFix) -> FixView {
    let edits = fix.edits.iter();
    FixView {
        safe: match fix.applicability {
            Applicability::Safe => true,
            Applicability::Ask => false,
        },
        edits: edits
            .map(|edit| EditView { place: place(edit.place), before: edit.before.clone(), after: edit.after.clone() })
            .collect(),
    }
}

fn ignored(ignored: &Ignored) -> IgnoredView {
    IgnoredView { finding: finding(&ignored.finding), reason: ignored.suppression.reason.clone() }
}

fn suppression(suppression: &Suppression) -> SuppressionView {
    SuppressionView {
        rule: suppression.rule.clone(),
        quote: suppression.quote.clone(),
        reason: suppression.reason.clone(),
    }
}

fn gate(verdict: &GateVerdict) -> GateView {
    let state = match verdict.state {
        GateState::Passed => "passed",
        GateState::Warned => "warned",
        GateState::Failed => "failed",
        GateState::NotChecked => "not_checked",
    };
    GateView {
        code: verdict.gate.code().to_owned(),
        name: verdict.name.to_owned(),
        state: state.to_owned(),
        state_name: verdict.state.name().to_owned(),
        sentence: verdict.sentence.clone(),
    }
}

fn measure(measure: &Measure) -> MeasureView {
    MeasureView {
        name: measure.name.to_owned(),
        shown: measure.shown.clone(),
        arithmetic: measure.arithmetic.clone(),
        within: measure.within,
    }
}

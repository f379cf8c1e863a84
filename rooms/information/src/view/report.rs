//! What the checkup found, as the page shows it beside the text.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A place in title or body, counted in UTF-16 units as the browser counts.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Place)]
pub struct Place {
    /// `title` or `body`
    part: String,
    start: usize,
    end: usize,
}

/// One replacement.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Mend)]
pub struct Mend {
    place: Place,
    replacement: String,
}

/// Another place, or an earlier item, that the finding is about.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Also)]
pub struct Also {
    place: Option<Place>,
    /// The earlier item, if it is one.
    submission: Option<String>,
    title: Option<String>,
    text: String,
}

/// One finding.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Finding)]
pub struct Finding {
    rule: String,
    title: String,
    /// `relevance`, `elements`, `soundness` or `tightness`
    standard: String,
    /// `missing` 需补齐, `advice` 建议修改 or `note` 提示
    level: String,
    message: String,
    basis: String,
    hint: String,
    place: Option<Place>,
    count: usize,
    also: Vec<Also>,
    fixes: Vec<Mend>,
    /// Whether the fixes are mechanical and may be applied in one press.
    safe: bool,
}

/// What one of the four standards comes to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Verdict)]
pub struct Verdict {
    standard: String,
    name: String,
    /// `passed`, `advised` or `owed`
    state: String,
    state_name: String,
    sentence: String,
}

/// An element that the kind of item wants, with the text that was taken for it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Element)]
pub struct Element {
    name: String,
    found: Option<String>,
}

/// The whole report.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Report)]
pub struct Report {
    findings: Vec<Finding>,
    verdicts: Vec<Verdict>,
    elements: Vec<Element>,
    chars: usize,
    title_chars: usize,
    sentences: usize,
    cliches: usize,
    anchors: usize,
    /// How many findings in all: whoever signs says so.
    count: u32,
    /// The rules whose findings are owed 需补齐 and want a written reason.
    owed: Vec<String>,
}

impl From<&checkup::Report> for Report {
    fn from(report: &checkup::Report) -> Self {
        let summed = crate::store::check::summed(report);
        let measures = report.measures;
        Self {
            findings: report.findings.iter().map(finding).collect(),
            verdicts: report.verdicts.iter().map(verdict).collect(),
            elements: report.elements.iter().map(element).collect(),
            chars: measures.chars,
            title_chars: measures.title_chars,
            sentences: measures.sentences,
            cliches: measures.cliches,
            anchors: measures.anchors,
            count: summed.count,
            owed: summed.owed,
        }
    }
}

fn place(place: &checkup::Place) -> Place {
    let part = match place.part {
        checkup::Part::Title => "title",
        checkup::Part::Body => "body",
    };
    Place { part: part.to_owned(), start: place.utf16.start, end: place.utf16.end }
}

fn finding(finding: &checkup::Finding) -> Finding {
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    let safe = finding.fix.as_ref().is_some_and(|fix| fix.applicability == checkup::Applicability::Safe);
    let level = match finding.level {
        checkup::Level::Missing => "missing",
        checkup::Level::Advice => "advice",
        checkup::Level::Note => "note",
    };
    Finding {
        rule: finding.rule.to_owned(),
        title: finding.title.to_owned(),
        standard: finding.standard.code().to_owned(),
        level: level.to_owned(),
        message: finding.message.clone(),
        basis: finding.basis.clone(),
        hint: finding.hint.clone(),
        place: finding.place.as_ref().map(place),
        count: finding.count,
        also: finding.also.iter().map(also).collect(),
        fixes: edits.map(|edit| Mend { place: place(&edit.place), replacement: edit.replacement.clone() }).collect(),
        safe,
    }
}

fn also(also: &checkup::Also) -> Also {
    match also {
        checkup::Also::Here { place: at, text } => {
            Also { place: Some(place(at)), submission: None, title: None, text: text.clone() }
        }
        checkup::Also::Earlier { id, title, passage, .. } => {
            Also { place: None, submission: Some(id.clone()), title: Some(title.clone()), text: passage.clone() }
        }
    }
}

fn verdict(verdict: &checkup::Verdict) -> Verdict {
    let state = match verdict.state {
        checkup::State::Passed => "passed",
        checkup::State::Advised => "advised",
        checkup::State::Owed => "owed",
    };
    Verdict {
        standard: verdict.standard.code().to_owned(),
        name: verdict.standard.name().to_owned(),
        state: state.to_owned(),
        state_name: verdict.state.name().to_owned(),
        sentence: verdict.sentence.clone(),
    }
}

fn element(element: &checkup::Element) -> Element {
    Element { name: element.name.to_owned(), found: element.found.clone() }
}

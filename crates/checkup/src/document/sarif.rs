//! SARIF 2.1.0: reports in the form that editors and checking pipelines read. Names of fields are those of that standard.

use serde::Serialize;

use crate::document::explain::document_rules;
use crate::document::finding::{DocumentFinding, Severity, SourcePlace};
use crate::document::report::DocumentReport;

/// A log of one run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sarif {
    /// Where the form is described.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// `2.1.0`
    pub version: &'static str,
    /// One run.
    pub runs: [Run; 1],
}

/// One run over some documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// What ran.
    pub tool: Tool,
    /// Columns count characters.
    pub column_kind: &'static str,
    /// What was found.
    pub results: Vec<SarifResult>,
}

/// What ran.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tool {
    /// The program and its rules.
    pub driver: Driver,
}

/// The program and its rules.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Driver {
    /// Its name.
    pub name: &'static str,
    /// Its rules.
    pub rules: Vec<SarifRule>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SarifRule {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub short_description: Message,
    /// What it demands.
    pub full_description: Message,
    /// Why, and on what ground.
    pub help: Message,
}

/// A text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Message {
    /// The text.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SarifResult {
    /// The rule.
    pub rule_id: &'static str,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// What is wrong.
    pub message: Message,
    /// Where.
    pub locations: Vec<Location>,
    /// Other places.
    pub related_locations: Vec<Location>,
    /// Replacements.
    pub fixes: Vec<SarifFix>,
    /// Why it was set aside, if it was.
    pub suppressions: Vec<SarifSuppression>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// File and region; absent for words of another document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub physical_location: Option<PhysicalLocation>,
    /// What is to be seen there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
}

/// File and region.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PhysicalLocation {
    /// The file.
    pub artifact_location: ArtifactLocation,
    /// The region; absent for a finding about the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArtifactLocation {
    /// Its name.
    pub uri: String,
}

/// A region of a file, in lines and columns from 1, and in characters and bytes from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// The first line.
    pub start_line: usize,
    /// The first column.
    pub start_column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last.
    pub end_column: usize,
    /// The first character.
    pub char_offset: usize,
    /// How many characters.
    pub char_length: usize,
    /// The first byte.
    pub byte_offset: usize,
    /// How many bytes.
    pub byte_length: usize,
}

/// A replacement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SarifFix {
    /// What it does.
    pub description: Message,
    /// In which file.
    pub artifact_changes: [ArtifactChange; 1],
}

/// Replacements in one file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactChange {
    /// The file.
    pub artifact_location: ArtifactLocation,
    /// The replacements.
    pub replacements: Vec<Replacement>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// What goes.
    pub deleted_region: Region,
    /// What comes.
    pub inserted_content: Message,
}

/// Why a finding was set aside.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SarifSuppression {
    /// `external`: the reason stands beside the document.
    pub kind: &'static str,
    /// The reason, and whose it is.
    pub justification: String,
}

/// The log of reports, each with the name of its file.
#[must_use]
pub fn sarif(reports: &[(&str, &DocumentReport)]) -> Sarif {
    let rules = document_rules().iter().map(|rule| SarifRule {
        id: rule.id,
        short_description: message(rule.title),
        full_description: message(rule.text),
        help: message(format!("{}依据：{}（{}）", rule.why, rule.basis, rule.level)),
    });
    let mut results = Vec::new();
    for (name, report) in reports {
        results.extend(report.findings.iter().map(|finding| result(name, finding, Vec::new())));
        results.extend(report.ignored.iter().map(|ignored| {
            let justification = format!("{}（{}）", ignored.suppression.reason, ignored.suppression.by);
            result(name, &ignored.finding, vec![SarifSuppression { kind: "external", justification }])
        }));
    }
    Sarif {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: Driver { name: "chengqi", rules: rules.collect() } },
            column_kind: "unicodeCodePoints",
            results,
        }],
    }
}

fn message(text: impl Into<String>) -> Message {
    Message { text: text.into() }
}

fn result(name: &str, finding: &DocumentFinding, suppressions: Vec<SarifSuppression>) -> SarifResult {
    let related = |related: &crate::document::finding::Related| Location {
        message: Some(message(related.text.as_str())),
        ..location(name, Some(related.place))
    };
    let copied = |source: &crate::document::finding::CopiedFrom| Location {
        physical_location: None,
        message: Some(message(format!("出处：{}“{}”", source.told(), source.words))),
    };
    let fix = |fix: &crate::document::finding::DocumentFix| SarifFix {
        description: message(finding.help.as_str()),
        artifact_changes: [ArtifactChange {
            artifact_location: ArtifactLocation { uri: name.to_owned() },
            replacements: fix
                .edits
                .iter()
                .map(|edit| Replacement {
                    deleted_region: region(edit.place),
                    inserted_content: message(edit.after.as_str()),
                })
                .collect(),
        }],
    };
    SarifResult {
        rule_id: finding.rule,
        level: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: message(format!("{}{}", finding.message, help(&finding.help))),
        locations: vec![location(name, finding.place)],
        related_locations: finding.related.iter().map(related).chain(finding.sources.iter().map(copied)).collect(),
        fixes: finding.fix.iter().map(fix).collect(),
        suppressions,
    }
}

fn help(help: &str) -> String {
    if help.is_empty() { String::new() } else { format!("。{help}") }
}

fn location(name: &str, place: Option<SourcePlace>) -> Location {
    Location {
        physical_location: Some(PhysicalLocation {
            artifact_location: ArtifactLocation { uri: name.to_owned() },
            region: place.map(region),
        }),
        message: None,
    }
}

fn region(place: SourcePlace) -> Region {
    Region {
        start_line: place.line,
        start_column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        char_offset: place.chars.start,
        char_length: place.chars.end - place.chars.start,
        byte_offset: place.bytes.start,
        byte_length: place.bytes.end - place.bytes.start,
    }
}

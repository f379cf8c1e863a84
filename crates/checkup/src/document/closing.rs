//! The end of a check: what was found is set aside or counted, given its place by line and column, ordered and summed up.

use crate::document::finding::{DocumentEdit, DocumentFinding, DocumentFix, Related, Severity, SourcePlace};
use crate::document::measures::measures;
use crate::document::options::Options;
use crate::document::report::{DocumentReport, Ignored};
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::document::verdict::gates;
use crate::finding::{Also, Applicability, Fix, Level};
use crate::fold::{Findings, Folded};
use crate::place::Place;
use crate::text::short;

/// Collects the findings of all rules.
pub(crate) struct Closing<'a> {
    source: &'a str,
    /// The first character of each line.
    lines: Vec<usize>,
    options: &'a Options,
    findings: Vec<DocumentFinding>,
    ignored: Vec<Ignored>,
    /// Which suppressions set something aside.
    used: Vec<bool>,
}

impl<'a> Closing<'a> {
    pub(crate) fn new(source: &'a str, options: &'a Options) -> Self {
        let ends = source.chars().enumerate().filter(|(_, character)| *character == '\n').map(|(index, _)| index + 1);
        Self {
            source,
            lines: std::iter::once(0).chain(ends).collect(),
            options,
            findings: Vec::new(),
            ignored: Vec::new(),
            used: vec![false; options.suppressions.len()],
        }
    }

    /// Takes what one rule found.
    pub(crate) fn take(&mut self, rule: &'static DocumentRule, mut out: Findings) {
        for (index, suppression) in self.options.suppressions.iter().enumerate() {
            if suppression.rule != rule.card.id || suppression.reason.trim().is_empty() {
                continue;
            }
            for folded in out.take(|quote| quote == suppression.quote).folded(rule.card.title) {
                self.used[index] = true;
                let finding = self.finding(rule, folded);
                self.ignored.push(Ignored { finding, suppression: suppression.clone() });
            }
        }
        for folded in out.folded(rule.card.title) {
            let finding = self.finding(rule, folded);
            self.findings.push(finding);
        }
    }

    pub(crate) fn report(mut self, subject: &DocumentSubject<'_>) -> DocumentReport {
        self.findings.sort_by_key(|finding| {
            (finding.severity, finding.place.map(|place| place.chars.start), finding.gate, finding.rule)
        });
        let stale = self.options.suppressions.iter().zip(&self.used).filter(|(_, used)| !**used);
        DocumentReport {
            genre: subject.genre.map(gongwen::Genre::word),
            direction: subject.direction.map(crate::document::verdict::direction),
            stale: stale.map(|(suppression, _)| suppression.clone()).collect(),
            gates: gates(subject, &self.findings),
            measures: measures(subject),
            findings: self.findings,
            ignored: self.ignored,
        }
    }

    fn finding(&self, rule: &'static DocumentRule, folded: Folded) -> DocumentFinding {
        let severity = match folded.level {
            Level::Missing | Level::Advice => {
                let asks = folded.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Ask);
                let weight = self.options.switches.severity_of(rule);
                rule.doubtful.filter(|_| asks).map_or(weight, |doubtful| doubtful.max(weight))
            }
            Level::Note => Severity::Note,
        };
        let card = &rule.card;
        DocumentFinding {
            rule: card.id,
            title: card.title,
            gate: rule.gate,
            severity,
            message: folded.message,
            quote: folded.quote,
            place: folded.place.map(|place| self.place(place)),
            count: folded.count,
            sources: folded.sources,
            related: folded.also.into_iter().filter_map(|also| self.related(also)).collect(),
            basis: basis(card),
            level: card.basis.level.name(),
            help: folded.hint,
            fix: folded.fix.map(|fix| self.fix(fix)),
        }
    }

    fn place(&self, place: Place) -> SourcePlace {
        let (line, column) = self.point(place.chars.start);
        let (end_line, end_column) = self.point(place.chars.end);
        SourcePlace { line, column, end_line, end_column, utf16: place.utf16, chars: place.chars, bytes: place.bytes }
    }

    /// Line and column of a character, both from 1.
    fn point(&self, character: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= character);
        (line, character - self.lines[line - 1] + 1)
    }

    fn related(&self, also: Also) -> Option<Related> {
        match also {
            Also::Here { place, text } => Some(Related { place: self.place(place), text: short(&text) }),
            // Only items have earlier ones; documents have sources.
            Also::Earlier { .. } => None,
        }
    }

    fn fix(&self, fix: Fix) -> DocumentFix {
        let edits = fix.edits.into_iter().map(|edit| DocumentEdit {
            place: self.place(edit.place),
            before: self.source[edit.place.bytes.start..edit.place.bytes.end].to_owned(),
            after: edit.replacement,
        });
        DocumentFix { applicability: fix.applicability, edits: edits.collect() }
    }
}

fn basis(card: &kernel::RuleCard) -> String {
    let date = if card.basis.date.is_empty() { String::new() } else { format!("（{}）", card.basis.date) };
    format!("{} {}{date}", card.basis.document, card.basis.clause)
}

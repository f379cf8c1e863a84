//! 五关 The check-up of official documents: 行文关, 会签关, 政策法规关, 文字关, 体例格式关 (DOC-1, DOC-3).
//!
//! [`check_document`] reads a document with the places of its elements ([`gongwen::placed::Placed`]), what the office knows ([`facts`]) and
//! what the writer chose ([`Options`]). It is pure: the day is given to it, and a rule that needs what is not known stays silent.
//!
//! A newcomer reads [`facts`] and [`options`] (what goes in), [`report`] and [`finding`] (what comes out), `rule` (what one rule is), then any
//! one file under `rules/document`. [`render`] and [`sarif`] are two ways to show a report, [`mend`] applies the mechanical replacements.

pub mod baseline;
pub mod explain;
pub mod facts;
pub mod finding;
pub mod mend;
pub mod options;
pub mod rates;
pub mod render;
pub mod report;
pub mod sarif;

pub(crate) mod assembly;
mod closing;
pub(crate) mod levels;
pub(crate) mod lexicon;
pub(crate) mod measures;
pub(crate) mod names;
pub(crate) mod numerals;
pub(crate) mod rule;
pub(crate) mod subject;
mod verdict;

#[cfg(test)]
pub(crate) mod testing;

use gongwen::placed::Placed;

pub use baseline::{SinceLast, since};
pub use explain::{Explanation, document_cards, document_rules, explain};
pub use facts::{
    Abolition, Answer, Circulation, Countersign, DocumentLimits, LegalReview, OfficeFacts, Organ, OrganKind,
    PreparedOffice, Rank, SignedText,
};
pub use finding::{CopiedFrom, DocumentEdit, DocumentFinding, DocumentFix, Gate, Related, Severity, SourcePlace};
pub use mend::{DocumentChange, MendedDocument, apply_safe_to_document};
pub use options::{Options, Scope, Suppression, Switches, tunable_rules};
pub use rates::{Rate, rates};
pub use render::render;
pub use report::{DocumentReport, GateState, GateVerdict, Ignored, Measure};
pub use sarif::{Sarif, sarif};

use crate::fold::Findings;
use crate::rules::document::RULES;
use assembly::Assembly;
use closing::Closing;
use subject::DocumentSubject;

/// Checks one document at the five gates. Pure, and linear in the text.
#[must_use]
pub fn check_document(placed: &Placed, office: &PreparedOffice, options: &Options) -> DocumentReport {
    let assembly = Assembly::of(placed);
    let subject = DocumentSubject::new(placed, &assembly, office, options);
    let mut closing = Closing::new(&placed.source, options);
    for rule in RULES.iter().copied() {
        if !rule.is_in_force(subject.date) || !options.switches.runs(rule) {
            continue;
        }
        let mut out = Findings::default();
        (rule.find)(&subject, &mut out);
        closing.take(rule, out);
    }
    closing.report(&subject)
}

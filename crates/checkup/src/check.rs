//! One check: take the item apart, run every rule, fold, order, sum up.

use crate::facts::Prepared;
use crate::finding::Finding;
use crate::fold::Findings;
use crate::item::Item;
use crate::place::Part;
use crate::report::Report;
use crate::rules::{RULES, elements};
use crate::subject::Subject;
use crate::verdict::{measures, verdicts};

/// Checks one item under the four standards (INF-2). Pure, linear in the text, and without any effect on the item.
#[must_use]
pub fn check(item: &Item<'_>, facts: &Prepared) -> Report {
    let subject = Subject::new(item, facts);
    let mut findings = Vec::new();
    for rule in RULES {
        let mut out = Findings::default();
        (rule.find)(&subject, &mut out);
        findings.extend(out.fold(rule.card, rule.standard));
    }
    findings.sort_by_key(order);
    let measures = measures(&subject);
    let elements = elements::wanted(&subject);
    let verdicts = verdicts(&subject, &findings, &elements, &measures);
    Report { findings, verdicts, measures, elements }
}

/// The heaviest first, then those about the whole, then by position.
fn order(finding: &Finding) -> (crate::finding::Level, Option<(Part, usize)>, &'static str) {
    (finding.level, finding.place.map(|place| (place.part, place.chars.start)), finding.rule)
}

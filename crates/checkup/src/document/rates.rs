//! 命中率 How often each rule speaks, for each 10,000 characters: what the handbook tells of a rule, measured over whole documents.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::finding::Severity;
use crate::document::report::DocumentReport;

/// How often one rule spoke.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rate {
    /// The rule's id.
    pub rule: &'static str,
    /// How heavy its findings weighed; a rule that found things of two weights has two rates.
    pub severity: Severity,
    /// In how many documents it spoke.
    pub documents: usize,
    /// How many places it marked.
    pub places: usize,
    /// Places for each 10,000 characters.
    pub per_10_000: f64,
}

/// The rates over reports, each with how many characters its document has; the most frequent first.
#[must_use]
pub fn rates(reports: &[(usize, &DocumentReport)]) -> Vec<Rate> {
    let characters: usize = reports.iter().map(|(characters, _)| characters).sum();
    let mut counted: BTreeMap<(&'static str, Severity), (usize, usize)> = BTreeMap::new();
    for finding in reports.iter().flat_map(|(_, report)| &report.findings) {
        let (documents, places) = counted.entry((finding.rule, finding.severity)).or_default();
        *documents += 1;
        *places += finding.count;
    }
    let rate = |((rule, severity), (documents, places)): ((&'static str, Severity), (usize, usize))| Rate {
        rule,
        severity,
        documents,
        places,
        per_10_000: crate::compare::ratio(places, characters) * 10_000.0,
    };
    let mut rates: Vec<Rate> = counted.into_iter().map(rate).collect();
    rates.sort_by_key(|rate| (rate.severity, usize::MAX - rate.places, rate.rule));
    rates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing::Sample;

    #[test]
    fn places_are_counted_and_divided_by_all_characters() {
        let faulty = Sample::read("文：全区布署防汛，建立台帐。").check();
        let sound = Sample::read("").check();
        let rates = rates(&[(500, &faulty), (500, &sound)]);
        let confusable = rates.iter().find(|rate| rate.rule == "T14").expect("found");
        assert_eq!((confusable.documents, confusable.places), (1, 2));
        assert!((confusable.per_10_000 - 20.0).abs() < 1e-9, "{}", confusable.per_10_000);
    }
}

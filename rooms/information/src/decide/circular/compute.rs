//! From what was computed to what a circular keeps: names with their grounds, or a line for each unit.

use std::collections::BTreeMap;

use kernel::{MatterId, UnitId};

use crate::model::{CircularLine, CircularName, FaultId, Figures, Level, NameHearing, OutcomeKind, Subject};
use crate::points::Span;
use crate::points::facts::{Ledger, OutcomeFact, UnitFact};
use crate::points::result::{Candidate, Ground, QuotaProgress, Score};

/// What policy lets the regular circular show beside the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shows {
    /// Points of each unit.
    pub points: bool,
    /// The place among all units.
    pub places: bool,
}

/// On what grounds a unit stands in a circular of criticism that is out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedBefore {
    /// The unit.
    pub unit: UnitId,
    /// The span of that circular.
    pub span: Span,
    /// The codes of its grounds.
    pub codes: Vec<String>,
    /// The faults under them.
    pub faults: Vec<FaultId>,
}

/// Nobody is named twice for one thing: a ground without faults of its own that stood in a circular over the same span goes, and with
/// its last ground the name. Faults that stood in any circular were taken out of the facts before.
#[must_use]
pub fn not_named_again(candidates: Vec<Candidate>, before: &[NamedBefore], span: Span) -> Vec<Candidate> {
    let stood = |unit: UnitId, ground: &Ground| {
        ground.faults.is_empty()
            && before.iter().any(|named| named.unit == unit && named.span == span && named.codes.contains(&ground.code))
    };
    let left = candidates.into_iter().map(|mut candidate| {
        candidate.grounds.retain(|ground| !stood(candidate.unit, ground));
        candidate
    });
    left.filter(|candidate| !candidate.grounds.is_empty()).collect()
}

/// The names of a circular of criticism, in the order in which the candidates come.
#[must_use]
pub fn criticism(candidates: Vec<Candidate>, units: &[UnitFact], reading: &str) -> Subject {
    let name = |candidate: Candidate| CircularName {
        unit: candidate.unit,
        name: short(units, candidate.unit),
        grounds: candidate.grounds,
        removal: None,
        hearing: NameHearing::Unheard,
        reviewers: Vec::new(),
        entered_by: Vec::new(),
        ordered: None,
    };
    Subject::Criticism { reading: reading.to_owned(), names: candidates.into_iter().map(name).collect() }
}

/// Computed again, a name that the section took out stays out, with its reason.
#[must_use]
pub fn keeping_removals(fresh: Subject, known: &[CircularName]) -> Subject {
    match fresh {
        Subject::Regular { .. } => fresh,
        Subject::Criticism { reading, mut names } => {
            for name in &mut names {
                if let Some(before) = known.iter().find(|before| before.unit == name.unit) {
                    name.removal.clone_from(&before.removal);
                    name.reviewers.clone_from(&before.reviewers);
                }
            }
            Subject::Criticism { reading, names }
        }
    }
}

/// The lines of a regular circular: by class, then by place where policy ranks, else in the order of the office.
#[must_use]
pub fn regular(ledger: &Ledger, scores: &[Score], quotas: &[QuotaProgress], shows: Shows) -> Subject {
    let owners: BTreeMap<MatterId, UnitId> = ledger.items.iter().map(|item| (item.id, item.unit)).collect();
    let line = |unit: &UnitFact| {
        let own = quotas.iter().filter(|quota| quota.unit == unit.id && quota.form.is_empty());
        let own: Vec<&QuotaProgress> = own.collect();
        let outcomes: Vec<&OutcomeFact> =
            ledger.outcomes.iter().filter(|outcome| owners.get(&outcome.submission) == Some(&unit.id)).collect();
        let total = scores.iter().find(|score| score.unit == unit.id).map_or(0, |score| score.total);
        CircularLine {
            unit: unit.id,
            name: unit.name.clone(),
            class: own.last().map(|quota| quota.class.clone()).unwrap_or_default(),
            figures: Figures {
                reported: count(ledger.items.iter().filter(|item| item.unit == unit.id)),
                counted: own.iter().map(|quota| count(quota.counted.iter())).sum(),
                wanted: own.iter().map(|quota| quota.wanted).sum(),
                adopted: adopted(&outcomes),
                media: count(outcomes.iter().filter(|outcome| outcome.kind == OutcomeKind::Media)),
                instructions: count(outcomes.iter().filter(|outcome| outcome.kind == OutcomeKind::Instruction)),
                points: shows.points.then_some(total),
                place: shows.places.then(|| place(scores, total)),
            },
        }
    };
    let mut lines: Vec<CircularLine> = ledger.units.iter().map(line).collect();
    lines.sort_by(|one, other| (&one.class, one.figures.place).cmp(&(&other.class, other.figures.place)));
    Subject::Regular { lines }
}

fn adopted(outcomes: &[&OutcomeFact]) -> [u32; 4] {
    let at =
        |level| count(outcomes.iter().filter(|outcome| outcome.kind == OutcomeKind::Adopted && outcome.level == level));
    [at(Level::District), at(Level::City), at(Level::Province), at(Level::Centre)]
}

/// Units with as many points share a place.
fn place(scores: &[Score], total: i64) -> u32 {
    count(scores.iter().filter(|score| total < score.total)) + 1
}

fn count<T>(things: impl Iterator<Item = T>) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}

fn short(units: &[UnitFact], unit: UnitId) -> String {
    units.iter().find(|known| known.id == unit).map(|known| known.name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Why;

    use crate::rules::circular_reading;
    use crate::rules::people::{unit, uuid};

    fn ground(code: &str, faults: &[u32]) -> Ground {
        Ground {
            code: code.to_owned(),
            sentence: String::new(),
            why: Why::of(&circular_reading::CARD, Vec::new()),
            items: Vec::new(),
            faults: faults.iter().map(|n| FaultId::new(uuid(*n))).collect(),
        }
    }

    #[test]
    fn nobody_is_named_twice_for_one_year_and_a_new_fault_is_a_new_ground() {
        let (year, next): (Span, Span) = ("2026".parse().expect("a span"), "2027".parse().expect("a span"));
        let codes = vec!["nothing_reported".to_owned()];
        let before = [NamedBefore { unit: unit(1), span: year, codes, faults: Vec::new() }];
        let named = |grounds: Vec<Ground>, span| {
            not_named_again(vec![Candidate { unit: unit(1), grounds }], &before, span)
                .iter()
                .flat_map(|candidate| candidate.grounds.iter().map(|ground| ground.code.clone()))
                .collect::<Vec<_>>()
        };
        assert!(named(vec![ground("nothing_reported", &[])], year).is_empty());
        assert_eq!(named(vec![ground("nothing_reported", &[])], next), ["nothing_reported"]);
        assert_eq!(
            named(vec![ground("nothing_reported", &[]), ground("important_faults", &[7])], year),
            ["important_faults"]
        );
    }
}

//! From what was computed to what a circular keeps: names with their grounds, or a line for each unit.

use std::collections::BTreeMap;

use kernel::{MatterId, UnitId};

use crate::model::{CircularLine, CircularName, Figures, Level, NameHearing, OutcomeKind, Subject};
use crate::points::facts::{Ledger, OutcomeFact, UnitFact};
use crate::points::result::{Candidate, QuotaProgress, Score};

/// What policy lets the regular circular show beside the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shows {
    /// Points of each unit.
    pub points: bool,
    /// The place among all units.
    pub places: bool,
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

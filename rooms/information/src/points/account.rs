//! 账户 The entries of every unit that is scored, as they come in.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::policy::PolicyError;
use kernel::{Fact, UnitId};

use super::facts::UnitFact;
use super::rates::Rates;
use super::result::{Entry, Score};

/// The units of a ledger, and the entries of those that are asked for.
#[derive(Debug)]
pub(super) struct Accounts<'a> {
    units: HashMap<UnitId, &'a UnitFact>,
    asked: Vec<UnitId>,
    entries: HashMap<UnitId, Vec<Entry>>,
}

impl<'a> Accounts<'a> {
    /// Of all units.
    pub(super) fn of_all(units: &'a [UnitFact]) -> Self {
        Self::of(units, units.iter().map(|unit| unit.id).collect())
    }

    /// Of one unit alone.
    pub(super) fn of_one(units: &'a [UnitFact], unit: UnitId) -> Self {
        Self::of(units, vec![unit])
    }

    fn of(units: &'a [UnitFact], mut asked: Vec<UnitId>) -> Self {
        asked.sort_unstable();
        asked.dedup();
        let units: HashMap<UnitId, &UnitFact> = units.iter().map(|unit| (unit.id, unit)).collect();
        asked.retain(|unit| units.contains_key(unit));
        let entries = asked.iter().map(|unit| (*unit, Vec::new())).collect();
        Self { units, asked, entries }
    }

    /// The units that are scored, in the order of their ids.
    pub(super) fn asked(&self) -> Vec<UnitId> {
        self.asked.clone()
    }

    /// Whether this unit is scored.
    pub(super) fn has(&self, unit: UnitId) -> bool {
        self.entries.contains_key(&unit)
    }

    /// What is known of a unit, whether it is scored or not.
    pub(super) fn unit(&self, unit: UnitId) -> Option<&'a UnitFact> {
        self.units.get(&unit).copied()
    }

    /// The name of a unit.
    pub(super) fn name(&self, unit: UnitId) -> &'a str {
        self.unit(unit).map_or("（不在报送单位之列）", |unit| &unit.name)
    }

    /// The class of a unit on the day; none (empty) for a unit that is not among those that report.
    pub(super) fn class(&self, rates: &mut Rates<'a>, unit: UnitId, day: Date) -> Result<&'a str, PolicyError> {
        self.unit(unit).map_or(Ok(""), |unit| rates.class(unit, day))
    }

    /// Adds an entry for a unit that is scored.
    pub(super) fn add(&mut self, unit: UnitId, entry: Entry) {
        if let Some(entries) = self.entries.get_mut(&unit) {
            entries.push(entry);
        }
    }

    /// The entries of a unit so far.
    pub(super) fn entries(&self, unit: UnitId) -> &[Entry] {
        self.entries.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// The score of a unit: its entries in order, and their sum.
    pub(super) fn close(&mut self, unit: UnitId) -> Score {
        let mut entries = self.entries.remove(&unit).unwrap_or_default();
        entries.sort_by(|one, other| order(one).cmp(&order(other)));
        let total = entries.iter().map(|entry| entry.hundredths).sum();
        Score { unit, total, entries, award_bars: Vec::new() }
    }
}

/// By day, then rule, then what it is about; what is left of a tie makes the order the same however the rows came.
fn order(entry: &Entry) -> impl Ord + '_ {
    let about = (entry.submission, entry.outcome, entry.fault);
    (entry.day, &entry.why.rule, about, &entry.label, entry.hundredths, about_facts(&entry.why.facts))
}

fn about_facts(facts: &[Fact]) -> Option<&str> {
    facts.first().map(|fact| fact.value.as_str())
}

/// Hundredths of a point as people write them: 2.5分, -10分.
#[must_use]
pub fn points_text(hundredths: i64) -> String {
    format!("{}分", points_figure(hundredths))
}

/// Hundredths of a point as they stand in a table: 23.5.
#[must_use]
pub fn points_figure(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match (part, part % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{}", part / 10),
        (_, _) => format!("{sign}{whole}.{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_as_policy_reads_them() {
        for (hundredths, text) in [(0, "0分"), (250, "2.5分"), (-1_000, "-10分"), (-5, "-0.05分"), (334, "3.34分")]
        {
            assert_eq!(points_text(hundredths), text);
            assert_eq!(kernel::policy::points(text), Some(hundredths));
        }
    }

    #[test]
    fn hundredths_are_written_as_short_as_they_are_exact() {
        let texts = [2_350, -125, 0, 100, 5, -50].map(points_figure);
        assert_eq!(texts, ["23.5", "-1.25", "0", "1", "0.05", "-0.5"]);
    }
}

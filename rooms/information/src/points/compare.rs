//! 试算 One span under two policies, side by side: who is named, who is ordered to write a self-criticism, who can't be commended,
//! whose points change, what the quota wants (GEN-4).
//!
//! Rounds before the span are those that have been: what circulars were issued is not computed anew. Two accounts are the same where they tell the same; under which version of a policy they were computed is no difference.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::policy::{Fault, PolicyError, PolicySet};
use kernel::{UnitId, Why};

use super::facts::Ledger;
use super::result::{Candidate, Entry, Ground, QuotaProgress, Score};
use super::{InRow, Naming, Span, candidates, in_row, quota, round, score_as_of, warnings};

/// In which issued circulars of criticism each unit was named.
pub type Namings = BTreeMap<UnitId, Vec<Naming>>;

/// A span under one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Everybody's points.
    pub scores: Vec<Score>,
    /// Whom a circular might name; while the span runs, also whom it would name if the span ended today.
    pub named: Vec<Candidate>,
    /// In how many rounds in a row each of those named would then have been named.
    pub rows: BTreeMap<UnitId, InRow>,
    /// Everybody's quota.
    pub quotas: Vec<QuotaProgress>,
}

/// What differs; empty where nothing does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Named only under the policy before.
    pub only_before: Vec<Candidate>,
    /// Named only under the policy after.
    pub only_after: Vec<Candidate>,
    /// Named under both, on other grounds.
    pub both_changed: Vec<(Candidate, Candidate)>,
    /// Units that are ordered to write a self-criticism on one side only.
    pub orders: Vec<OrderChange>,
    /// Units that can't be commended on one side only, or for another reason.
    pub bars: Vec<BarChange>,
    /// Units whose points change.
    pub points: Vec<PointsChange>,
    /// Lines of quotas that change.
    pub quota: Vec<QuotaChange>,
}

/// A unit that one side orders to write a self-criticism and the other does not; a side that does not name it has no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderChange {
    /// The unit.
    pub unit: UnitId,
    /// The row before.
    pub before: Option<InRow>,
    /// The row after.
    pub after: Option<InRow>,
}

/// What keeps a unit from being commended, where the two sides differ in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarChange {
    /// The unit.
    pub unit: UnitId,
    /// Before.
    pub before: Vec<Why>,
    /// After.
    pub after: Vec<Why>,
}

/// How one line of a unit's quota changes; a side without it sets no quota for that period and form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaChange {
    /// The unit.
    pub unit: UnitId,
    /// The line before.
    pub before: Option<QuotaProgress>,
    /// The line after.
    pub after: Option<QuotaProgress>,
}

/// How the points of one unit change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsChange {
    /// The unit.
    pub unit: UnitId,
    /// The total before, in hundredths.
    pub before: i64,
    /// The total after, in hundredths.
    pub after: i64,
    /// Entries that stand only before, with their reasons.
    pub entries_before_only: Vec<Entry>,
    /// Entries that stand only after, with their reasons.
    pub entries_after_only: Vec<Entry>,
}

/// The span under a policy, as of `today`.
pub fn side(
    policy: &PolicySet,
    ledger: &Ledger,
    namings: &Namings,
    span: Span,
    today: Date,
) -> Result<Side, PolicyError> {
    let scores = score_as_of(policy, ledger, span, today)?;
    let mut named = candidates(policy, ledger, &scores, span, today)?;
    for warning in warnings(policy, ledger, &scores, span, today)? {
        match named.iter_mut().find(|known| known.unit == warning.unit) {
            Some(known) => known.grounds.extend(warning.grounds),
            None => named.push(warning),
        }
    }
    let mut rows = BTreeMap::new();
    for candidate in &named {
        rows.insert(candidate.unit, row(policy, namings, candidate.unit, span)?);
    }
    Ok(Side { named, rows, quotas: quota(policy, ledger, span, today)?, scores })
}

/// The row of a unit that is taken as named in the span's round, whatever the circular of that round said.
fn row(policy: &PolicySet, namings: &Namings, unit: UnitId, span: Span) -> Result<InRow, PolicyError> {
    let this = round(policy, span.to())?;
    let mut history = Vec::new();
    for naming in namings.get(&unit).into_iter().flatten() {
        if round(policy, naming.span.to())? != this {
            history.push(*naming);
        }
    }
    in_row(policy, &history, span)
}

/// A draft that reads well and yet leaves something without a value: a fault of the line that the draft has of the key, or of its
/// first.
#[must_use]
pub fn uncomputable(drafted: &PolicySet, error: &PolicyError) -> Fault {
    let (key, line) = match error {
        PolicyError::Unreadable { line, .. } => (String::new(), *line),
        PolicyError::Twice { key, line, .. } => (key.clone(), Some(*line)),
        PolicyError::NotInForce { key, .. } | PolicyError::WrongKind { key, .. } => {
            let last = drafted.layers().len() - 1;
            let of_key = drafted.values().filter(|(known, _)| known == key);
            let own = of_key.flat_map(|(_, values)| values).find(|value| value.layer == last);
            (key.clone(), own.map(|value| value.line))
        }
    };
    Fault { line: line.unwrap_or(1), key, message: format!("按草案算不下去：{error}") }
}

impl Comparison {
    /// What differs between two policies on the same ledger and span.
    #[must_use]
    pub fn of(before: &Side, after: &Side) -> Self {
        let (old, new) = (by_unit(&before.named), by_unit(&after.named));
        let only = |these: &BTreeMap<UnitId, &Candidate>, those: &BTreeMap<UnitId, &Candidate>| {
            let lone = these.iter().filter(|(unit, _)| !those.contains_key(unit));
            lone.map(|(_, named)| (*named).clone()).collect::<Vec<_>>()
        };
        let both = old.iter().filter_map(|(unit, old)| new.get(unit).map(|new| (*old, *new)));
        let changed = both.filter(|(old, new)| grounds(old) != grounds(new));
        Self {
            only_before: only(&old, &new),
            only_after: only(&new, &old),
            both_changed: changed.map(|(old, new)| (old.clone(), new.clone())).collect(),
            orders: orders(&before.rows, &after.rows),
            bars: bars(&before.scores, &after.scores),
            points: points(&before.scores, &after.scores),
            quota: quotas(&before.quotas, &after.quotas),
        }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn by_unit(named: &[Candidate]) -> BTreeMap<UnitId, &Candidate> {
    named.iter().map(|candidate| (candidate.unit, candidate)).collect()
}

/// What a ground tells, without the version of the policy.
fn grounds(candidate: &Candidate) -> Vec<impl PartialEq + '_> {
    let told = |ground: &Ground| {
        let about = (ground.items.clone(), ground.faults.clone());
        (ground.code.clone(), ground.sentence.clone(), about)
    };
    candidate.grounds.iter().map(told).collect()
}

fn orders(before: &BTreeMap<UnitId, InRow>, after: &BTreeMap<UnitId, InRow>) -> Vec<OrderChange> {
    let units: BTreeSet<UnitId> = before.keys().chain(after.keys()).copied().collect();
    let change = |unit| OrderChange { unit, before: before.get(&unit).cloned(), after: after.get(&unit).cloned() };
    let ordered = |row: &Option<InRow>| row.as_ref().is_some_and(|row| row.ordered);
    units.into_iter().map(change).filter(|change| ordered(&change.before) != ordered(&change.after)).collect()
}

fn bars(before: &[Score], after: &[Score]) -> Vec<BarChange> {
    let of = |score: Option<&Score>| score.map(|score| score.award_bars.clone()).unwrap_or_default();
    let sides = by_side(before, after).into_iter();
    let change = sides.map(|(unit, (before, after))| BarChange { unit, before: of(before), after: of(after) });
    // What a reason tells, without the version of the policy.
    let told = |whys: &[Why]| whys.iter().map(|why| (why.rule.clone(), why.facts.clone())).collect::<Vec<_>>();
    change.filter(|change| told(&change.before) != told(&change.after)).collect()
}

fn by_side<'a>(before: &'a [Score], after: &'a [Score]) -> BTreeMap<UnitId, (Option<&'a Score>, Option<&'a Score>)> {
    let mut sides: BTreeMap<UnitId, (Option<&Score>, Option<&Score>)> = BTreeMap::new();
    for score in before {
        sides.entry(score.unit).or_default().0 = Some(score);
    }
    for score in after {
        sides.entry(score.unit).or_default().1 = Some(score);
    }
    sides
}

fn points(before: &[Score], after: &[Score]) -> Vec<PointsChange> {
    let change = |(unit, (before, after)): (UnitId, (Option<&Score>, Option<&Score>))| {
        let (old, new) = (entries(before), entries(after));
        PointsChange {
            unit,
            before: before.map_or(0, |score| score.total),
            after: after.map_or(0, |score| score.total),
            entries_before_only: without(&old, &new),
            entries_after_only: without(&new, &old),
        }
    };
    let differs = |change: &PointsChange| {
        change.before != change.after || !change.entries_before_only.is_empty() || !change.entries_after_only.is_empty()
    };
    by_side(before, after).into_iter().map(change).filter(differs).collect()
}

fn entries(score: Option<&Score>) -> Vec<&Entry> {
    score.into_iter().flat_map(|score| &score.entries).collect()
}

/// The entries of `these` that `those` do not match, one for one.
fn without(these: &[&Entry], those: &[&Entry]) -> Vec<Entry> {
    let mut rest: Vec<&Entry> = those.to_vec();
    let mut lone = Vec::new();
    for entry in these {
        match rest.iter().position(|other| same(entry, other)) {
            Some(place) => {
                rest.swap_remove(place);
            }
            None => lone.push((*entry).clone()),
        }
    }
    lone
}

fn same(one: &Entry, other: &Entry) -> bool {
    let told = |entry: &Entry| (entry.component, entry.hundredths, entry.day, entry.label.clone());
    let about = |entry: &Entry| (entry.submission, entry.outcome, entry.fault);
    told(one) == told(other) && about(one) == about(other)
}

fn quotas(before: &[QuotaProgress], after: &[QuotaProgress]) -> Vec<QuotaChange> {
    let mut sides: BTreeMap<_, (Option<&QuotaProgress>, Option<&QuotaProgress>)> = BTreeMap::new();
    let place = |line: &QuotaProgress| (line.unit, line.from, line.to, line.form.clone());
    for line in before {
        sides.entry(place(line)).or_default().0 = Some(line);
    }
    for line in after {
        sides.entry(place(line)).or_default().1 = Some(line);
    }
    let told = |line: &QuotaProgress| (line.wanted, line.counted.clone(), line.standing.clone());
    let changed = sides.into_iter().filter(|(_, (before, after))| before.map(told) != after.map(told));
    let change = changed.map(|((unit, ..), (before, after))| QuotaChange {
        unit,
        before: before.cloned(),
        after: after.cloned(),
    });
    change.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::{Fact, Why};

    use super::super::result::{Component, QuotaStanding};
    use super::*;
    use crate::rules::circular_in_row::CARD;
    use crate::rules::people::{matter, unit};

    fn why(policy: &str) -> Why {
        Why::of(&CARD, vec![Fact::new("条数", "1")]).under(policy.to_owned())
    }

    fn entry(hundredths: i64, policy: &str) -> Entry {
        Entry {
            component: Component::District,
            hundredths,
            day: date(2026, 7, 1),
            label: "区级《青溪信息》".to_owned(),
            why: why(policy),
            submission: Some(matter(1)),
            outcome: None,
            fault: None,
        }
    }

    fn row_of(count: u32, policy: &str) -> InRow {
        InRow { count, rounds: Vec::new(), ordered: 2 <= count, why: why(policy) }
    }

    fn told(points: &[i64], named: &[u32], policy: &str) -> Side {
        let entries = points.iter().map(|points| entry(*points, policy)).collect();
        let ground = Ground {
            code: "zero_points".to_owned(),
            sentence: "积分为0".to_owned(),
            why: why(policy),
            items: Vec::new(),
            faults: Vec::new(),
        };
        let candidate = |n: &u32| Candidate { unit: unit(*n), grounds: vec![ground.clone()] };
        let score = Score { unit: unit(1), total: points.iter().sum(), entries, award_bars: Vec::new() };
        let rows = named.iter().map(|n| (unit(*n), row_of(1, policy))).collect();
        Side { scores: vec![score], named: named.iter().map(candidate).collect(), rows, quotas: Vec::new() }
    }

    proptest::proptest! {
        #[test]
        fn a_policy_beside_itself_differs_in_nothing(
            points in proptest::collection::vec(-500i64..500, 0..8), named in proptest::collection::vec(1u32..9, 0..6)
        ) {
            let (one, other) = (told(&points, &named, "甲"), told(&points, &named, "乙"));
            proptest::prop_assert!(Comparison::of(&one, &one).is_empty());
            proptest::prop_assert!(Comparison::of(&one, &other).is_empty(), "another version alone is no difference");
        }
    }

    #[test]
    fn entries_are_matched_one_for_one() {
        let change = Comparison::of(&told(&[100, 100], &[], "甲"), &told(&[100, 300], &[], "乙")).points.remove(0);
        assert_eq!((change.before, change.after), (200, 400));
        assert_eq!(change.entries_before_only, [entry(100, "甲")]);
        assert_eq!(change.entries_after_only, [entry(300, "乙")]);
    }

    #[test]
    fn a_line_of_the_quota_is_told_where_its_number_or_its_standing_changes_or_one_side_has_none() {
        let line = |month: i8, wanted: u32, standing: QuotaStanding| QuotaProgress {
            unit: unit(1),
            class: "其他单位".to_owned(),
            from: date(2026, month, 1),
            to: date(2026, month, 1).last_of_month(),
            form: String::new(),
            wanted: Some(wanted),
            counted: vec![matter(1)],
            uncounted: Vec::new(),
            standing,
            days_left: 7,
            why: why("甲"),
        };
        let (pace, late) = (QuotaStanding::OnPace { short: 2 }, QuotaStanding::Behind { short: 2 });
        let before =
            [line(1, 3, pace.clone()), line(2, 3, pace.clone()), line(3, 3, pace.clone()), line(4, 3, pace.clone())];
        let after = [line(1, 3, pace.clone()), line(2, 5, pace), line(3, 3, late)];
        let months: Vec<(Option<i8>, Option<i8>)> = quotas(&before, &after)
            .iter()
            .map(|change| {
                let month = |line: &Option<QuotaProgress>| line.as_ref().map(|line| line.from.month());
                (month(&change.before), month(&change.after))
            })
            .collect();
        assert_eq!(months, [(Some(2), Some(2)), (Some(3), Some(3)), (Some(4), None)]);
        assert!(quotas(&before, &before).is_empty());
    }

    #[test]
    fn an_order_is_told_where_one_side_gives_it_and_the_other_does_not() {
        let rows = |counts: &[(u32, u32)]| -> BTreeMap<UnitId, InRow> {
            counts.iter().map(|(n, count)| (unit(*n), row_of(*count, "甲"))).collect()
        };
        let before = rows(&[(1, 2), (2, 1), (3, 2), (4, 1)]);
        let after = rows(&[(1, 1), (2, 2), (3, 3), (5, 1)]);
        let told: Vec<(UnitId, bool)> = orders(&before, &after)
            .into_iter()
            .map(|change| (change.unit, change.after.is_some_and(|row| row.ordered)))
            .collect();
        assert_eq!(told, [(unit(1), false), (unit(2), true)], "a third time is ordered as before; 4 and 5 never were");
        let gone = orders(&rows(&[(6, 2)]), &rows(&[]));
        assert_eq!(gone.first().map(|change| (change.unit, change.after.is_none())), Some((unit(6), true)));
    }

    #[test]
    fn a_bar_is_told_by_its_facts_and_not_by_the_version_of_the_policy() {
        let barred = |whys: Vec<Why>| Score { award_bars: whys, ..told(&[], &[], "甲").scores.remove(0) };
        let (one, other, none) = (barred(vec![why("甲")]), barred(vec![why("乙")]), barred(Vec::new()));
        assert!(bars(std::slice::from_ref(&one), &[other]).is_empty());
        let lifted = bars(&[one], &[none]);
        assert_eq!(lifted.iter().map(|change| (change.before.len(), change.after.len())).collect::<Vec<_>>(), [(1, 0)]);
    }

    #[test]
    fn whoever_is_named_on_one_side_only_is_told_of_that_side() {
        let compared = Comparison::of(&told(&[], &[1, 2], "甲"), &told(&[], &[2, 3], "乙"));
        assert_eq!(compared.only_before.iter().map(|named| named.unit).collect::<Vec<_>>(), [unit(1)]);
        assert_eq!(compared.only_after.iter().map(|named| named.unit).collect::<Vec<_>>(), [unit(3)]);
        assert!(compared.both_changed.is_empty());
    }
}

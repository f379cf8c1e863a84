//! Whatever the ledger: the order of its rows never matters, one more item never harms, and "and" names no more than "or".

mod quota_ledger;

use std::sync::LazyLock;

use information::model::{FaultGround, FaultId, ItemKind};
use information::points::facts::*;
use information::points::result::{QuotaProgress, QuotaStanding, Score};
use information::points::{self, Naming, Span};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::MatterId;
use kernel::policy::PolicySet;
use proptest::prelude::*;
use quota_ledger::{plain, unit_id, uuid};

const UNITS: u32 = 4;

/// A ledger of 2026 in any order, with scores.
fn ledgers() -> impl Strategy<Value = (Ledger, Vec<Score>)> {
    let items = prop::collection::vec(item(), 0..40);
    let faults = prop::collection::vec((0..UNITS, day(), 0..5usize, any::<bool>()), 0..6);
    let exemptions = prop::collection::vec((0..UNITS, day(), 0..400i64), 0..4);
    let units = prop::collection::vec((0..500i64, any::<bool>(), -1..2i64), UNITS as usize);
    (items, faults, exemptions, units).prop_map(|(items, faults, exemptions, units)| {
        let scores = (0..).zip(&units).map(|(place, unit)| score(place, unit.2)).collect();
        let ledger = Ledger {
            units: (0..).zip(units).map(|(place, (days, key, _))| unit(place, days, key)).collect(),
            items: (0..).zip(items).map(|(place, fact)| ItemFact { id: MatterId::new(uuid(place)), ..fact }).collect(),
            outcomes: Vec::new(),
            calls: Vec::new(),
            faults: (0..).zip(faults).map(|(place, fact)| fault(place, fact)).collect(),
            exemptions: exemptions.into_iter().map(exemption).collect(),
        };
        (ledger, scores)
    })
}

fn day() -> impl Strategy<Value = Date> {
    (0..365i64).prop_map(|days| date(2026, 1, 1) + days.days())
}

fn item() -> impl Strategy<Value = ItemFact> {
    let flags = (0..4usize, any::<bool>(), any::<bool>(), any::<bool>(), 0..5usize);
    (0..UNITS, day(), flags).prop_map(|(unit, day, (fate, was_returned, forwarded, urgent, kind))| ItemFact {
        fate: [Fate::Open, Fate::Returned, Fate::Refused, Fate::Merged { into: MatterId::new(uuid(9_999)) }][fate],
        was_returned,
        forwarded,
        urgent,
        kind: ItemKind::ALL[kind],
        ..plain(unit_id(unit), MatterId::new(uuid(0)), day)
    })
}

fn unit(place: u32, days: i64, key: bool) -> UnitFact {
    let class = if key { "key" } else { "other" };
    let since = date(2025, 6, 1) + days.days();
    UnitFact { id: unit_id(place), name: format!("单位{place}"), classes: vec![(since, class.to_owned())], since }
}

fn fault(place: u32, (unit, day, ground, important): (u32, Date, usize, bool)) -> FaultFact {
    FaultFact {
        id: FaultId::new(uuid(place)),
        unit: unit_id(unit),
        ground: FaultGround::ALL[ground],
        day,
        submission: None,
        important,
        what: "火灾".to_owned(),
    }
}

fn exemption((unit, from, days): (u32, Date, i64)) -> ExemptionFact {
    ExemptionFact { unit: unit_id(unit), from, to: from + days.days(), reason: format!("抗洪{days}") }
}

fn score(place: u32, points: i64) -> Score {
    Score { unit: unit_id(place), total: points * 100, entries: Vec::new(), award_bars: Vec::new() }
}

/// Read once: hundreds of ledgers are judged by it.
static SPEECH: LazyLock<PolicySet> = LazyLock::new(|| quota_ledger::shipped("speech"));
static AND: LazyLock<PolicySet> = LazyLock::new(|| reading("and"));
static OR: LazyLock<PolicySet> = LazyLock::new(|| reading("or"));

fn reading(reading: &str) -> PolicySet {
    let mut value = toml::Table::new();
    for (key, text) in [("key", "information.circular.reading"), ("from", "2022-01-01"), ("value", reading)] {
        value.insert(key.to_owned(), text.into());
    }
    SPEECH.clone().under(quota_ledger::order(&[value]))
}

fn year() -> Span {
    "2026".parse().expect("a span")
}

fn rank(line: &QuotaProgress) -> u8 {
    match line.standing {
        QuotaStanding::Met | QuotaStanding::Exempt { .. } | QuotaStanding::Free => 0,
        QuotaStanding::OnPace { .. } => 1,
        QuotaStanding::Behind { .. } => 2,
        QuotaStanding::Missed { .. } => 3,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_rows_never_matters((ledger, scores) in ledgers(), today in day(), turn in 0..40usize) {
        let policy = &*SPEECH;
        let mut other = ledger.clone();
        let mut turned = scores.clone();
        other.units.reverse();
        turned.reverse();
        other.faults.reverse();
        other.exemptions.reverse();
        let middle = turn.min(other.items.len());
        other.items.rotate_left(middle);
        prop_assert_eq!(points::quota(policy, &ledger, year(), today), points::quota(policy, &other, year(), today));
        for today in [today, date(2027, 1, 5)] {
            let one = points::candidates(policy, &ledger, &scores, year(), today);
            prop_assert_eq!(one, points::candidates(policy, &other, &turned, year(), today));
            let one = points::warnings(policy, &ledger, &scores, year(), today);
            prop_assert_eq!(one, points::warnings(policy, &other, &turned, year(), today));
        }
    }

    #[test]
    fn one_more_item_never_makes_a_standing_worse((ledger, scores) in ledgers(), today in day(), more in item()) {
        let policy = &*SPEECH;
        let mut other = ledger.clone();
        other.items.push(ItemFact { id: MatterId::new(uuid(8_888)), ..more });
        let before = points::quota(policy, &ledger, year(), today).expect("policy is fit");
        let after = points::quota(policy, &other, year(), today).expect("policy is fit");
        prop_assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(rank(after) <= rank(before), "{} → {}", before.sentence(), after.sentence());
            prop_assert!(after.standing.short() <= before.standing.short());
        }
        let ended = date(2027, 1, 5);
        let named = |ledger| points::candidates(policy, ledger, &scores, year(), ended).expect("policy is fit");
        let (before, after) = (named(&ledger), named(&other));
        prop_assert!(after.iter().all(|one| before.iter().any(|other| other.unit == one.unit)));
    }

    #[test]
    fn every_item_of_a_period_is_counted_or_told_why_not((ledger, _) in ledgers()) {
        let policy = &*SPEECH;
        for line in points::quota(policy, &ledger, year(), date(2027, 1, 5)).expect("policy is fit") {
            let within = |item: &&ItemFact| item.unit == line.unit && (line.from..=line.to).contains(&item.reported_on);
            prop_assert_eq!(ledger.items.iter().filter(within).count(), line.counted.len() + line.uncounted.len());
            prop_assert!(line.uncounted.iter().all(|(_, why)| why.policy.is_some()));
            let wanted = line.wanted.unwrap_or(0) as usize;
            prop_assert!(line.standing.short() == 0 || line.standing.short() as usize + line.counted.len() == wanted);
        }
    }

    #[test]
    fn whoever_is_named_under_and_is_named_under_or((ledger, scores) in ledgers()) {
        let ended = date(2027, 1, 5);
        let named = |policy: &PolicySet| points::candidates(policy, &ledger, &scores, year(), ended).expect("policy is fit");
        let (and, or) = (named(&AND), named(&OR));
        for one in &and {
            let other = or.iter().find(|other| other.unit == one.unit);
            let Some(other) = other else { return Err(TestCaseError::fail("named under and alone")) };
            let codes = |grounds: &[points::result::Ground]| -> Vec<String> {
                grounds.iter().map(|ground| ground.code.clone()).collect()
            };
            prop_assert!(codes(&one.grounds).iter().all(|code| codes(&other.grounds).contains(code)));
        }
    }

    #[test]
    fn what_kind_an_item_is_never_counts_against_its_unit((ledger, scores) in ledgers(), today in day()) {
        let policy = &*SPEECH;
        let mut other = ledger.clone();
        for item in &mut other.items {
            item.kind = ItemKind::Problem;
        }
        prop_assert_eq!(points::quota(policy, &ledger, year(), today), points::quota(policy, &other, year(), today));
        let named = |ledger| points::candidates(policy, ledger, &scores, year(), date(2027, 1, 5));
        prop_assert_eq!(named(&ledger), named(&other));
    }

    #[test]
    fn nobody_is_warned_once_the_span_has_ended_nor_named_for_what_can_be_mended((ledger, scores) in ledgers(), today in day()) {
        let policy = &*SPEECH;
        let ended = points::warnings(policy, &ledger, &scores, year(), date(2027, 1, 1)).expect("policy is fit");
        prop_assert!(ended.is_empty());
        for named in points::candidates(policy, &ledger, &scores, year(), today).expect("policy is fit") {
            prop_assert!(named.grounds.iter().all(|ground| ground.code == "important_faults"));
        }
    }

    #[test]
    fn a_row_never_depends_on_the_order_of_the_history_nor_on_what_came_later(
        history in prop::collection::vec((2022..2032i16, any::<bool>()), 0..12), this in 2022..2032i16
    ) {
        let policy = &*SPEECH;
        let span = |year: i16| year.to_string().parse::<Span>().expect("a span");
        let all: Vec<Naming> = history.iter().map(|(year, stood)| Naming { span: span(*year), stood: *stood }).collect();
        let row = |history: &[Naming]| points::in_row(policy, history, span(this)).expect("policy is fit");
        let found = row(&all);
        let mut turned = all.clone();
        turned.reverse();
        prop_assert_eq!(&found, &row(&turned));
        let past: Vec<Naming> = all.into_iter().filter(|naming| naming.span.year() <= this).collect();
        let told = row(&past);
        prop_assert_eq!((&found.rounds, found.ordered), (&told.rounds, told.ordered));
        prop_assert_eq!(found.ordered, 2 <= found.count);
    }
}

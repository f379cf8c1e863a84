//! Whatever happens in whatever order: the total is the sum of its entries, rows may come in any order, merged items share the whole,
//! and a later order changes nothing of what was before it (INF-4, GEN-4).

use std::collections::BTreeMap;

use information::model::{
    CallId, FaultGround, FaultId, InstructionRank, ItemKind, Level, Mode, OutcomeId, OutcomeKind,
};
use information::points::facts::*;
use information::points::result::Score;
use information::points::{Span, score, score_as_of, score_unit};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::policy::PolicySet;
use kernel::{MatterId, UnitId};
use proptest::prelude::*;

const SPEECH: &str = include_str!("../../../policy/speech.toml");
const LOCAL: [&str; 3] = [
    include_str!("../../../policy/local/changshan-2014.toml"),
    include_str!("../../../policy/local/lianyungang.toml"),
    include_str!("../../../policy/local/guangdong-safety.toml"),
];
/// Every dimension at once.
const STRICT: &str = r#"
id = "strict"
title = "试行办法"
basis = "青委办〔2025〕1号"
effective = "2025-01-01"
[[value]]
key = "information.points.several"
from = "2025-01-01"
value = "highest_per_level"
basis = "示例"
[[value]]
key = "information.points.sent_up_kept"
from = "2025-01-01"
value = false
basis = "示例"
[[value]]
key = "information.points.reported"
from = "2025-01-01"
value = "0.5分"
basis = "示例"
[[value]]
key = "information.points.share"
when = { outcome = "adopted" }
from = "2025-01-01"
value = "ratio"
basis = "示例"
[[value]]
key = "information.points.share_ratio"
from = "2025-01-01"
value = ["3", "2"]
basis = "示例"
[[value]]
key = "information.points.cap_month"
when = { component = "city" }
from = "2025-01-01"
value = "12分"
basis = "示例"
[[value]]
key = "information.points.cap_year"
when = { component = "total" }
from = "2025-01-01"
value = "40分"
basis = "示例"
[[value]]
key = "information.points.zero_out"
when = { ground = "missed_call" }
from = "2025-01-01"
value = 2
basis = "示例"
[[value]]
key = "information.points.zero_out_over"
from = "2025-01-01"
value = "quarter"
basis = "示例"
[[value]]
key = "information.points.quota_short"
from = "2025-01-01"
value = "-0.25分"
basis = "示例"
"#;

const UNITS: usize = 4;

fn uuid(kind: u64, number: usize) -> uuid::Uuid {
    uuid::Uuid::from_u64_pair(kind, u64::try_from(number).expect("small"))
}

fn pick<T: Copy>(of: &[T], chance: u16) -> T {
    of[usize::from(chance) % of.len()]
}

fn day(chance: u16) -> Date {
    date(2026, 7, 1) + i64::from(chance % 92).days()
}

/// A quarter in which four units report, some items are merged, and much becomes of them.
fn ledgers() -> impl Strategy<Value = Ledger> {
    let items = prop::collection::vec(any::<[u16; 5]>(), 1..25);
    let outcomes = prop::collection::vec(any::<[u16; 7]>(), 0..50);
    let calls = prop::collection::vec(any::<[u16; 3]>(), 0..8);
    let faults = prop::collection::vec(any::<[u16; 4]>(), 0..6);
    (items, outcomes, calls, faults).prop_map(|(items, outcomes, calls, faults)| {
        let unit = |chance: u16| UnitId::new(uuid(1, usize::from(chance) % UNITS));
        let count = items.len();
        let matter = |number: usize| MatterId::new(uuid(2, number));
        let item = |(number, c): (usize, &[u16; 5])| ItemFact {
            id: matter(number),
            unit: unit(c[0]),
            title: format!("信息{number}"),
            kind: pick(ItemKind::ALL, c[1]),
            chars: u32::from(c[2] % 2_000),
            reported_on: day(c[3]),
            fate: match c[4] % 6 {
                0 | 1 => Fate::Adopted,
                2 => Fate::Open,
                3 => Fate::Refused,
                4 => Fate::Returned,
                _ => Fate::Merged { into: matter(usize::from(c[1]) % count) },
            },
            was_returned: false,
            forwarded: c[4] % 7 == 0,
            urgent: c[4] % 11 == 0,
            call: None,
        };
        let outcome = |(number, c): (usize, &[u16; 7])| {
            let kind = pick(OutcomeKind::ALL, c[1]);
            let rank = pick(InstructionRank::ALL, c[4]);
            let leader = || InstructionFact { leader: "领导".to_owned(), rank };
            OutcomeFact {
                id: OutcomeId::new(uuid(3, number)),
                submission: matter(usize::from(c[0]) % count),
                kind,
                level: pick(Level::ALL, c[2]),
                channel: pick(&["要情快报", "专报信息", "专报", "昨日情况"], c[3]).to_owned(),
                mode: pick(Mode::ALL, c[5]),
                instruction: (kind == OutcomeKind::Instruction).then(leader),
                day: day(c[6]),
            }
        };
        let call = |(number, c): (usize, &[u16; 3])| CallFact {
            call: CallId::new(uuid(4, number)),
            title: format!("约稿{number}"),
            unit: unit(c[0]),
            due: day(c[1]),
            answer: [CallFate::Open, CallFate::Nothing, CallFate::Met(matter(0)), CallFate::Late(matter(0), 2)]
                [usize::from(c[2] % 4)],
        };
        let fault = |(number, c): (usize, &[u16; 4])| FaultFact {
            id: FaultId::new(uuid(5, number)),
            unit: unit(c[0]),
            ground: pick(FaultGround::ALL, c[1]),
            day: day(c[2]),
            submission: Some(matter(usize::from(c[3]) % count)),
            important: c[3] % 2 == 0,
            what: format!("事由{number}"),
        };
        Ledger {
            units: (0..UNITS)
                .map(|number| UnitFact {
                    id: UnitId::new(uuid(1, number)),
                    name: format!("单位{number}"),
                    classes: vec![(date(2020, 1, 1), "other".to_owned()), (date(2026, 8, 1), "key".to_owned())],
                    since: date(2020, 1, 1),
                })
                .collect(),
            items: items.iter().enumerate().map(item).collect(),
            outcomes: outcomes.iter().enumerate().map(outcome).collect(),
            calls: calls.iter().enumerate().map(call).collect(),
            faults: faults.iter().enumerate().map(fault).collect(),
            exemptions: Vec::new(),
        }
    })
}

fn sets() -> Vec<PolicySet> {
    let parse = |text: &str| PolicySet::parse(text).expect("can be read");
    let strict = parse(SPEECH).under(parse(STRICT));
    LOCAL.iter().map(|text| parse(text)).chain([parse(SPEECH), strict]).collect()
}

fn third() -> Span {
    "2026Q3".parse().expect("a span")
}

fn computed(policy: &PolicySet, ledger: &Ledger) -> Vec<Score> {
    score(policy, ledger, third()).expect("can be computed")
}

/// The ledger with its rows in the order of their turns.
fn shuffled(ledger: &Ledger, turn: u64) -> Ledger {
    fn mixed<T: Clone>(rows: &[T], turn: u64) -> Vec<T> {
        let mut turned: Vec<(u64, T)> = (1_u64..)
            .zip(rows.iter().cloned())
            .map(|(n, row)| (n.wrapping_mul(turn | 1).rotate_left(17) ^ turn, row))
            .collect();
        turned.sort_by_key(|(key, _)| *key);
        turned.into_iter().map(|(_, row)| row).collect()
    }
    let mut units = mixed(&ledger.units, turn);
    for unit in &mut units {
        unit.classes.reverse();
    }
    Ledger {
        units,
        items: mixed(&ledger.items, turn),
        outcomes: mixed(&ledger.outcomes, turn),
        calls: mixed(&ledger.calls, turn),
        faults: mixed(&ledger.faults, turn),
        exemptions: mixed(&ledger.exemptions, turn),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_total_is_the_sum_of_its_entries_and_rows_may_come_in_any_order(ledger in ledgers(), turn in any::<u64>()) {
        for policy in sets() {
            let scores = computed(&policy, &ledger);
            for score in &scores {
                prop_assert_eq!(score.total, score.entries.iter().map(|entry| entry.hundredths).sum::<i64>());
                let alone = score_unit(&policy, &ledger, third(), score.unit).expect("can be computed");
                prop_assert_eq!(alone.as_ref(), Some(score), "one unit alone comes to the same");
            }
            prop_assert_eq!(&computed(&policy, &shuffled(&ledger, turn)), &scores);
        }
    }

    #[test]
    fn an_order_from_a_later_day_changes_nothing_of_the_span_before(ledger in ledgers()) {
        let parse = |text: &str| PolicySet::parse(text).expect("can be read");
        let later = STRICT.replace("2025-01-01", "2026-10-01");
        for policy in sets() {
            let before = computed(&policy, &ledger);
            prop_assert_eq!(computed(&policy.under(parse(&later)), &ledger), before);
        }
    }

    #[test]
    fn the_units_of_a_merged_item_share_its_points_and_none_is_lost(ledger in ledgers()) {
        let policy = PolicySet::parse(SPEECH).expect("can be read");
        let mut shared: BTreeMap<OutcomeId, i64> = BTreeMap::new();
        for entry in computed(&policy, &ledger).iter().flat_map(|score| &score.entries) {
            if let Some(outcome) = entry.outcome {
                *shared.entry(outcome).or_default() += entry.hundredths;
            }
        }
        let apart = Ledger {
            items: ledger.items.iter().map(|item| ItemFact { fate: Fate::Adopted, ..item.clone() }).collect(),
            ..ledger.clone()
        };
        for entry in computed(&policy, &apart).iter().flat_map(|score| &score.entries) {
            if let Some(outcome) = entry.outcome {
                prop_assert_eq!(shared.get(&outcome), Some(&entry.hundredths), "{}", entry.label);
            }
        }
    }
}

#[test]
fn while_the_quarter_runs_nothing_is_deducted_that_its_end_or_a_limit_decides() {
    let policy = PolicySet::parse(SPEECH).expect("can be read").under(PolicySet::parse(STRICT).expect("can be read"));
    let unit = UnitFact {
        id: UnitId::new(uuid(1, 0)),
        name: "竹坪乡".to_owned(),
        classes: Vec::new(),
        since: date(2020, 1, 1),
    };
    let call = CallFact {
        call: CallId::new(uuid(4, 0)),
        title: "秋粮收购".to_owned(),
        unit: unit.id,
        due: date(2026, 9, 10),
        answer: CallFate::Open,
    };
    let ledger = Ledger { units: vec![unit], calls: vec![call], ..Ledger::default() };
    let total = |today| score_as_of(&policy, &ledger, third(), today).expect("can be computed")[0].total;
    assert_eq!(total(date(2026, 9, 10)), 0, "时限当天、季度未完，不扣分");
    assert_eq!(total(date(2026, 9, 11)), -200, "约稿过了时限没报，扣2分");
    assert!(total(date(2026, 10, 1)) < -200, "季度结束，任务没完成再扣");
}

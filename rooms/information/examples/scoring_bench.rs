//! How long a quarter's points take: `cargo run --release -p information --example scoring_bench -- [UNITS] [ITEMS] [RUNS]`
//!
//! A full recompute of every unit, and one unit alone as after a late change, each the median and the worst of the runs in
//! milliseconds of wall time on one thread. The items stand in memory: reading them from the store is measured elsewhere.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::time::{Duration, Instant};

use information::model::{
    CallId, FaultGround, FaultId, InstructionRank, ItemKind, Level, Mode, OutcomeId, OutcomeKind,
};
use information::points::facts::*;
use information::points::{Span, score, score_unit};
use jiff::ToSpan;
use jiff::civil::date;
use kernel::policy::PolicySet;
use kernel::{MatterId, UnitId};

const SETS: [(&str, &str); 2] = [
    ("speech", include_str!("../../../policy/speech.toml")),
    ("guangdong-safety", include_str!("../../../policy/local/guangdong-safety.toml")),
];

fn main() {
    let mut words = std::env::args().skip(1).map(|word| word.parse::<usize>().expect("a number"));
    let (units, items) = (words.next().unwrap_or(60), words.next().unwrap_or(10_000));
    let runs = words.next().unwrap_or(21);
    let ledger = quarter(units, items);
    let span: Span = "2026Q3".parse().expect("a span");
    println!(
        "{units} units, {} items, {} outcomes, {} calls, {} faults",
        items,
        ledger.outcomes.len(),
        ledger.calls.len(),
        ledger.faults.len()
    );
    for (name, text) in SETS {
        let policy = PolicySet::parse(text).expect("a shipped set can be read");
        let entries: usize =
            score(&policy, &ledger, span).expect("can be computed").iter().map(|score| score.entries.len()).sum();
        let full = timed(runs, || score(&policy, &ledger, span).expect("can be computed"));
        let one = timed(runs, || score_unit(&policy, &ledger, span, ledger.units[0].id).expect("can be computed"));
        println!("{name:18} {entries:6} entries   full {}   one unit {}", shown(&full), shown(&one));
    }
}

/// The times of so many runs, the shortest first. Taking the result down is part of it.
fn timed<T>(runs: usize, work: impl Fn() -> T) -> Vec<Duration> {
    let once = || {
        let begun = Instant::now();
        drop(work());
        begun.elapsed()
    };
    let mut times: Vec<Duration> = (0..runs).map(|_| once()).collect();
    times.sort_unstable();
    times
}

fn shown(times: &[Duration]) -> String {
    let ms = |time: &Duration| time.as_secs_f64() * 1_000.0;
    let (median, worst) = (ms(&times[times.len() / 2]), ms(&times[times.len() - 1]));
    format!("median {median:6.2} ms, worst {worst:6.2} ms")
}

/// A quarter: every second item is adopted, every tenth of those went further up, every twentieth is woven into another one.
fn quarter(units: usize, items: usize) -> Ledger {
    let uuid = |kind: u64, number: usize| uuid::Uuid::from_u64_pair(kind, u64::try_from(number).expect("fits"));
    let unit = |number: usize| UnitId::new(uuid(1, number % units));
    let matter = |number: usize| MatterId::new(uuid(2, number));
    let day = |number: usize| date(2026, 7, 1) + i64::try_from(number * 7 % 92).expect("fits").days();
    let item = |number: usize| ItemFact {
        id: matter(number),
        unit: unit(number * 31),
        title: format!("山塘水库蓄水不足影响晚稻灌溉的情况第{number}期"),
        kind: ItemKind::ALL[number % ItemKind::ALL.len()],
        chars: u32::try_from(200 + number % 1_500).expect("fits"),
        reported_on: day(number),
        fate: match number % 20 {
            19 => Fate::Merged { into: matter(number - 1) },
            even if even.is_multiple_of(2) => Fate::Adopted,
            7 | 9 => Fate::Refused,
            _ => Fate::Open,
        },
        was_returned: number.is_multiple_of(9),
        forwarded: false,
        urgent: number.is_multiple_of(50),
        call: None,
    };
    let mut outcomes = Vec::new();
    for number in (0..items).step_by(2) {
        let further = if number.is_multiple_of(20) { 4 } else { 1 };
        for step in 0..further {
            let kind =
                [OutcomeKind::Adopted, OutcomeKind::SentUp, OutcomeKind::Adopted, OutcomeKind::Instruction][step];
            let instruction = (kind == OutcomeKind::Instruction)
                .then(|| InstructionFact { leader: "市委副书记".to_owned(), rank: InstructionRank::Leader });
            outcomes.push(OutcomeFact {
                id: OutcomeId::new(uuid(3, number * 4 + step)),
                submission: matter(number),
                kind,
                level: [Level::District, Level::City, Level::City, Level::City][step],
                channel: ["青溪信息", "市信息快报"][step.min(1)].to_owned(),
                mode: if number.is_multiple_of(6) { Mode::Merged } else { Mode::Single },
                instruction,
                day: day(number + step),
            });
        }
    }
    Ledger {
        units: (0..units)
            .map(|number| UnitFact {
                id: unit(number),
                name: format!("单位{number}"),
                classes: vec![(date(2020, 1, 1), if number.is_multiple_of(5) { "key" } else { "other" }.to_owned())],
                since: date(2020, 1, 1),
            })
            .collect(),
        items: (0..items).map(item).collect(),
        outcomes,
        calls: (0..units * 3)
            .map(|number| CallFact {
                call: CallId::new(uuid(4, number / units)),
                title: "秋粮收购进度".to_owned(),
                unit: unit(number),
                due: day(number),
                answer: [CallFate::Met(matter(0)), CallFate::Nothing, CallFate::Open][number % 3],
            })
            .collect(),
        faults: (0..units / 3)
            .map(|number| FaultFact {
                id: FaultId::new(uuid(5, number)),
                unit: unit(number * 3),
                ground: FaultGround::ALL[number % FaultGround::ALL.len()],
                day: day(number),
                submission: Some(matter(number)),
                important: number.is_multiple_of(2),
                what: "数字与统计口径不一致".to_owned(),
            })
            .collect(),
        exemptions: Vec::new(),
    }
}

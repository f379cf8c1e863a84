//! 连续通报 In how many rounds in a row a unit was named, and whether that orders a self-criticism (INF-7).

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::policy::{PolicyError, PolicySet};
use kernel::{Fact, Why};

use super::{Span, SpanKind, asked};
use crate::rules::circular_in_row::{CARD, InRowReading};

/// One issued circular of criticism that named the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Naming {
    /// What the circular was about.
    pub span: Span,
    /// The name stood: no objection was upheld and nobody withdrew it.
    pub stood: bool,
}

/// 连续通报情况 How often a unit has been named in a row, this round included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InRow {
    /// So many rounds.
    pub count: u32,
    /// Those rounds, the oldest first.
    pub rounds: Vec<Span>,
    /// The unit is to write a self-criticism and to mend within a limit.
    pub ordered: bool,
    /// The rule, the clause, the policy version and the facts.
    pub why: Why,
}

impl InRow {
    /// What it comes to, in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let count = self.count;
        if self.ordered {
            format!("连续第{count}轮，责令作出书面检查并限期整改")
        } else {
            format!("连续第{count}轮，不责令书面检查")
        }
    }
}

/// The row that a circular about `this` belongs to. The history may hold it already; where it does not, the unit is taken as named
/// in it. Rounds after it are left out, so that an old circular is judged as it was.
pub fn in_row(policy: &PolicySet, history: &[Naming], this: Span) -> Result<InRow, PolicyError> {
    let day = this.to();
    let (mut named, mut fallen) = (BTreeSet::new(), BTreeSet::new());
    for naming in history {
        let round = round(policy, naming.span.to())?;
        if naming.stood {
            named.insert(key(round))
        } else {
            fallen.insert(key(round))
        };
    }
    let current = round(policy, day)?;
    if !fallen.contains(&key(current)) {
        named.insert(key(current));
    }
    let reading = InRowReading::on(policy, day)?;
    let rounds = match reading {
        InRowReading::Consecutive => consecutive(policy, &named, current)?,
        InRowReading::WithinYear => within_year(&named, current),
    };
    let count = u32::try_from(rounds.len()).unwrap_or(u32::MAX);
    let least = asked::number(policy, day, "information.circular.in_row")?;
    let names: Vec<String> = rounds.iter().map(|round| round.name()).collect();
    let mut facts = vec![
        Fact::new("被通报的各轮", if names.is_empty() { "无".to_owned() } else { names.join("、") }),
        Fact::new("连续的读法", reading.name()),
        Fact::new("一轮的长短", current.kind().name()),
        Fact::new("连续轮数", count.to_string()),
    ];
    facts.extend(removed(&fallen, &named));
    let why = match least {
        Some((rounds, value)) => {
            facts.push(Fact::new("责令起点", format!("连续{rounds}轮")));
            facts.push(Fact::new("取值依据", value.basis.clone()));
            Why::of(&CARD, facts).under(policy.version_of(value))
        }
        None => {
            facts.push(Fact::new("责令起点", "政策没有写，不责令"));
            Why::of(&CARD, facts).under(policy.name())
        }
    };
    Ok(InRow { count, rounds, ordered: least.is_some_and(|(least, _)| least <= count as usize), why })
}

/// The round that a day belongs to, of the length in force on that day; a year where policy is silent.
pub fn round(policy: &PolicySet, day: Date) -> Result<Span, PolicyError> {
    Ok(Span::around(day, length(policy, day, "information.circular.round")?))
}

/// The length of span that a key names; a year where policy is silent.
pub(super) fn length(policy: &PolicySet, day: Date, key: &'static str) -> Result<SpanKind, PolicyError> {
    let wrong = || PolicyError::WrongKind { key: key.to_owned(), wanted: "year、half、quarter、month 之一" };
    asked::text(policy, day, key)?.map_or(Ok(SpanKind::Year), |code| SpanKind::from_code(code).ok_or_else(wrong))
}

/// Rounds in the order of their days.
type Key = (Date, Span);

fn key(round: Span) -> Key {
    (round.to(), round)
}

fn consecutive(policy: &PolicySet, named: &BTreeSet<Key>, current: Span) -> Result<Vec<Span>, PolicyError> {
    let (mut rounds, mut at) = (Vec::new(), current);
    while named.contains(&key(at)) {
        rounds.push(at);
        at = round(policy, at.from() - 1.day())?;
    }
    rounds.reverse();
    Ok(rounds)
}

fn within_year(named: &BTreeSet<Key>, current: Span) -> Vec<Span> {
    if !named.contains(&key(current)) {
        return Vec::new();
    }
    let since = current.to() - 1.year();
    named.iter().filter(|(to, _)| since < *to && *to <= current.to()).map(|(_, round)| *round).collect()
}

fn removed(fallen: &BTreeSet<Key>, named: &BTreeSet<Key>) -> Option<Fact> {
    let names: Vec<String> = fallen.difference(named).map(|(_, round)| round.name()).collect();
    (!names.is_empty()).then(|| Fact::new("撤下不算的", names.join("、")))
}

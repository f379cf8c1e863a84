//! 封顶、归零、取消评先 What is decided over the whole of a period, once everything else is entered.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::policy::PolicyError;
use kernel::{Fact, UnitId, Why};

use super::account::{Accounts, points_text};
use super::facts::Ledger;
use super::rates::{Key, Rates};
use super::result::{Component, Entry};
use super::{Span, SpanKind};
use crate::model::FaultGround;
use crate::rules::call_counts::{self, Ending};
use crate::rules::{award_barred, points_capped, points_zeroed};

/// The periods with their caps, the shortest first.
const CAPS: [(SpanKind, Key); 4] = [
    (SpanKind::Month, Key::CapMonth),
    (SpanKind::Quarter, Key::CapQuarter),
    (SpanKind::Half, Key::CapHalf),
    (SpanKind::Year, Key::CapYear),
];

/// What a cap may be on: a part of the account, or everything.
const PARTS: [(Option<Component>, &str, &str); 12] = [
    (Some(Component::Reported), "reported", "报送"),
    (Some(Component::Quota), "quota", "完成任务数"),
    (Some(Component::SentUp), "sent_up", "上报"),
    (Some(Component::District), "district", "区级采用"),
    (Some(Component::City), "city", "市级采用"),
    (Some(Component::Province), "province", "省级采用"),
    (Some(Component::Centre), "centre", "中央采用"),
    (Some(Component::Media), "media", "新闻媒体"),
    (Some(Component::Instruction), "instruction", "领导批示"),
    (Some(Component::Call), "call", "约稿"),
    (Some(Component::Deduction), "deduction", "扣分"),
    (None, "total", "合计"),
];

/// Caps the unit's parts and its whole, within every period that lies in the span.
pub(super) fn cap<'a>(
    rates: &mut Rates<'a>,
    accounts: &mut Accounts<'a>,
    unit: UnitId,
    span: Span,
) -> Result<(), PolicyError> {
    if CAPS.iter().all(|(_, key)| !rates.has(*key)) {
        return Ok(());
    }
    let Some(fact) = accounts.unit(unit) else { return Ok(()) };
    let entries = accounts.entries(unit);
    let mut lines: Vec<(Component, Date, i64)> =
        entries.iter().map(|entry| (entry.component, entry.day, entry.hundredths)).collect();
    for (kind, key) in CAPS {
        if !rates.has(key) {
            continue;
        }
        for period in span.parts(kind) {
            let class = rates.class(fact, period.to())?;
            for (part, code, name) in PARTS {
                let Some((most, rate)) = rates.points(key, period.to(), &[("component", code), ("class", class)])?
                else {
                    continue;
                };
                let counted =
                    lines.iter().filter(|(of, day, _)| part.is_none_or(|part| part == *of) && period.contains(*day));
                let sum: i64 = counted.map(|(_, _, points)| points).sum();
                let adjustment = points_capped::adjustment(sum, most);
                if adjustment == 0 {
                    continue;
                }
                // A cap on a part lowers that part for the longer periods; one on the whole lowers the whole alone.
                lines.push((part.unwrap_or(Component::Cap), period.to(), adjustment));
                let facts = vec![
                    Fact::new("部分", name),
                    Fact::new("期间", period.name()),
                    Fact::new("原计", points_text(sum)),
                    Fact::new("最多计", points_text(most)),
                ];
                let label = format!("封顶：{}{name}不超过{}", period.name(), points_text(most));
                let why = rate.why(&points_capped::CARD, facts);
                accounts.add(unit, over(Component::Cap, adjustment, period, label, why));
            }
        }
    }
    Ok(())
}

/// What counts for zeroing and for bars: each ground with what happened on which day.
pub(super) type Happened = BTreeMap<(&'static str, &'static str), Vec<(Date, String)>>;

/// Faults and unanswered or late calls of the unit within the span.
pub(super) fn happened(ledger: &Ledger, unit: UnitId, span: Span, today: Date) -> Happened {
    let mut happened = Happened::new();
    for fault in ledger.faults.iter().filter(|fault| fault.unit == unit && span.contains(fault.day)) {
        let ground: FaultGround = fault.ground;
        let told = happened.entry((ground.code(), ground.name())).or_default();
        told.push((fault.day, format!("{}（{}）", fault.what, fault.day)));
    }
    for call in ledger.calls.iter().filter(|call| call.unit == unit && span.contains(call.due)) {
        let ground = match call_counts::ending(call.answer, call.due, today) {
            Some(Ending::Missed) => ("missed_call", "约稿未报"),
            Some(Ending::Late) => ("late_call", "约稿迟报"),
            Some(Ending::Met | Ending::Nothing) | None => continue,
        };
        happened.entry(ground).or_default().push((call.due, format!("{}（{}）", call.title, call.due)));
    }
    for told in happened.values_mut() {
        told.sort_unstable();
    }
    happened
}

/// Zeroes the unit's points in every period of the span in which a ground reached its number.
pub(super) fn zero_out<'a>(
    rates: &mut Rates<'a>,
    accounts: &mut Accounts<'a>,
    unit: UnitId,
    span: Span,
    happened: &Happened,
) -> Result<(), PolicyError> {
    if !rates.has(Key::ZeroOut) || happened.is_empty() {
        return Ok(());
    }
    let Some(fact) = accounts.unit(unit) else { return Ok(()) };
    let over_kind = rates.find(Key::ZeroOutOver, span.to(), &[]);
    let kind = over_kind.map_or(Ok(SpanKind::Year), |rate| rate.choice(SpanKind::from_code))?;
    for period in span.parts(kind) {
        let class = rates.class(fact, period.to())?;
        for ((code, name), told) in happened {
            let Some(rate) = rates.find(Key::ZeroOut, period.to(), &[("ground", code), ("class", class)]) else {
                continue;
            };
            let within: Vec<&str> =
                told.iter().filter(|(day, _)| period.contains(*day)).map(|(_, told)| told.as_str()).collect();
            let entries = accounts.entries(unit);
            let sum = entries.iter().filter(|entry| period.contains(entry.day)).map(|entry| entry.hundredths).sum();
            let Some(adjustment) = points_zeroed::adjustment(sum, within.len(), rate.number()?) else { continue };
            let facts = vec![
                Fact::new("情形", format!("{name}{}次，达到{}次", within.len(), rate.number()?)),
                Fact::new("各次", within.join("；")),
                Fact::new("期间", period.name()),
                Fact::new("归零前", points_text(sum)),
            ];
            let label = format!("归零：{}{name}{}次", period.name(), within.len());
            let why = rate.why(&points_zeroed::CARD, facts);
            accounts.add(unit, over(Component::ZeroOut, adjustment, period, label, why));
        }
    }
    Ok(())
}

/// Why the unit can't be commended for the span.
pub(super) fn award_bars<'a>(
    rates: &mut Rates<'a>,
    accounts: &Accounts<'a>,
    unit: UnitId,
    span: Span,
    happened: &Happened,
) -> Result<Vec<Why>, PolicyError> {
    let Some(fact) = accounts.unit(unit).filter(|_| rates.has(Key::Bar)) else { return Ok(Vec::new()) };
    let class = rates.class(fact, span.to())?;
    let mut bars = Vec::new();
    for ((code, name), told) in happened {
        let Some(rate) = rates.find(Key::Bar, span.to(), &[("ground", code), ("class", class)]) else { continue };
        if award_barred::barred(told.len(), rate.number()?) {
            let words: Vec<&str> = told.iter().map(|(_, told)| told.as_str()).collect();
            let facts = vec![
                Fact::new("情形", format!("{name}{}次，达到{}次不得评先", told.len(), rate.number()?)),
                Fact::new("各次", words.join("；")),
                Fact::new("期间", span.name()),
            ];
            bars.push(rate.why(&award_barred::CARD, facts));
        }
    }
    Ok(bars)
}

fn over(component: Component, hundredths: i64, period: Span, label: String, why: Why) -> Entry {
    Entry { component, hundredths, day: period.to(), label, why, submission: None, outcome: None, fault: None }
}

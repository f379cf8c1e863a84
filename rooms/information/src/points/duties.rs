//! 报送、约稿、任务、差错 What a unit earns or loses by its duties, whatever became of its items.

use jiff::civil::Date;
use kernel::policy::{PolicyError, PolicySet};
use kernel::{Fact, MatterId, UnitId};

use super::account::{Accounts, points_text};
use super::chains::Chains;
use super::earn::yes_no;
use super::facts::{CallFate, ItemFact, Ledger};
use super::rates::{Key, Rates};
use super::result::{Component, Entry, QuotaProgress};
use super::{Span, quota};
use crate::rules::quota_met_earns_points::{self, Verdict};
use crate::rules::{call_counts, fault_costs_points, points_by_policy_of_the_day, reported_earns_points};

/// Adds what reported items earn by being reported.
pub(super) fn reported<'a>(
    rates: &mut Rates<'a>,
    ledger: &'a Ledger,
    span: Span,
    accounts: &mut Accounts<'a>,
) -> Result<(), PolicyError> {
    if !rates.has(Key::Reported) {
        return Ok(());
    }
    let within = |item: &&ItemFact| span.contains(item.reported_on);
    for item in ledger.items.iter().filter(within) {
        if !accounts.has(item.unit) {
            continue;
        }
        let day = item.reported_on;
        let class = accounts.class(rates, item.unit, day)?;
        let listed = rates.find(Key::ReportedFates, day, &[("class", class)]);
        let fates = listed.as_ref().map(|rate| rate.row.texts(Key::ReportedFates.text())).transpose()?;
        if !reported_earns_points::counts(item.fate, fates) {
            continue;
        }
        let form = rates.form(item.chars, day)?;
        let case = [
            ("class", class),
            ("kind", item.kind.code()),
            ("form", form),
            ("fate", reported_earns_points::fate_code(item.fate)),
            ("urgent", yes_no(item.urgent)),
            ("forwarded", yes_no(item.forwarded)),
        ];
        let Some((points, rate)) = rates.points(Key::Reported, day, &case)? else { continue };
        if points == 0 {
            continue;
        }
        let facts = vec![
            Fact::new("信息", item.title.as_str()),
            Fact::new("报出日", day.to_string()),
            Fact::new("去向", reported_earns_points::fate_name(item.fate)),
            Fact::new("分值", points_text(points)),
        ];
        let why = rate.why(&reported_earns_points::CARD, facts);
        let label = format!("报送（{}）", reported_earns_points::fate_name(item.fate));
        let about = Entry { submission: Some(item.id), ..entry(Component::Reported, points, day, label, why) };
        accounts.add(item.unit, about);
    }
    Ok(())
}

/// Adds what calls earn or cost.
pub(super) fn calls<'a>(
    rates: &mut Rates<'a>,
    ledger: &'a Ledger,
    span: Span,
    today: Date,
    accounts: &mut Accounts<'a>,
) -> Result<(), PolicyError> {
    for call in ledger.calls.iter().filter(|call| span.contains(call.due)) {
        if !accounts.has(call.unit) {
            continue;
        }
        let Some(ending) = call_counts::ending(call.answer, call.due, today) else { continue };
        let class = accounts.class(rates, call.unit, call.due)?;
        let Some((points, rate)) = rates.points(Key::Call, call.due, &[("answer", ending.code()), ("class", class)])?
        else {
            continue;
        };
        let mut facts = vec![
            Fact::new("约稿", call.title.as_str()),
            Fact::new("时限", call.due.to_string()),
            Fact::new("结果", ending.name()),
            Fact::new("分值", points_text(points)),
        ];
        if let CallFate::Late(_, days) = call.answer {
            facts.push(Fact::new("迟", format!("{days}天")));
        }
        let label = format!("约稿{}：{}", ending.name(), call.title);
        let why = rate.why(&call_counts::CARD, facts);
        let submission = answered_by(call.answer);
        accounts.add(call.unit, Entry { submission, ..entry(Component::Call, points, call.due, label, why) });
    }
    Ok(())
}

const fn answered_by(answer: CallFate) -> Option<MatterId> {
    match answer {
        CallFate::Met(item) | CallFate::Late(item, _) => Some(item),
        CallFate::Nothing | CallFate::Open => None,
    }
}

/// Adds what meeting or missing the quota earns or costs.
pub(super) fn quotas<'a>(
    rates: &mut Rates<'a>,
    policy: &'a PolicySet,
    ledger: &'a Ledger,
    span: Span,
    today: Date,
    accounts: &mut Accounts<'a>,
) -> Result<(), PolicyError> {
    if !rates.has(Key::QuotaMet) && !rates.has(Key::QuotaShort) {
        return Ok(());
    }
    let asked = accounts.asked();
    let progress = if asked.len() < ledger.units.len() {
        quota(policy, &only(ledger, &asked), span, today)?
    } else {
        quota(policy, ledger, span, today)?
    };
    for line in progress {
        let Some(verdict) = quota_met_earns_points::verdict(&line.standing) else { continue };
        let day = line.to;
        let class = accounts.class(rates, line.unit, day)?;
        let form = rates.known_form(&line.form);
        let period = line.span();
        let case = [("class", class), ("form", form), ("period", period.kind().code())];
        let (key, times) = match verdict {
            Verdict::Met => (Key::QuotaMet, 1),
            Verdict::Short(short) => (Key::QuotaShort, i64::from(short)),
        };
        let Some((each, rate)) = rates.points(key, day, &case)? else { continue };
        let why = rate.why(&quota_met_earns_points::CARD, quota_facts(&line, verdict, each));
        let label = quota_label(&line, verdict, period);
        accounts.add(line.unit, entry(Component::Quota, each * times, day, label, why));
    }
    Ok(())
}

fn quota_facts(line: &QuotaProgress, verdict: Verdict, each: i64) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new("期间", format!("{}至{}", line.from, line.to)),
        Fact::new("单位类别", line.class.as_str()),
        Fact::new("任务", line.wanted.map_or_else(|| "无".to_owned(), |wanted| format!("{wanted}条{}", line.form))),
        Fact::new("计入", format!("{}条", line.counted.len())),
    ];
    match verdict {
        Verdict::Met => facts.push(Fact::new("分值", points_text(each))),
        Verdict::Short(short) => facts.push(Fact::new("分值", format!("缺{short}条，每条{}", points_text(each)))),
    }
    facts
}

fn quota_label(line: &QuotaProgress, verdict: Verdict, period: Span) -> String {
    let form = if line.form.is_empty() { String::new() } else { format!("（{}）", line.form) };
    match verdict {
        Verdict::Met => format!("{}完成任务{form}", period.name()),
        Verdict::Short(short) => format!("{}任务缺{short}条{form}", period.name()),
    }
}

/// The ledger of some units alone, as far as quotas look at it.
fn only(ledger: &Ledger, units: &[UnitId]) -> Ledger {
    Ledger {
        units: ledger.units.iter().filter(|unit| units.contains(&unit.id)).cloned().collect(),
        items: ledger.items.iter().filter(|item| units.contains(&item.unit)).cloned().collect(),
        exemptions: ledger.exemptions.iter().filter(|exemption| units.contains(&exemption.unit)).cloned().collect(),
        ..Ledger::default()
    }
}

/// Adds what faults cost.
pub(super) fn faults<'a>(
    rates: &mut Rates<'a>,
    ledger: &'a Ledger,
    chains: &Chains<'a>,
    span: Span,
    accounts: &mut Accounts<'a>,
) -> Result<(), PolicyError> {
    for fault in ledger.faults.iter().filter(|fault| span.contains(fault.day)) {
        if !accounts.has(fault.unit) {
            continue;
        }
        let class = accounts.class(rates, fault.unit, fault.day)?;
        let case = [("ground", fault.ground.code()), ("important", yes_no(fault.important)), ("class", class)];
        let mut facts = vec![Fact::new("事由", fault.what.as_str()), Fact::new("日期", fault.day.to_string())];
        if let Some(item) = fault.submission.and_then(|id| chains.item(id)) {
            facts.push(Fact::new("信息", item.title.as_str()));
        }
        let (points, why) = match rates.points(Key::Fault, fault.day, &case)? {
            Some((points, rate)) => {
                facts.push(Fact::new("分值", points_text(points)));
                (points, rate.why(&fault_costs_points::CARD, facts))
            }
            None => (0, points_by_policy_of_the_day::silent(facts)),
        };
        let label = fault_costs_points::label(fault);
        let about = Entry {
            submission: fault.submission,
            fault: Some(fault.id),
            ..entry(Component::Deduction, points, fault.day, label, why)
        };
        accounts.add(fault.unit, about);
    }
    Ok(())
}

fn entry(component: Component, hundredths: i64, day: Date, label: String, why: kernel::Why) -> Entry {
    Entry { component, hundredths, day, label, why, submission: None, outcome: None, fault: None }
}

//! `chengqi policy try FILE`: a draft on a span that has been, beside what is in force.

use std::collections::BTreeMap;
use std::path::PathBuf;

use information::points::compare::{BarChange, Comparison, OrderChange, QuotaChange, Side, side, uncomputable};
use information::points::facts::Ledger;
use information::points::result::{Candidate, Entry, QuotaProgress};
use information::points::{InRow, Span, points_text};
use information::store::{circular_facts, ledger};
use kernel::clock::office_day;
use kernel::{Clock, SystemClock, UnitId, Why};
use webkit::Problem;
use webkit::house::policy::examine::Known;

use super::{TryOn, base, check};
use crate::commands::Refused;
use crate::exit::Exit;
use crate::house::ROOMS;

/// Prints what would differ, or the faults of the file. Reads the database and writes nothing.
pub(super) async fn run(file: PathBuf, on: TryOn) -> anyhow::Result<Exit> {
    let text = check::read(&file)?;
    let span: Span = on.period.parse().map_err(|wrong| Refused(format!("没有“{}”这样的期间。{wrong}", on.period)))?;
    let known = Known::of(&ROOMS);
    let in_force = base::in_force(&on.data).await?;
    let before = if on.against == "current" { in_force } else { base::shipped(&on.against)? };
    let drafted = match before.ordered(&text, &known.params) {
        Ok(drafted) => drafted.as_if_from(span.from()),
        Err(faults) => return Ok(check::faulty(&faults)),
    };
    let (db, district) = base::opened(&on.data).await?;
    let read = db.read(move |tx| {
        let district = district.clone();
        Box::pin(async move {
            let ledger = ledger::load(tx, &district, span).await?;
            Ok::<_, Problem>((ledger, circular_facts::namings(tx, &district).await?))
        })
    });
    let read = read.await;
    db.close().await;
    let (ledger, namings) = read.map_err(|error: Problem| anyhow::anyhow!("读不到{}的账（{error}）", span.name()))?;
    let today = office_day(SystemClock::new().now());
    let now = side(&before, &ledger, &namings, span, today)?;
    let then = match side(&drafted, &ledger, &namings, span, today) {
        Ok(then) => then,
        Err(error) => return Ok(check::faulty(&[uncomputable(&drafted, &error)])),
    };
    println!("期间：{}\n现行：{}\n试行：{}", span.name(), before.name(), drafted.name());
    println!("试行文件的取值在整个期间都算有效，不论写的施行日期；只算不存，不影响任何单位");
    print!("{}", Told { ledger: &ledger }.comparison(&now, &then));
    Ok(Exit::Done)
}

/// What is said of a side that does not name the unit.
const NOT_NAMED: &str = "不通报";

/// The differences in words.
struct Told<'a> {
    ledger: &'a Ledger,
}

impl Told<'_> {
    fn comparison(&self, now: &Side, then: &Side) -> String {
        let compared = Comparison::of(now, then);
        if compared.is_empty() {
            return "没有差别：通报名单、责令检查、评先、积分、任务都一样\n".to_owned();
        }
        let mut text = format!("\n通报名单：现行{}个，试行{}个\n", now.named.len(), then.named.len());
        for named in &compared.only_before {
            text += &self.named("不再列入", named);
        }
        for named in &compared.only_after {
            text += &self.named("新列入", named);
        }
        for (old, new) in &compared.both_changed {
            text += &self.named("原来的情形", old);
            text += &self.named("试行的情形", new);
        }
        text += &self.orders(&compared.orders);
        text += &self.bars(&compared.bars);
        text += &format!("\n积分：{}个单位有变化\n", compared.points.len());
        if !compared.points.is_empty() {
            text += &row("单位", "现行", "试行", "增减");
        }
        for change in &compared.points {
            let gain = points_text(change.after - change.before);
            text += &row(&self.unit(change.unit), &points_text(change.before), &points_text(change.after), &gain);
            text += &entries("－", &change.entries_before_only);
            text += &entries("＋", &change.entries_after_only);
        }
        text += &format!("\n任务：{}处有变化\n", compared.quota.len());
        if !compared.quota.is_empty() {
            text += &quota_row("单位", "期间", "现行", "试行");
        }
        for QuotaChange { unit, before, after } in &compared.quota {
            let period = after.as_ref().or(before.as_ref()).map(|line| line.span().name()).unwrap_or_default();
            text += &quota_row(&self.unit(*unit), &period, &sentence(before.as_ref()), &sentence(after.as_ref()));
        }
        text
    }

    fn orders(&self, orders: &[OrderChange]) -> String {
        let told = |row: &Option<InRow>| row.as_ref().map_or_else(|| NOT_NAMED.to_owned(), InRow::sentence);
        let line = |OrderChange { unit, before, after }: &OrderChange| {
            let basis = after.as_ref().or(before.as_ref()).map(|row| row.why.basis.as_str()).unwrap_or_default();
            format!("  {}：现行{}；试行{}（依据：{basis}）\n", self.unit(*unit), told(before), told(after))
        };
        format!("\n责令检查：{}个单位有变化\n{}", orders.len(), orders.iter().map(line).collect::<String>())
    }

    fn bars(&self, bars: &[BarChange]) -> String {
        let line = |BarChange { unit, before, after }: &BarChange| {
            format!("  {}：现行{}；试行{}\n", self.unit(*unit), barred(before), barred(after))
        };
        format!("\n评先：{}个单位有变化\n{}", bars.len(), bars.iter().map(line).collect::<String>())
    }

    fn named(&self, how: &str, candidate: &Candidate) -> String {
        let sentences: Vec<&str> = candidate.grounds.iter().map(|ground| ground.sentence.as_str()).collect();
        let mut bases: Vec<&str> = candidate.grounds.iter().map(|ground| ground.why.basis.as_str()).collect();
        bases.dedup();
        format!("  {how}：{}，{}（依据：{}）\n", self.unit(candidate.unit), sentences.join("；"), bases.join("；"))
    }

    fn unit(&self, id: UnitId) -> String {
        self.ledger.units.iter().find(|unit| unit.id == id).map_or_else(|| id.to_string(), |unit| unit.name.clone())
    }
}

/// Entries that differ; those that tell the same of one rule are counted, so that the table of a whole year can be read.
fn entries(sign: &str, entries: &[Entry]) -> String {
    let mut alike: BTreeMap<(&str, i64, &str), usize> = BTreeMap::new();
    for entry in entries {
        *alike.entry((&entry.label, entry.hundredths, &entry.why.basis)).or_default() += 1;
    }
    let line = |((label, points, basis), times): ((&str, i64, &str), usize)| {
        format!("    {sign} {label} {}×{times}（依据：{basis}）\n", points_text(points))
    };
    alike.into_iter().map(line).collect()
}

/// Why a unit can't be commended.
fn barred(whys: &[Why]) -> String {
    let first = |why: &Why| why.facts.first().map(|fact| fact.value.clone()).unwrap_or_default();
    if whys.is_empty() { "可以评先".to_owned() } else { whys.iter().map(first).collect::<Vec<_>>().join("；") }
}

fn sentence(line: Option<&QuotaProgress>) -> String {
    line.map_or_else(|| "不设任务数".to_owned(), QuotaProgress::sentence)
}

fn quota_row(unit: &str, period: &str, before: &str, after: &str) -> String {
    format!("  {}{}{}{after}\n", padded(unit, 22), padded(period, 18), padded(before, 34))
}

/// A row of the table: a Chinese character takes two columns of a terminal.
fn row(unit: &str, before: &str, after: &str, gain: &str) -> String {
    let line = format!("  {}{}{}{gain}", padded(unit, 22), padded(before, 14), padded(after, 14));
    format!("{}\n", line.trim_end())
}

fn padded(text: &str, columns: usize) -> String {
    let taken: usize = text.chars().map(columns_of).sum();
    format!("{text}{}", " ".repeat(columns.saturating_sub(taken).max(1)))
}

fn columns_of(character: char) -> usize {
    if ('\u{2e80}'..='\u{fffd}').contains(&character) { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_whatever_the_script() {
        assert_eq!(padded("区残联", 8), "区残联  ");
        assert_eq!(padded("ab", 8), "ab      ");
        assert_eq!(padded("青溪水库管理中心", 4), "青溪水库管理中心 ", "a long name is not cut off");
    }
}

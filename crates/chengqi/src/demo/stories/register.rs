//! What the office keeps beside the items: central tasks, points of emphasis, bulletins, the network (GEN-6, INF-10).

use std::sync::Arc;

use anyhow::Context;
use information::decide::network::{add_grassroots, publish_focus, set_standing_cover};
use information::model::{
    Bulletin, BulletinId, Copies, Direction, FocusId, Grassroots, GrassrootsId, NetworkFacts, Period, Phrase, Reason,
    SetStandingCover, Title,
};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use kernel::clock::office_day;
use kernel::{CentralTaskId, Entry, Refusal};
use serde::Deserialize;
use store::{Value, args};
use webkit::{App, Problem};

use super::hours::DAY;
use super::ops::Op;
use super::world::{KnownFocus, World, told};
use crate::demo::Org;

#[derive(Deserialize)]
struct Tasks {
    task: Vec<Task>,
}

#[derive(Deserialize)]
struct Task {
    year_offset: i16,
    code: String,
    title: String,
    lead: String,
}

#[derive(Deserialize)]
struct Focuses {
    focus: Vec<FocusData>,
}

#[derive(Deserialize)]
struct FocusData {
    year_offset: i16,
    quarter: i8,
    task: String,
    title: String,
    detail: String,
    keywords: Vec<String>,
}

#[derive(Deserialize)]
struct Bulletins {
    bulletin: Vec<BulletinData>,
}

#[derive(Deserialize)]
struct BulletinData {
    title: String,
    direction: String,
    leader_signs: bool,
    distribution: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    to: String,
    copies: u32,
}

/// A central task of a year.
#[derive(Debug, Clone)]
pub struct CentralTask {
    id: CentralTaskId,
    year: i16,
    code: String,
    title: String,
    lead: String,
}

/// Reads the central tasks of the three years.
pub fn central_tasks(world: &World<'_>) -> anyhow::Result<Vec<CentralTask>> {
    let file = toml::from_str(include_str!("../../../../../demo/central_tasks.toml"));
    let file: Tasks = file.context("demo/central_tasks.toml")?;
    let this_year = office_day(world.now).year();
    let task = |task: Task| {
        let year = this_year + task.year_offset;
        let begun = super::hours::instant(date(year, 1, 1), 540);
        CentralTask {
            id: CentralTaskId::new(world.fresh(begun)),
            year,
            code: task.code,
            title: task.title,
            lead: task.lead,
        }
    };
    Ok(file.task.into_iter().map(task).collect())
}

/// Reads the bulletins.
pub fn bulletins(world: &World<'_>, at: Timestamp) -> anyhow::Result<Vec<Bulletin>> {
    let file = toml::from_str(include_str!("../../../../../demo/bulletins.toml"));
    let file: Bulletins = file.context("demo/bulletins.toml")?;
    let bulletin = |data: BulletinData| {
        let line = |line: Line| Ok(Copies { to: phrase(&line.to)?, copies: line.copies });
        Ok(Bulletin {
            id: BulletinId::new(world.fresh(at)),
            title: phrase(&data.title)?,
            direction: if data.direction == "upward" { Direction::Upward } else { Direction::District },
            leader_signs: data.leader_signs,
            distribution: data.distribution.into_iter().map(line).collect::<anyhow::Result<_>>()?,
        })
    };
    file.bulletin.into_iter().map(bulletin).collect()
}

impl World<'_> {
    /// Publishes the points of emphasis of every quarter that has begun.
    pub fn publish_focuses(&mut self, tasks: &[CentralTask]) -> anyhow::Result<()> {
        let file: Focuses =
            toml::from_str(include_str!("../../../../../demo/focus.toml")).context("demo/focus.toml")?;
        let chief = self.actor("section-chief")?;
        let this_year = office_day(self.now).year();
        let units: Vec<_> = self.org.units.values().filter(|unit| unit.reporting).map(|unit| unit.id).collect();
        let mut published = Vec::new();
        for data in file.focus {
            let year = this_year + data.year_offset;
            let (from, to) = quarter(year, data.quarter)?;
            let first = i64::try_from(self.hours.number(from)).unwrap_or(i64::MAX / DAY) * DAY;
            let at = self.hours.at(first + 30);
            // A quarter before the first working day of this range was published before the demonstration begins.
            if self.now < at || office_day(at) < from {
                continue;
            }
            let task = tasks.iter().find(|task| task.year == year && task.code == data.task);
            let command = publish_focus_command(self, &data, task, (from, to), units.clone(), at)?;
            let change = publish_focus::decide(self.org.office, &chief, &command, at).map_err(told)?;
            self.focuses.push(KnownFocus {
                id: command.id,
                from,
                to,
                focus: checkup::Focus { id: command.id.to_string(), title: data.title, keywords: data.keywords },
            });
            published.push(Op::Focus { actor: chief.clone(), change: Box::new(change) });
        }
        self.ops.extend(published);
        Ok(())
    }

    /// The network: reporters in villages and communities, and the covers of small offices.
    pub fn set_up_network(&mut self, at: Timestamp) -> anyhow::Result<()> {
        let org = self.org;
        for person in org.people.values() {
            let (Some(place), Some(desk)) = (&person.place, self.desks.get(&person.unit_key)) else { continue };
            let head = desk.head.clone();
            let command = Grassroots {
                id: GrassrootsId::new(self.fresh(at)),
                unit: org.units[&person.unit_key].id,
                place: phrase(place)?,
                name: phrase(&person.name)?,
                phone: phrase(&person.phone)?,
            };
            let change = add_grassroots::decide(org.office, &head, &command, at).map_err(told)?;
            self.ops.push(Op::Network { actor: head, change: Box::new(change) });
        }
        let policy = self.policy(at)?;
        for (key, desk) in self.desks.clone() {
            let Some(cover) = desk.cover else { continue };
            let unit = &org.units[&key];
            let facts = NetworkFacts {
                id: unit.id,
                name: unit.short.clone(),
                live_reporters: 1,
                people: 2,
                checkers: 0,
                approvers: vec![desk.head.person],
            };
            let command = SetStandingCover { person: cover.person, name: cover.name, reason: Some(cover.reason) };
            let change =
                set_standing_cover::decide(&facts, &policy, org.office, &desk.head, &command, at).map_err(told)?;
            self.ops.push(Op::Network { actor: desk.head, change: Box::new(change) });
        }
        Ok(())
    }
}

fn publish_focus_command(
    world: &World<'_>,
    data: &FocusData,
    task: Option<&CentralTask>,
    (from, to): (Date, Date),
    units: Vec<kernel::UnitId>,
    at: Timestamp,
) -> anyhow::Result<information::model::PublishFocus> {
    Ok(information::model::PublishFocus {
        id: FocusId::new(world.fresh(at)),
        title: Title::parse(&data.title).map_err(one)?,
        detail: Reason::parse("detail", "具体要求", &data.detail).map_err(one)?,
        keywords: data.keywords.iter().map(|word| phrase(word)).collect::<anyhow::Result<_>>()?,
        central_task: Some(
            task.with_context(|| format!("demo/focus.toml: {}没有中心工作{}", data.title, data.task))?.id,
        ),
        period: Period { from, to },
        units,
    })
}

/// Writes central tasks and bulletins, which the office had before any step of the demonstration.
pub async fn write(
    app: &App,
    org: &Org,
    tasks: Vec<CentralTask>,
    bulletins: Vec<Bulletin>,
    at: Timestamp,
) -> anyhow::Result<()> {
    let shared = Arc::new((org.clone(), tasks, bulletins));
    let written = app.db.write(move |tx| {
        let shared = shared.clone();
        Box::pin(async move {
            let (org, tasks, bulletins) = shared.as_ref();
            let district = &org.district;
            for task in tasks {
                let sql = "
insert into central_task (district, id, year, code, title, lead_unit) values ($1, $2, $3, $4, $5, $6)";
                let lead = org.units.get(&task.lead).map(|unit| unit.id);
                let (year, code, title) = (i64::from(task.year), task.code.as_str(), task.title.as_str());
                tx.exec(sql, args![district, task.id, year, code, title, lead]).await?;
            }
            for (sort, bulletin) in (0i64..).zip(bulletins) {
                let sql = "
insert into information_bulletin (district, id, title, direction, leader_signs, sort) values ($1, $2, $3, $4, $5, $6)";
                let (id, title) = (Value::id(&bulletin.id), bulletin.title.as_str());
                let args = args![district, id, title, bulletin.direction.code(), bulletin.leader_signs, sort];
                tx.exec(sql, args).await?;
                for (place, line) in (1i64..).zip(&bulletin.distribution) {
                    let sql = "
insert into information_bulletin_copies (district, bulletin, place, receiver, copies) values ($1, $2, $3, $4, $5)";
                    let id = Value::id(&bulletin.id);
                    tx.exec(sql, args![district, id, place, line.to.as_str(), line.copies]).await?;
                }
            }
            let after = serde_json::json!({ "after": { "central_tasks": tasks.len(), "bulletins": bulletins.len() } });
            tx.record(district, Entry::by_system("demo", "register", None, after.to_string(), at)).await;
            Ok::<(), Problem>(())
        })
    });
    Ok(written.await?)
}

fn quarter(year: i16, number: i8) -> anyhow::Result<(Date, Date)> {
    let from = Date::new(year, 3 * number - 2, 1).context("demo/focus.toml: 季度")?;
    Ok((from, from.checked_add(3.months())?.yesterday()?))
}

fn phrase(text: &str) -> anyhow::Result<Phrase> {
    Phrase::parse("demo", "演示数据", text).map_err(one)
}

fn one(refusal: Refusal) -> anyhow::Error {
    told(vec![refusal])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_ends_the_day_before_the_next() {
        assert_eq!(quarter(2026, 4).expect("a quarter"), (date(2026, 10, 1), date(2026, 12, 31)));
        assert_eq!(quarter(2024, 1).expect("a quarter"), (date(2024, 1, 1), date(2024, 3, 31)));
    }
}

//! Calls for items: the section asks named units by a day; most answer with an item, some have nothing, the latest are still open.

use std::sync::Arc;

use anyhow::Context;
use information::decide::network::{answer_call, issue_call};
use information::model::{Call, CallAnswer, CallId, CallState, IssueCall, NetworkFacts, Reason, Title};
use jiff::{SignedDuration, Timestamp, ToSpan};
use kernel::clock::office_day;
use kernel::{Actor, MatterId};
use serde::Deserialize;

use super::hours::DAY;
use super::ops::Op;
use super::plan::{Fate, Way};
use super::steps::reason;
use super::world::{Due, Story, World, told};

#[derive(Deserialize)]
struct File {
    call: Vec<CallData>,
}

#[derive(Deserialize)]
struct CallData {
    title: String,
    requirements: String,
    days_limit: i64,
    units: Vec<String>,
    offset_days: i64,
}

impl World<'_> {
    /// Plans every call of `demo/calls.toml` with its answers.
    pub fn plan_calls(&mut self) -> anyhow::Result<()> {
        let file: File = toml::from_str(include_str!("../../../../../demo/calls.toml")).context("demo/calls.toml")?;
        for data in file.call {
            let day = office_day(self.now).checked_add(data.offset_days.days())?;
            let minute = i64::try_from(self.hours.number(day)).unwrap_or(0) * DAY + 60;
            let at = self.hours.at(minute);
            let call = self.calls.len();
            let asked = self.asked(&data.units)?;
            self.calls.push(IssueCall {
                id: CallId::new(self.fresh(at)),
                title: Title::parse(&data.title).map_err(|refusal| told(vec![refusal]))?,
                requirements: Reason::parse("requirements", "约稿要求", &data.requirements)
                    .map_err(|refusal| told(vec![refusal]))?,
                focus: None,
                due: Some(at + SignedDuration::from_hours(24 * data.days_limit)),
                units: asked,
            });
            self.schedule(minute, Due::Call(call));
            for unit in data.units.iter().filter(|unit| self.desks.contains_key(*unit)).cloned().collect::<Vec<_>>() {
                self.plan_answer(call, &unit, minute, data.days_limit)?;
            }
        }
        Ok(())
    }

    /// The call goes out.
    pub fn ask(&mut self, call: usize, at: Timestamp) -> anyhow::Result<()> {
        let (chief, policy) = (self.actor("section-chief")?, self.policy(at)?);
        let change = issue_call::decide(self.org.office, &policy, &chief, &self.calls[call], at).map_err(told)?;
        self.ops.push(Op::Call { actor: chief, change: Box::new(change) });
        Ok(())
    }

    /// A unit says that it has nothing to report.
    pub fn nothing(&mut self, call: usize, unit: &str, at: Timestamp) -> anyhow::Result<()> {
        let reporter = self.desks[unit].reporters.first().context("没有信息员")?.clone();
        let answer = CallAnswer::Nothing {
            reason: reason("已问过相关股室和所辖范围，本单位没有这方面的新情况。")?
        };
        self.answer_call(call, unit, &reporter, &answer, at)
    }

    /// An item that has just left its unit answers the call that it was written for.
    pub fn answer_with(&mut self, call: usize, story: usize, head: &Arc<Actor>, at: Timestamp) -> anyhow::Result<()> {
        let unit = self.stories[story].unit.clone();
        let answer = CallAnswer::Item { submission: self.item(story)?.submission.id, reported_at: at };
        self.answer_call(call, &unit, head, &answer, at)
    }

    fn answer_call(
        &mut self,
        call: usize,
        unit: &str,
        actor: &Arc<Actor>,
        answer: &CallAnswer,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        let asked = &self.calls[call];
        let line = Call {
            id: asked.id,
            unit: self.org.units[unit].id,
            unit_name: self.org.units[unit].short.clone(),
            title: asked.title.clone(),
            due: asked.due.context("约稿没有时限")?,
            asked_by: self.actor("section-chief")?.person,
            state: CallState::Open,
        };
        let change = answer_call::decide(&line, actor, answer, at).map_err(told)?;
        let id: MatterId = line.id.to_string().parse().context("约稿的编号")?;
        self.ops.push(Op::Answer { actor: actor.clone(), id, call: Box::new(line), change: Box::new(change) });
        Ok(())
    }

    /// Whoever has a fitting text answers with it; of the others most say that there is nothing.
    fn plan_answer(&mut self, call: usize, unit: &str, minute: i64, days: i64) -> anyhow::Result<()> {
        let begins = minute + self.chance.between(DAY / 2, (days - 2).max(1) * DAY * 5 / 7);
        let title = self.calls[call].title.to_string();
        let Some(day) = self.hours.day(usize::try_from(begins / DAY).unwrap_or(usize::MAX)) else { return Ok(()) };
        let event = day.yesterday()?;
        let fits = |template: &usize| {
            let one = &self.templates[*template];
            one.fault.is_none()
                && one.fits(unit, &self.org.units[unit], event.month())
                && one.keywords.iter().any(|word| title.contains(word.as_str()))
        };
        let among: Vec<usize> = (0..self.templates.len()).filter(fits).collect();
        let Some(template) = self.chance.pick(&among).copied() else {
            if self.chance.in_a_hundred(80) {
                self.schedule(begins, Due::Nothing(call, unit.to_owned()));
            }
            return Ok(());
        };
        self.used.note(unit, template, begins);
        let story = self.tell(unit, template, event)?;
        let told = self.stories[story].as_ref().clone();
        self.stories[story] = Arc::new(Story { call: Some(call), ..told });
        let way = Way::from(begins, &mut self.chance);
        self.lead(story, way, Fate::Adopted, way.take);
        Ok(())
    }

    fn asked(&self, keys: &[String]) -> anyhow::Result<Vec<NetworkFacts>> {
        let asked = |key: &String| {
            let unit = self.org.units.get(key).with_context(|| format!("demo/calls.toml: 没有 {key}"))?;
            let desk = self.desks.get(key);
            let live = desk.map_or(0, |desk| desk.reporters.len());
            Ok(NetworkFacts {
                id: unit.id,
                name: unit.short.clone(),
                live_reporters: u32::try_from(live).unwrap_or(u32::MAX),
                people: 3,
                checkers: 1,
                approvers: desk.map(|desk| vec![desk.head.person]).unwrap_or_default(),
            })
        };
        keys.iter().map(asked).collect()
    }
}

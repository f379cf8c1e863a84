//! The bulletins: composed on their days from what the section has ready, signed step by step, numbered and out (INF-3).

use std::sync::Arc;

use anyhow::Context;
use information::decide::issue::{adopt, open, sign, submit};
use information::decide::section::select;
use information::model::{
    self, Bulletin, Issue, IssueFacts, IssueItem, IssueItemId, IssueNumber, IssueRecord, IssueState, ItemKind,
    OpenIssue, State, Title, Verified,
};
use information::store::issue::number_text;
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use kernel::clock::office_day;
use kernel::{Actor, MatterId};

use super::hours::DAY;
use super::ops::Op;
use super::world::{Due, World, told};

/// The bulletins, in the order of `demo/bulletins.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 青溪信息
    Weekly,
    /// 每日要情
    Daily,
    /// 信息专报
    Special,
    /// 青溪区委信息
    Upward,
}

/// An issue in memory.
#[derive(Debug, Clone)]
pub struct Press {
    issue: Issue,
    version: i64,
    composer: Arc<Actor>,
    stories: Vec<usize>,
}

/// How far an issue gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// It stays with its composer.
    Composing,
    /// It waits for the section chief.
    SectionChief,
    /// It waits for the director.
    Director,
    /// It waits for a leader.
    Leader,
    /// It leaves.
    Issued,
}

/// A step of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PressStep {
    /// Open an issue in this minute at work.
    Open(Paper, Until, i64),
    /// Place a story in it.
    Select(usize, usize),
    /// 送审
    Submit(usize),
    /// 审签, by the holder of this key
    Sign(usize, &'static str),
}

impl World<'_> {
    /// Puts the bulletins' days into the calendar, from one working day to another.
    pub fn plan_issues(&mut self, from: usize, until: usize) {
        for number in from..until {
            let (Some(day), Some(next)) = (self.hours.day(number), self.hours.day(number + 1)) else { continue };
            let minute = i64::try_from(number).unwrap_or(0) * DAY + 240;
            let mut papers = Vec::new();
            if [Weekday::Tuesday, Weekday::Thursday].contains(&day.weekday()) || self.chance.in_a_hundred(30) {
                papers.push(Paper::Daily);
            }
            if next.weekday().to_monday_one_offset() <= day.weekday().to_monday_one_offset() {
                papers.push(Paper::Weekly);
            }
            if passes(day, next, 18) {
                papers.push(Paper::Special);
            }
            if passes(day, next, 10) || passes(day, next, 25) {
                papers.push(Paper::Upward);
            }
            for (shift, paper) in (0..).zip(papers) {
                let minute = minute - 60 * shift;
                self.schedule(minute, Due::Press(PressStep::Open(paper, Until::Issued, minute)));
            }
        }
    }

    /// Lets a step of an issue happen.
    pub fn press(&mut self, step: PressStep, at: Timestamp) -> anyhow::Result<()> {
        match step {
            PressStep::Open(paper, until, minute) => self.open_issue(paper, until, minute, at),
            PressStep::Select(press, story) => self.select(press, story, at),
            PressStep::Submit(press) => {
                let facts = self.issue_facts(press, at)?;
                let (issue, composer) = (self.presses[press].issue.clone(), self.presses[press].composer.clone());
                let change = submit::decide(&issue, &facts, &composer, at).map_err(told)?;
                self.advance(press, composer, change);
                Ok(())
            }
            PressStep::Sign(press, key) => self.sign(press, key, at),
        }
    }

    fn open_issue(&mut self, paper: Paper, until: Until, minute: i64, at: Timestamp) -> anyhow::Result<()> {
        let chosen = self.choose(paper, until, at);
        if chosen.is_empty() {
            return Ok(());
        }
        let bulletin = self.bulletins.get(place(paper)).context("demo/bulletins.toml: 少一种刊物")?.clone();
        let composer = self.chance.pick(&self.editors).context("demo/org.toml: 没有编辑")?.clone();
        let facts = self.facts_for(&bulletin, at)?;
        let title = match paper {
            Paper::Daily => format!("{}月{}日要情", office_day(at).month(), office_day(at).day()),
            Paper::Weekly | Paper::Special | Paper::Upward => {
                self.item(chosen[0])?.submission.text_for_issue().title.to_string()
            }
        };
        let title = Title::parse(&title).map_err(|refusal| told(vec![refusal]))?;
        let command = open::Open { id: MatterId::new(self.fresh(at)), bulletin, title };
        let (issue, change) = open::decide(&facts, &composer, &command, at).map_err(told)?;
        let press = self.presses.len();
        self.ops.push(Op::Open { actor: composer.clone(), issue: Box::new(issue.clone()), change: Box::new(change) });
        let leader_signs = issue.bulletin.leader_signs;
        self.presses.push(Press { issue, version: 1, composer, stories: Vec::new() });
        for (place, story) in (1..).zip(&chosen) {
            self.schedule(minute + 4 * place, Due::Press(PressStep::Select(press, *story)));
        }
        let steps = [
            (Until::SectionChief, 40, PressStep::Submit(press)),
            (Until::Director, 70, PressStep::Sign(press, "section-chief")),
            (Until::Leader, 110, PressStep::Sign(press, "director")),
        ];
        let reached = |step: Until| rank(step) <= rank(until);
        for (_, after, step) in steps.into_iter().filter(|(step, _, _)| reached(*step)) {
            self.schedule(minute + after, Due::Press(step));
        }
        if leader_signs && until == Until::Issued {
            self.schedule(minute + 160, Due::Press(PressStep::Sign(press, "leader-committee")));
        }
        Ok(())
    }

    /// What the paper takes: first what waits, then what another paper has printed lately, then what was kept for later.
    fn choose(&mut self, paper: Paper, until: Until, at: Timestamp) -> Vec<usize> {
        let (kinds, most): (&[ItemKind], usize) = match paper {
            Paper::Daily => (&[ItemKind::Dynamic, ItemKind::Data, ItemKind::Opinion], 2),
            Paper::Weekly => (ItemKind::ALL, 6),
            Paper::Special => (&[ItemKind::Problem], 1),
            Paper::Upward => (&[ItemKind::Practice, ItemKind::Problem], 2),
        };
        let of_kind = |world: &Self, story: usize| kinds.contains(&world.stories[story].kind);
        let mut chosen: Vec<usize> =
            self.ready.iter().copied().filter(|story| of_kind(self, *story)).take(most).collect();
        self.ready.retain(|story| !chosen.contains(story));
        let bulletin = self.bulletins.get(place(paper)).map(|bulletin| bulletin.id);
        let (days, wanted) = match paper {
            Paper::Daily => (0, chosen.len()),
            Paper::Weekly => (7, most.min(chosen.len() + 2)),
            Paper::Special | Paper::Upward => (40, most),
        };
        // Of today's issues none may stay away for want of fresh items.
        let (days, wanted, fallback) = match until {
            Until::Issued => (days, wanted, paper == Paper::Special),
            Until::Composing | Until::SectionChief | Until::Director | Until::Leader => {
                (days.max(30), wanted.max(1), true)
            }
        };
        for story in (0..self.stories.len()).rev().filter(|story| of_kind(self, *story)) {
            if wanted <= chosen.len() {
                break;
            }
            let Some(item) = &self.items[story] else { continue };
            let fresh = |since: Timestamp| at.as_second() - since.as_second() < days * 86_400;
            let printed = bulletin.is_some_and(|id| item.printed.contains(&id));
            let adopted = item.submission.state == State::Adopted && item.adopted.is_some_and(fresh);
            let sound = match item.submission.verifications.last() {
                Some(last) => last.result != Verified::Open,
                None => ![ItemKind::Problem, ItemKind::Opinion].contains(&self.stories[story].kind),
            };
            let kept = item.submission.state == State::Reserved && sound;
            if !printed && item.open.is_empty() && !chosen.contains(&story) && (adopted || (kept && fallback)) {
                chosen.push(story);
            }
        }
        chosen
    }

    fn select(&mut self, press: usize, story: usize, at: Timestamp) -> anyhow::Result<()> {
        let composer = self.presses[press].composer.clone();
        let id = self.presses[press].issue.id;
        let place = IssueItemId::new(self.fresh(at));
        let command = select::Select { issue: OpenIssue { id, state: IssueState::Composing }, item: place };
        self.change(story, &composer, at, |item, facts| select::decide(item, facts, &composer, &command, at))?;
        let mut hands = Vec::new();
        for index in [story].into_iter().chain(self.item(story)?.merged.clone()) {
            hands.extend(self.item(index)?.submission.hands());
        }
        let item = self.items[story].as_mut().context("还没有起草")?;
        item.open.push(OpenIssue { id, state: IssueState::Composing });
        let placed = IssueItem { id: place, submission: item.submission.id, unit: item.submission.unit, hands };
        let press = &mut self.presses[press];
        press.issue.items.push(placed);
        press.stories.push(story);
        // Placing an item gives the issue a new version.
        press.version += 1;
        Ok(())
    }

    fn sign(&mut self, press: usize, key: &str, at: Timestamp) -> anyhow::Result<()> {
        let signer = self.actor(key)?;
        let facts = self.issue_facts(press, at)?;
        let issue = self.presses[press].issue.clone();
        let change = sign::decide(&issue, &facts, &signer, at).map_err(told)?;
        let number = match &change.record {
            IssueRecord::Issued { number, .. } => Some(*number),
            IssueRecord::Opened
            | IssueRecord::Added(_)
            | IssueRecord::Placed { .. }
            | IssueRecord::Removed { .. }
            | IssueRecord::Distributed(_)
            | IssueRecord::Submitted
            | IssueRecord::Signed(_)
            | IssueRecord::Returned { .. } => None,
        };
        self.advance(press, signer.clone(), change);
        let Some(number) = number else { return Ok(()) };
        self.numbers.insert((issue.bulletin.id, number.year), number.number);
        for story in self.presses[press].stories.clone() {
            self.adopted(story, &issue, number, &signer, at)?;
        }
        Ok(())
    }

    fn advance(&mut self, press: usize, actor: Arc<Actor>, change: model::IssueChange) {
        let press = &mut self.presses[press];
        let (before, version) = (press.issue.clone(), press.version);
        press.issue = model::apply_to_issue(before.clone(), &change);
        press.version += 1;
        let (state, id) = (press.issue.state, press.issue.id);
        for story in press.stories.clone() {
            let Some(item) = self.items[story].as_mut() else { continue };
            item.open.iter_mut().filter(|open| open.id == id).for_each(|open| open.state = state);
        }
        self.ops.push(Op::Issue { actor, issue: Box::new(before), version, change: Box::new(change) });
    }

    fn adopted(
        &mut self,
        story: usize,
        issue: &Issue,
        number: IssueNumber,
        signer: &Arc<Actor>,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        let item = self.items[story].as_mut().context("还没有起草")?;
        item.open.retain(|open| open.id != issue.id);
        item.adopted = Some(at);
        item.printed.push(issue.bulletin.id);
        self.change(story, signer, at, |item, facts| Ok(adopt::follow(item, issue, number, facts.office, at)))?;
        self.follow(story, issue, number, signer, at)?;
        let into = self.item(story)?.submission.text.title.to_string();
        for merged in self.item(story)?.merged.clone() {
            let part = &self.item(merged)?.submission;
            let out = number_text(&issue.bulletin, number);
            let text = format!("“{}”并入“{into}”，已被{out}采用。", part.text.title);
            let (to, about) = (part.drafter, part.id);
            self.ops.push(Op::Tell { to, about, text, at });
        }
        Ok(())
    }

    fn issue_facts(&mut self, press: usize, at: Timestamp) -> anyhow::Result<IssueFacts> {
        let bulletin = self.presses[press].issue.bulletin.clone();
        self.facts_for(&bulletin, at)
    }

    fn facts_for(&mut self, bulletin: &Bulletin, at: Timestamp) -> anyhow::Result<IssueFacts> {
        let policy = self.policy(at)?;
        let leader = self.actor("leader-committee")?;
        let last_number = self.numbers.get(&(bulletin.id, office_day(at).year())).copied().unwrap_or(0);
        Ok(IssueFacts { office: self.org.office, leaders: vec![leader.unit()], last_number, policy })
    }
}

/// The bulletin's place in `demo/bulletins.toml`.
fn place(paper: Paper) -> usize {
    match paper {
        Paper::Weekly => 0,
        Paper::Daily => 1,
        Paper::Special => 2,
        Paper::Upward => 3,
    }
}

fn rank(until: Until) -> u8 {
    match until {
        Until::Composing => 0,
        Until::SectionChief => 1,
        Until::Director => 2,
        Until::Leader => 3,
        Until::Issued => 4,
    }
}

/// Whether the day of the month falls on this working day, or on the days off after it.
fn passes(day: Date, next: Date, of_month: i8) -> bool {
    let mut date = day;
    while date < next {
        if date.day() == of_month {
            return true;
        }
        let Ok(tomorrow) = date.tomorrow() else { return false };
        date = tomorrow;
    }
    false
}

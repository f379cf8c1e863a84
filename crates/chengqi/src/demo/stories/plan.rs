//! Three years of ordinary work: who reports how much in a quarter, what becomes of it, and when.

use std::collections::BTreeMap;
use std::sync::Arc;

use information::model::{ItemKind, Standard, Verified};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::chance::Chance;
use super::hours::DAY;
use super::slots::{Ground, fill};
use super::steps::Step;
use super::template::Template;
use super::world::{Due, Story, World};

/// Referrals that a department has answered and the unit has heard.
const ANSWERED: usize = 11;

/// What becomes of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is adopted.
    Adopted,
    /// The checker gives it back, it is corrected, and adopted.
    CorrectedInUnit,
    /// The section gives it back, it is corrected, and adopted.
    CorrectedForSection,
    /// It is kept for later.
    Reserved,
    /// It is refused.
    Refused,
    /// The section gives it back and the unit gives it up.
    GivenUp,
    /// The checker gives it back and the unit gives it up.
    StoppedInUnit,
    /// It is merged into another unit's item.
    Merged,
}

/// The minutes at work of the way to the section.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// 起草
    pub draft: i64,
    /// 送校核
    pub send: i64,
    /// 校核
    pub check: i64,
    /// 审批
    pub approve: i64,
    /// 接收
    pub take: i64,
}

impl Way {
    /// A way with the lags of the trade: draft to check one to five hours, to approval one to eight, taken within a day.
    pub fn from(draft: i64, chance: &mut Chance) -> Self {
        let send = draft + chance.between(20, 90);
        let check = send + chance.between(60, 300);
        let approve = check + chance.between(60, 480);
        Self { draft, send, check, approve, take: approve + chance.between(20, DAY) }
    }

    /// A way that was approved in this minute.
    pub fn back_from(approve: i64, chance: &mut Chance) -> Self {
        let check = approve - chance.between(60, 300);
        let send = check - chance.between(60, 200);
        Self { draft: send - chance.between(20, 90), send, check, approve, take: approve + chance.between(20, DAY) }
    }
}

impl World<'_> {
    /// Plans the ordinary work of every unit between two working days.
    pub fn plan_years(&mut self, from: usize, until: usize) -> anyhow::Result<()> {
        let mut drafts: Vec<(i64, String)> = Vec::new();
        for key in self.desks.keys().cloned().collect::<Vec<_>>() {
            let mut first = from;
            while first < until {
                let last = self.last_of_quarter(first, until);
                for _ in 0..self.quota(&key, first, last) {
                    let of_day = self.chance.between(0, DAY - 1);
                    let number = self.chance.between(first as i64, last as i64 - 1);
                    drafts.push((number * DAY + of_day, key.clone()));
                }
                first = last;
            }
        }
        drafts.sort();
        for (minute, key) in drafts {
            self.plan_one(minute, &key)?;
        }
        self.plan_referrals();
        Ok(())
    }

    /// How many items a unit writes in a quarter; some miss what is asked of them.
    fn quota(&mut self, key: &str, first: usize, last: usize) -> i64 {
        let whole = if self.org.units[key].key_unit {
            if self.chance.in_a_hundred(50) { self.chance.between(9, 11) } else { self.chance.between(4, 7) }
        } else if self.chance.in_a_hundred(30) {
            3
        } else {
            self.chance.between(1, 2)
        };
        // A quarter has about 61 working days; a part of one has a part of its items.
        let days = i64::try_from(last - first).unwrap_or(61).min(61);
        (whole * days + 30) / 61
    }

    fn last_of_quarter(&self, first: usize, until: usize) -> usize {
        let Some(day) = self.hours.day(first) else { return until };
        let begins = 3 * ((day.month() - 1) / 3) + 1;
        let next = Date::new(day.year(), begins, 1).ok().and_then(|start| start.checked_add(3.months()).ok());
        next.map_or(until, |next| self.hours.number(next)).clamp(first + 1, until)
    }

    fn plan_one(&mut self, minute: i64, key: &str) -> anyhow::Result<()> {
        let faulty = self.chance.in_a_hundred(27);
        let Some((template, event)) = self.template(minute, key, faulty) else { return Ok(()) };
        self.used.note(key, template, minute);
        let fate = self.fate(template);
        let story = self.tell(key, template, event)?;
        let way = Way::from(minute, &mut self.chance);
        if fate != Fate::Merged {
            self.lead(story, way, fate, way.take);
            return Ok(());
        }
        let mut merged = vec![(story, way)];
        for _ in 0..if self.chance.in_a_hundred(25) { 2 } else { 1 } {
            let Some(partner) = self.partner(template, &merged, event, minute) else { continue };
            self.used.note(&partner, template, minute);
            let begins = minute + self.chance.between(0, DAY / 2);
            let way = Way::from(begins, &mut self.chance);
            merged.push((self.tell(&partner, template, event)?, way));
        }
        let Some((leader, leader_way)) = merged.pop() else { return Ok(()) };
        let taken = merged.iter().map(|(_, way)| way.take).max().unwrap_or(leader_way.take).max(leader_way.take);
        for (place, (follower, way)) in (1..).zip(merged) {
            self.walk(follower, way);
            self.schedule(taken + 30 * place, Due::Item(follower, Step::Merge(leader)));
        }
        self.lead(leader, leader_way, Fate::Adopted, taken + 90);
        Ok(())
    }

    /// A template that fits the unit and the day, not used by it this year, or if all are, not within a quarter.
    pub fn template(&mut self, minute: i64, key: &str, faulty: bool) -> Option<(usize, Date)> {
        let day = self.hours.day(usize::try_from(minute / DAY).ok()?)?;
        let event = day.checked_sub(Span::new().days(self.chance.between(0, 3))).ok()?;
        let unit = &self.org.units[key];
        let fits = |template: &&(usize, &Template)| template.1.fits(key, unit, event.month());
        let all: Vec<(usize, &Template)> = self.templates.iter().enumerate().collect();
        let of_kind: Vec<usize> =
            all.iter().filter(fits).filter(|(_, one)| one.fault.is_some() == faulty).map(|(index, _)| *index).collect();
        let fresh: Vec<usize> = of_kind.iter().copied().filter(|one| !self.used.in_year(key, *one, minute)).collect();
        let resting: Vec<usize> = of_kind.into_iter().filter(|one| !self.used.lately(key, *one, minute)).collect();
        let among = if fresh.is_empty() { resting } else { fresh };
        self.chance.pick(&among).map(|template| (*template, event))
    }

    /// Another unit that may have written of the same thing in the same days.
    fn partner(&mut self, template: usize, merged: &[(usize, Way)], event: Date, minute: i64) -> Option<String> {
        let taken: Vec<&str> = merged.iter().map(|(story, _)| self.stories[*story].unit.as_str()).collect();
        let fits = |key: &&String| {
            !taken.contains(&key.as_str())
                && self.templates[template].fits(key, &self.org.units[*key], event.month())
                && !self.used.lately(key, template, minute)
        };
        let among: Vec<String> = self.desks.keys().filter(fits).cloned().collect();
        self.chance.pick(&among).cloned()
    }

    fn fate(&mut self, template: usize) -> Fate {
        let drawn = self.chance.between(1, 100);
        if self.templates[template].fault.is_some() {
            let relevance = self.templates[template].fault.as_deref() == Some("relevance");
            return match drawn {
                ..=74 => Fate::Refused,
                75..=88 if !relevance => Fate::GivenUp,
                75..=88 => Fate::Refused,
                _ => Fate::StoppedInUnit,
            };
        }
        match drawn {
            ..=39 => Fate::Adopted,
            40..=44 => Fate::CorrectedInUnit,
            45..=49 => Fate::CorrectedForSection,
            50..=75 => Fate::Reserved,
            76..=88 => Fate::Refused,
            89..=97 => Fate::Merged,
            _ => Fate::StoppedInUnit,
        }
    }

    /// Fills a template for a unit: a new story.
    pub fn tell(&mut self, key: &str, template: usize, event: Date) -> anyhow::Result<usize> {
        let unit = &self.org.units[key];
        let ground = Ground {
            unit: unit.name.clone(),
            unit_short: unit.short.clone(),
            place: place(&self.places, key, self.org, &mut self.chance),
            event,
        };
        let text = fill(&self.templates[template], &ground, &mut self.chance)?;
        let reporters = &self.desks[key].reporters;
        let stand_in = self.chance.in_a_hundred(12);
        let reporter = reporters.get(usize::from(stand_in)).or(reporters.first());
        let reporter = reporter.ok_or_else(|| anyhow::anyhow!("{key} 没有信息员"))?.clone();
        let editor = self.chance.pick(&self.editors).ok_or_else(|| anyhow::anyhow!("信息科没有编辑"))?.clone();
        let kind = ItemKind::from_code(&self.templates[template].kind);
        let kind = kind.ok_or_else(|| anyhow::anyhow!("demo/items: 不认识的类别"))?;
        let unit = key.to_owned();
        self.stories.push(Arc::new(Story { unit, reporter, editor, template, kind, text, event, call: None }));
        self.items.push(None);
        Ok(self.stories.len() - 1)
    }

    /// From the first word to the section's hands.
    pub fn walk(&mut self, story: usize, way: Way) {
        self.walk_to_section(story, way);
        self.schedule(way.take, Due::Item(story, Step::Take));
    }

    /// From the first word to the section, where nobody has taken it yet.
    pub fn walk_to_section(&mut self, story: usize, way: Way) {
        for (minute, step) in
            [(way.draft, Step::Draft), (way.send, Step::Send), (way.check, Step::Check), (way.approve, Step::Approve)]
        {
            self.schedule(minute, Due::Item(story, step));
        }
    }

    /// The whole of an item's way; the section goes on with it after `taken`.
    pub fn lead(&mut self, story: usize, way: Way, fate: Fate, taken: i64) {
        let standard = self.templates[self.stories[story].template].fault.as_deref().and_then(Standard::from_code);
        let done = taken + self.chance.between(60, 4 * DAY);
        match fate {
            Fate::Adopted => {
                self.walk(story, way);
                self.finish(story, taken, done);
            }
            Fate::CorrectedInUnit | Fate::StoppedInUnit => {
                self.schedule(way.draft, Due::Item(story, Step::Draft));
                self.schedule(way.send, Due::Item(story, Step::Send));
                self.schedule(way.check, Due::Item(story, Step::CheckReturn));
                if fate == Fate::StoppedInUnit {
                    self.schedule(way.approve, Due::Item(story, Step::Discard));
                    return;
                }
                let again = way.check + self.chance.between(40, 200);
                self.schedule(again, Due::Item(story, Step::Mend));
                let taken = self.gates_again(story, again);
                self.finish(story, taken, taken + done - way.take);
            }
            Fate::CorrectedForSection => {
                self.walk(story, way);
                let field = if self.chance.in_a_hundred(50) { "figures" } else { "evidence" };
                let back = taken + self.chance.between(30, 240);
                self.schedule(back, Due::Item(story, Step::GiveBack(field)));
                let again = back + self.chance.between(60, DAY);
                self.schedule(again, Due::Item(story, Step::Mend));
                let taken = self.gates_again(story, again);
                self.finish(story, taken, taken + done - way.take);
            }
            Fate::Reserved => {
                self.walk(story, way);
                let result = if self.chance.in_a_hundred(30) { Verified::Open } else { Verified::Confirmed };
                self.verify(story, taken, result);
                self.schedule(done, Due::Item(story, Step::Reserve));
            }
            Fate::Refused => {
                self.walk(story, way);
                self.schedule(done, Due::Item(story, Step::Refuse(standard.unwrap_or(Standard::Relevance))));
            }
            Fate::GivenUp => {
                self.walk(story, way);
                let field = match standard {
                    Some(Standard::Tightness) => "body",
                    Some(Standard::Elements) => "time",
                    Some(Standard::Soundness | Standard::Relevance) | None => "figures",
                };
                self.schedule(taken + 90, Due::Item(story, Step::GiveBack(field)));
                self.schedule(done.max(taken + 120) + DAY, Due::Item(story, Step::Discard));
            }
            Fate::Merged => self.walk(story, way),
        }
    }

    /// Checked, approved and taken once more; gives back when it was taken.
    fn gates_again(&mut self, story: usize, from: i64) -> i64 {
        let way = Way::from(from, &mut self.chance);
        self.schedule(way.check, Due::Item(story, Step::Check));
        self.schedule(way.approve, Due::Item(story, Step::Approve));
        self.schedule(way.take, Due::Item(story, Step::Take));
        way.take
    }

    /// Verified where it must be, edited, ready for an issue.
    fn finish(&mut self, story: usize, taken: i64, done: i64) {
        let result = if self.chance.in_a_hundred(75) { Verified::Confirmed } else { Verified::Corrected };
        self.verify(story, taken, result);
        self.schedule(done.max(taken + 40), Due::Item(story, Step::Edit));
        self.schedule(done.max(taken + 40) + 5, Due::Item(story, Step::Ready));
    }

    fn verify(&mut self, story: usize, taken: i64, result: Verified) {
        let kind = self.stories[story].kind;
        if kind == ItemKind::Problem || kind == ItemKind::Opinion || self.chance.in_a_hundred(8) {
            self.schedule(taken + 25, Due::Item(story, Step::Verify(result)));
            if kind == ItemKind::Problem {
                self.verified.push((story, taken + 25));
            }
        }
    }

    /// Problems that were passed on to a department, answered, and of which the unit has heard.
    fn plan_referrals(&mut self) {
        let mut answered = 0;
        let now = self.hours.minute(self.now);
        for (story, verified) in std::mem::take(&mut self.verified).into_iter().rev() {
            let refer = verified + 10;
            if refer + 20 * DAY < now && answered < ANSWERED && self.department(story) {
                answered += 1;
                self.schedule(refer, Due::Item(story, Step::Refer));
                let answer = refer + self.chance.between(3 * DAY, 12 * DAY);
                self.schedule(answer, Due::Item(story, Step::Answer));
                let deliver = answer + self.chance.between(30, DAY);
                self.schedule(deliver, Due::Item(story, Step::Deliver));
            }
        }
    }

    /// Whether there is a department for what the story complains of.
    pub fn department(&self, story: usize) -> bool {
        let story = &self.stories[story];
        self.words.solution(&story.unit, &story.text.title, &self.templates[story.template].keywords).is_some()
    }
}

/// A place of the unit; a unit without a list draws from the whole district, with the town's short name in front.
fn place(places: &BTreeMap<String, Vec<String>>, key: &str, org: &crate::demo::Org, chance: &mut Chance) -> String {
    if let Some(own) = places.get(key).and_then(|own| chance.pick(own)) {
        return own.clone();
    }
    let all: Vec<String> = places
        .iter()
        .flat_map(|(town, places)| places.iter().map(|place| format!("{}{place}", org.units[town].short)))
        .collect();
    chance.pick(&all).cloned().unwrap_or_default()
}

/// Which unit has used which template, and when last.
#[derive(Debug, Default)]
pub struct Used(BTreeMap<(String, usize), i64>);

impl Used {
    /// The unit wrote from the template in this minute.
    pub fn note(&mut self, key: &str, template: usize, minute: i64) {
        self.0.insert((key.to_owned(), template), minute);
    }

    /// Within about a year of working days.
    fn in_year(&self, key: &str, template: usize, minute: i64) -> bool {
        self.since(key, template, minute).is_some_and(|minutes| minutes < 245 * DAY)
    }

    /// Within ninety days, in which a repeat is a finding.
    fn lately(&self, key: &str, template: usize, minute: i64) -> bool {
        self.since(key, template, minute).is_some_and(|minutes| minutes < 70 * DAY)
    }

    fn since(&self, key: &str, template: usize, minute: i64) -> Option<i64> {
        self.0.get(&(key.to_owned(), template)).map(|used| minute - used)
    }
}

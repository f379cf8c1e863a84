//! The living end: what lies on the desks today, so that whoever opens the demonstration has something to do.

use std::sync::Arc;

use information::model::ItemKind;

use super::hours::DAY;
use super::issues::{Paper, PressStep, Until};
use super::plan::{Fate, Way};
use super::steps::Step;
use super::world::{Due, Story, World};

/// The unit of the role cards 信息员、校核人、主要负责人.
const CARD_UNIT: &str = "linjiang";
/// Items that wait at the section besides the pair and the repeat; the last of them are poor on purpose.
const WAITING: usize = 15;
/// How many of those are poor.
const POOR: usize = 3;
/// Problems that lie with a department.
const REFERRED: usize = 9;

impl World<'_> {
    /// Lays today's work on the desks.
    pub fn plan_today(&mut self) -> anyhow::Result<()> {
        let last = self.hours.minute(self.now);
        self.section_queue(last)?;
        self.pair(last)?;
        self.near_repeat(last)?;
        self.card_unit(last)?;
        self.with_departments(last)?;
        // Whether a leader signs besides the director is the bulletin's own rule, so each waits where its own way leads.
        let issues = [
            (Paper::Special, Until::Leader, DAY + 100),
            (Paper::Weekly, Until::Director, 170),
            (Paper::Daily, Until::SectionChief, 60),
            (Paper::Upward, Until::Composing, 30),
        ];
        for (paper, until, before) in issues {
            let minute = last - before;
            self.schedule(minute, Due::Press(PressStep::Open(paper, until, minute)));
        }
        Ok(())
    }

    fn section_queue(&mut self, last: i64) -> anyhow::Result<()> {
        let mut units: Vec<String> = self.desks.keys().filter(|key| *key != CARD_UNIT).cloned().collect();
        let mut placed = 0;
        while placed < WAITING && !units.is_empty() {
            let Some(key) = self.chance.pick(&units).cloned() else { break };
            units.retain(|known| *known != key);
            let approve = last - self.chance.between(5, 5 * DAY / 2);
            let way = Way::back_from(approve, &mut self.chance);
            let poor = WAITING - POOR <= placed;
            let Some((template, event)) = self.template(way.draft, &key, poor) else { continue };
            self.used.note(&key, template, way.draft);
            let story = self.tell(&key, template, event)?;
            self.walk_to_section(story, way);
            placed += 1;
        }
        Ok(())
    }

    /// Two units on one question, fit for merging.
    fn pair(&mut self, last: i64) -> anyhow::Result<()> {
        let way = Way::back_from(last - DAY, &mut self.chance);
        let units: Vec<String> = self.desks.keys().filter(|key| *key != CARD_UNIT).cloned().collect();
        for key in &units {
            let Some((template, event)) = self.template(way.draft, key, false) else { continue };
            let written = &self.templates[template];
            if written.kind != ItemKind::Problem.code() && written.kind != ItemKind::Opinion.code() {
                continue;
            }
            let fits = |other: &&String| *other != key && written.fits(other, &self.org.units[*other], event.month());
            let Some(other) = units.iter().find(fits).cloned() else { continue };
            let first = self.tell(key, template, event)?;
            self.walk_to_section(first, way);
            let second = self.tell(&other, template, event)?;
            let way = Way::back_from(last - DAY / 2, &mut self.chance);
            self.walk_to_section(second, way);
            return Ok(());
        }
        Ok(())
    }

    /// An item that says almost what the same unit said three weeks ago.
    fn near_repeat(&mut self, last: i64) -> anyhow::Result<()> {
        let way = Way::back_from(last - 90, &mut self.chance);
        let earlier = Way::back_from(last - 15 * DAY, &mut self.chance);
        let units: Vec<String> = self.desks.keys().filter(|key| *key != CARD_UNIT).cloned().collect();
        for key in units {
            let Some((template, event)) = self.template(way.draft, &key, false) else { continue };
            let Some((_, before)) = self.template(earlier.draft, &key, false) else { continue };
            if !self.templates[template].fits(&key, &self.org.units[&key], before.month()) {
                continue;
            }
            let first = self.tell(&key, template, before)?;
            self.lead(first, earlier, Fate::Adopted, earlier.take);
            let second = self.tell(&key, template, event)?;
            let (text, repeated) = (self.stories[first].text.clone(), self.stories[second].as_ref().clone());
            self.stories[second] = Arc::new(Story { text, ..repeated });
            self.walk_to_section(second, way);
            return Ok(());
        }
        Ok(())
    }

    /// Problems passed on to departments in the last weeks; the oldest are past their day.
    fn with_departments(&mut self, last: i64) -> anyhow::Result<()> {
        let mut open: Vec<(String, usize)> = Vec::new();
        for key in self.desks.keys() {
            let problems = self.templates.iter().enumerate().filter(|(_, one)| one.kind == ItemKind::Problem.code());
            open.extend(problems.filter(|(_, one)| one.fault.is_none()).map(|(index, _)| (key.clone(), index)));
        }
        let mut placed = 0;
        while placed < REFERRED && !open.is_empty() {
            let Some((key, template)) = self.chance.pick(&open).cloned() else { break };
            open.retain(|known| *known != (key.clone(), template));
            let approve = last - self.chance.between(5 * DAY, 17 * DAY);
            let way = Way::back_from(approve, &mut self.chance);
            let Some(event) = usize::try_from(way.draft / DAY).ok().and_then(|number| self.hours.day(number)) else {
                continue;
            };
            if !self.templates[template].fits(&key, &self.org.units[&key], event.month()) {
                continue;
            }
            let story = self.tell(&key, template, event)?;
            if self.department(story) {
                self.used.note(&key, template, way.draft);
                open.retain(|(unit, _)| *unit != key);
                let fate = if self.chance.in_a_hundred(50) { Fate::Adopted } else { Fate::Reserved };
                self.lead(story, way, fate, way.take);
                self.schedule(way.take + 35, Due::Item(story, Step::Refer));
                placed += 1;
            }
        }
        Ok(())
    }

    /// Two drafts (one poor), one given back, three at the checker, two at the head.
    fn card_unit(&mut self, last: i64) -> anyhow::Result<()> {
        for (before, poor) in [(130, false), (50, true)] {
            if let Some(story) = self.own(last - before, poor)? {
                self.schedule(last - before, Due::Item(story, Step::Draft));
            }
        }
        for (before, poor) in [(DAY, false), (150, true), (30, false)] {
            let send = last - before;
            if let Some(story) = self.own(send - 45, poor)? {
                self.schedule(send - 45, Due::Item(story, Step::Draft));
                self.schedule(send, Due::Item(story, Step::Send));
            }
        }
        for before in [DAY - 100, 40] {
            let way = Way::back_from(last - before + 60, &mut self.chance);
            if let Some(story) = self.own(way.draft, false)? {
                self.schedule(way.draft, Due::Item(story, Step::Draft));
                self.schedule(way.send, Due::Item(story, Step::Send));
                self.schedule(way.check.min(last - 5), Due::Item(story, Step::Check));
            }
        }
        let way = Way { take: last - 2 * DAY, ..Way::back_from(last - 3 * DAY, &mut self.chance) };
        if let Some(story) = self.own(way.draft, false)? {
            self.walk(story, way);
            self.schedule(last - DAY - 60, Due::Item(story, Step::GiveBack("figures")));
        }
        Ok(())
    }

    /// A story of the card unit, by its reporter in person.
    fn own(&mut self, minute: i64, poor: bool) -> anyhow::Result<Option<usize>> {
        let Some((template, event)) = self.template(minute, CARD_UNIT, poor) else { return Ok(None) };
        self.used.note(CARD_UNIT, template, minute);
        let story = self.tell(CARD_UNIT, template, event)?;
        let reporter = self.actor("linjiang-reporter")?;
        let told = self.stories[story].as_ref().clone();
        self.stories[story] = Arc::new(Story { reporter, ..told });
        Ok(Some(story))
    }
}

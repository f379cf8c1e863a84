//! The district in memory: who acts, what stands where, what is still to come. Everything is decided by the rooms' own rules and
//! noted as an [`Op`], in the order of time; nothing here writes.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, anyhow};
use checkup::Prepared;
use information::decide::unit::draft;
use information::model::{
    self, BulletinId, Cover, Facts, Findings, FocusId, IssueCall, ItemKind, OpenIssue, Phrase, Policy, Reason,
    Submission, SubmissionChange, Text, TextId, UnitFacts,
};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::clock::office_day;
use kernel::policy::PolicySet;
use kernel::{Actor, Clock, FixedClock, MatterId, Refusal, Role};

use super::account::Deed;
use super::chance::Chance;
use super::hours::Hours;
use super::issues::{Press, PressStep};
use super::ops::Op;
use super::plan::Used;
use super::slots::Filled;
use super::steps::Step;
use super::template::Template;
use super::words::Words;
use crate::demo::Org;

/// A unit as it acts.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Who reports.
    pub reporters: Vec<Arc<Actor>>,
    /// Who checks: the unit's own checker, or its standing cover from another unit.
    pub checker: Arc<Actor>,
    /// Who approves.
    pub head: Arc<Actor>,
    /// The standing cover.
    pub cover: Option<Cover>,
    /// The reporter's office telephone.
    pub phone: String,
}

/// What is told of one item.
#[derive(Debug, Clone)]
pub struct Story {
    /// The unit's key.
    pub unit: String,
    /// Who drafts.
    pub reporter: Arc<Actor>,
    /// Who of the section handles it.
    pub editor: Arc<Actor>,
    /// Which template.
    pub template: usize,
    /// The kind.
    pub kind: ItemKind,
    /// The text.
    pub text: Filled,
    /// The day of the event.
    pub event: Date,
    /// The call that it answers.
    pub call: Option<usize>,
}

/// An item as it stands.
#[derive(Debug, Clone)]
pub struct Item {
    /// The item.
    pub submission: Submission,
    /// Its version.
    pub version: i64,
    /// What the checkup says to its text.
    pub findings: Findings,
    /// Issues on the way that hold it.
    pub open: Vec<OpenIssue>,
    /// Stories that were merged into it.
    pub merged: Vec<usize>,
    /// When it was last adopted.
    pub adopted: Option<Timestamp>,
    /// The bulletins that have printed it.
    pub printed: Vec<BulletinId>,
    /// Outcomes that stand.
    pub outcomes: Vec<model::Outcome>,
}

/// A point of emphasis with its words.
#[derive(Debug, Clone)]
pub struct KnownFocus {
    /// Its id.
    pub id: FocusId,
    /// First and last day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// For the checkup.
    pub focus: checkup::Focus,
}

/// What is still to come.
#[derive(Debug, Clone)]
pub enum Due {
    /// A step of an item.
    Item(usize, Step),
    /// A step of an issue.
    Press(PressStep),
    /// A call goes out.
    Call(usize),
    /// A unit has nothing to report on a call.
    Nothing(usize, String),
    /// Something for the account of an item or a unit.
    Account(Deed),
}

/// The district.
pub struct World<'a> {
    /// The organisation.
    pub org: &'a Org,
    /// The policy set.
    pub policy: &'a PolicySet,
    /// Office hours.
    pub hours: Hours,
    /// Now.
    pub now: Timestamp,
    /// Ids that follow from the seed.
    pub clock: FixedClock,
    /// Chance that follows from the seed.
    pub chance: Chance,
    /// Chance of what becomes of items.
    pub fortune: Chance,
    /// Words.
    pub words: Words,
    /// Templates.
    pub templates: Vec<Template>,
    /// Places by unit.
    pub places: BTreeMap<String, Vec<String>>,
    /// Units that report, by key.
    pub desks: BTreeMap<String, Desk>,
    /// Editors.
    pub editors: Vec<Arc<Actor>>,
    /// Points of emphasis.
    pub focuses: Vec<KnownFocus>,
    /// Stories.
    pub stories: Vec<Arc<Story>>,
    /// Items begun, by story.
    pub items: Vec<Option<Item>>,
    /// Stories whose items wait to be placed in an issue.
    pub ready: Vec<usize>,
    /// Issues.
    pub presses: Vec<Press>,
    /// Bulletins.
    pub bulletins: Vec<model::Bulletin>,
    /// Calls, by the order in which they went out.
    pub calls: Vec<IssueCall>,
    /// Last numbers, by bulletin and year.
    pub numbers: BTreeMap<(BulletinId, i16), u32>,
    /// Which unit wrote from which template when.
    pub used: Used,
    /// Problems that will be verified, with the minute.
    pub verified: Vec<(usize, i64)>,
    /// What happened.
    pub ops: Vec<Op>,
    queue: BTreeMap<(Timestamp, usize), Due>,
    scheduled: usize,
    prepared: BTreeMap<(String, Date), Prepared>,
    policies: BTreeMap<Date, Policy>,
}

impl<'a> World<'a> {
    /// The district before anything has happened.
    pub fn new(org: &'a Org, policy: &'a PolicySet, hours: Hours, now: Timestamp, seed: u64) -> anyhow::Result<Self> {
        let actor = |key: &str| org.actors.get(key).cloned().map(Arc::new);
        let editors: Vec<_> = ["editor-a", "editor-b"].into_iter().filter_map(actor).collect();
        let mut world = Self {
            org,
            policy,
            hours,
            now,
            clock: FixedClock::new(now, seed ^ 0x51c7),
            chance: Chance::new(seed),
            fortune: Chance::new(seed ^ 0xacc0),
            words: Words::read()?,
            templates: Template::all()?,
            places: super::words::places()?,
            desks: BTreeMap::new(),
            editors,
            focuses: Vec::new(),
            stories: Vec::new(),
            items: Vec::new(),
            ready: Vec::new(),
            presses: Vec::new(),
            bulletins: Vec::new(),
            calls: Vec::new(),
            numbers: BTreeMap::new(),
            used: Used::default(),
            verified: Vec::new(),
            ops: Vec::new(),
            queue: BTreeMap::new(),
            scheduled: 0,
            prepared: BTreeMap::new(),
            policies: BTreeMap::new(),
        };
        for (key, unit) in org.units.iter().filter(|(_, unit)| unit.reporting && !unit.vacant) {
            world.desks.insert(key.clone(), desk(org, key).with_context(|| format!("demo/org.toml: {}", unit.name))?);
        }
        Ok(world)
    }

    /// Someone of the organisation.
    pub fn actor(&self, key: &str) -> anyhow::Result<Arc<Actor>> {
        let actor = self.org.actors.get(key).with_context(|| format!("demo/org.toml: 没有 {key}"))?;
        Ok(Arc::new(actor.clone()))
    }

    /// A fresh id for this instant.
    pub fn fresh(&self, at: Timestamp) -> uuid::Uuid {
        self.clock.set(at);
        self.clock.fresh_uuid()
    }

    /// What policy says on the day of this instant.
    pub fn policy(&mut self, at: Timestamp) -> anyhow::Result<Policy> {
        let day = office_day(at);
        if let Some(known) = self.policies.get(&day) {
            return Ok(known.clone());
        }
        let policy = Policy::on(self.policy, day)?;
        self.policies.insert(day, policy.clone());
        Ok(policy)
    }

    /// Something is to happen in this minute at work; what lies in the future stays untold.
    pub fn schedule(&mut self, minute: i64, due: Due) {
        let at = self.hours.at(minute);
        if at <= self.now {
            self.scheduled += 1;
            self.queue.insert((at, self.scheduled), due);
        }
    }

    /// Lets everything happen, in the order of time.
    pub fn run(&mut self) -> anyhow::Result<()> {
        while let Some(((at, _), due)) = self.queue.pop_first() {
            match due {
                Due::Item(index, step) => self.step(index, &step, at).with_context(|| self.label(index, &step, at))?,
                Due::Call(call) => self.ask(call, at).with_context(|| format!("约稿 {at}"))?,
                Due::Nothing(call, unit) => self.nothing(call, &unit, at).with_context(|| format!("回复约稿 {at}"))?,
                Due::Account(deed) => {
                    self.account(&deed, at).with_context(|| format!("{deed:?}，{at}"))?;
                }
                Due::Press(step) => self.press(step, at).with_context(|| format!("《组期》 {at}"))?,
            }
        }
        Ok(())
    }

    fn label(&self, index: usize, step: &Step, at: Timestamp) -> String {
        format!("{}“{}”，{step:?}，{at}", self.stories[index].unit, self.stories[index].text.title)
    }

    /// Begins the item of a story.
    pub fn draft(&mut self, index: usize, at: Timestamp) -> anyhow::Result<()> {
        let story = self.stories[index].clone();
        let facts = self.surroundings(&story, at)?;
        let text = self.text(&story, &story.text.body, at)?;
        let focus = self.focus_of(&story, at);
        let command = draft::Draft {
            id: MatterId::new(self.fresh(at)),
            text_id: TextId::new(self.fresh(at)),
            text,
            focus,
            call: story.call.map(|call| self.calls[call].id),
            evidence: Vec::new(),
        };
        let (submission, change) = draft::decide(&facts, &story.reporter, &command, at).map_err(told)?;
        let findings = self.findings(&story, &command.text, focus, at);
        self.ops.push(Op::Draft {
            actor: story.reporter.clone(),
            item: Box::new(submission.clone()),
            change: Box::new(change),
        });
        self.items[index] = Some(Item {
            submission,
            version: 1,
            findings,
            open: Vec::new(),
            merged: Vec::new(),
            adopted: None,
            printed: Vec::new(),
            outcomes: Vec::new(),
        });
        Ok(())
    }

    /// The text of a story with this body.
    pub fn text(&self, story: &Story, body: &str, at: Timestamp) -> anyhow::Result<Text> {
        let event = super::hours::instant(story.event, 510).min(at);
        let one = |refusal: Refusal| told(vec![refusal]);
        Ok(Text {
            kind: story.kind,
            title: model::Title::parse(&story.text.title).map_err(one)?,
            body: model::Body::parse(body).map_err(one)?,
            event_at: Some(event),
        })
    }

    /// Decides a change of an item and notes it.
    pub fn change(
        &mut self,
        index: usize,
        actor: &Arc<Actor>,
        at: Timestamp,
        decide: impl FnOnce(&Submission, &Facts) -> Result<SubmissionChange, Vec<Refusal>>,
    ) -> anyhow::Result<()> {
        let story = self.stories[index].clone();
        let mut facts = self.surroundings(&story, at)?;
        let item = self.items[index].as_mut().context("还没有起草")?;
        facts.findings = item.findings.clone();
        facts.open_issues.clone_from(&item.open);
        facts.merged_here = u32::try_from(item.merged.len()).unwrap_or(u32::MAX);
        let change = decide(&item.submission, &facts).map_err(told)?;
        item.submission = model::apply(item.submission.clone(), &change);
        let version = item.version;
        item.version += 1;
        let id = item.submission.id;
        self.ops.push(Op::Item {
            actor: actor.clone(),
            id,
            unit: item.submission.unit,
            version,
            change: Box::new(change),
        });
        Ok(())
    }

    /// The item of a story that has begun.
    pub fn item(&self, index: usize) -> anyhow::Result<&Item> {
        self.items[index].as_ref().context("还没有起草")
    }

    /// Checks the text anew.
    pub fn checked(&mut self, index: usize, at: Timestamp) -> anyhow::Result<()> {
        let story = self.stories[index].clone();
        let item = self.item(index)?;
        let (text, focus) = (item.submission.text.clone(), item.submission.focus);
        let findings = self.findings(&story, &text, focus, at);
        self.items[index].as_mut().context("还没有起草")?.findings = findings;
        Ok(())
    }

    fn surroundings(&mut self, story: &Story, at: Timestamp) -> anyhow::Result<Facts> {
        let policy = self.policy(at)?;
        let unit = &self.org.units[&story.unit];
        let desk = &self.desks[&story.unit];
        let people: Vec<_> = self.org.people.iter().filter(|(_, person)| person.unit_key == story.unit).collect();
        let own = people.iter().filter(|(key, one)| one.cover_of.is_none() && self.org.actors.contains_key(*key));
        let checkers = people.iter().filter(|(_, one)| one.role == "checker" && one.id != story.reporter.person);
        Ok(Facts {
            office: self.org.office,
            unit: UnitFacts {
                id: unit.id,
                name: unit.short.clone(),
                kind: unit.kind,
                people: u32::try_from(own.count()).unwrap_or(u32::MAX),
                checkers: u32::try_from(checkers.count()).unwrap_or(u32::MAX),
                approvers: vec![desk.head.person],
                standing_cover: desk.cover.clone(),
            },
            findings: Findings::default(),
            open_issues: Vec::new(),
            merged_here: 0,
            policy,
        })
    }

    /// The point of emphasis in force that shares most words with the story.
    fn focus_of(&self, story: &Story, at: Timestamp) -> Option<FocusId> {
        let (day, words) = (office_day(at), &self.templates[story.template].keywords);
        let shared = |focus: &KnownFocus| focus.focus.keywords.iter().filter(|word| words.contains(word)).count();
        let in_force = self.focuses.iter().filter(|focus| focus.from <= day && day <= focus.to);
        in_force.max_by_key(|focus| shared(focus)).filter(|focus| 0 < shared(focus)).map(|focus| focus.id)
    }

    fn findings(&mut self, story: &Story, text: &Text, focus: Option<FocusId>, at: Timestamp) -> Findings {
        let day = office_day(at);
        let quarter = day.first_of_month();
        let key = (story.unit.clone(), quarter);
        if !self.prepared.contains_key(&key) {
            let unit = &self.org.units[&story.unit];
            let names = self.org.units.values().flat_map(|unit| [unit.name.clone(), unit.short.clone()]);
            let in_force = self.focuses.iter().filter(|focus| focus.from <= day && day <= focus.to);
            let facts = checkup::Facts {
                focuses: in_force.map(|focus| focus.focus.clone()).collect(),
                unit_names: names.collect(),
                unit: checkup::OwnUnit { name: unit.name.clone(), short: unit.short.clone() },
                ..checkup::Facts::default()
            };
            self.prepared.insert(key.clone(), facts.prepared());
        }
        let chosen = focus.and_then(|id| self.focuses.iter().find(|known| known.id == id));
        let item = checkup::Item {
            kind: checkup::ItemKind::from_code(text.kind.code()).unwrap_or(checkup::ItemKind::Dynamic),
            title: text.title.as_str(),
            body: text.body.as_str(),
            focus: chosen.map(|known| &known.focus),
            attachments: 0,
            event_on: text.event_at.map(office_day),
            today: day,
            // The stories are made up one by one, and none copies another.
            earlier: &[],
            archive_ready: true,
        };
        information::store::check::summed(&checkup::check(&item, &self.prepared[&key]))
    }
}

/// What speaks against a step: the demonstration is wrong, and says where.
pub fn told(refused: Vec<Refusal>) -> anyhow::Error {
    let said: Vec<String> = refused.iter().map(|refusal| format!("{}（{}）", refusal.message, refusal.code)).collect();
    anyhow!(said.join("；"))
}

fn desk(org: &Org, key: &str) -> anyhow::Result<Desk> {
    let of_role = |role: &'static str| {
        let mine = org.people.iter().filter(move |(_, person)| person.unit_key == key && person.role == role);
        mine.filter_map(|(person, _)| org.actors.get(person)).cloned().map(Arc::new)
    };
    let head = of_role("unit_head").next().context("没有主要负责人")?;
    let mut reporters: Vec<_> = of_role("reporter").collect();
    reporters.sort_by_key(|actor| actor.own_seat(actor.unit(), Role::Reporter).is_none());
    let cover = org.units[key].cover.as_ref().map(|(person, reason)| cover(org, person, reason, &head)).transpose()?;
    let covering = org.units[key].cover.as_ref().and_then(|(person, _)| org.actors.get(person)).cloned().map(Arc::new);
    let checker = of_role("checker").next().or(covering).context("没有校核人")?;
    let named = reporters.first().context("没有信息员")?.person;
    let phone = org.people.values().find(|person| person.id == named).map(|person| person.phone.clone());
    Ok(Desk { reporters, checker, head, cover, phone: phone.unwrap_or_default() })
}

fn cover(org: &Org, person: &str, reason: &str, head: &Actor) -> anyhow::Result<Cover> {
    let one = |refusal: Refusal| told(vec![refusal]);
    let known = org.people.get(person).with_context(|| format!("没有 {person}"))?;
    Ok(Cover {
        person: known.id,
        name: Phrase::parse("name", "姓名", &known.name).map_err(one)?,
        reason: Reason::parse("reason", "理由", reason).map_err(one)?,
        named_by: head.person,
    })
}

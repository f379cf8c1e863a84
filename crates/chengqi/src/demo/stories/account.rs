//! What becomes of items after they left, and what is on record about units: outcomes, faults, a class, exemptions (INF-4 … INF-6).
//!
//! Chance of its own decides here, so that the items and issues of a seed stay as they are, whatever becomes of them.

use std::sync::Arc;

use anyhow::Context;
use information::decide::class::{exempt, set_class};
use information::decide::fault::record;
use information::decide::outcome::{correct, enter, follow};
use information::model::{
    ClassFacts, Direction, Exempt, ExemptionId, FaultFacts, FaultGround, FaultId, Gate, InstructionRank, Issue,
    IssueNumber, Level, Mode, NewFault, NewOutcome, Outcome, OutcomeChange, OutcomeFacts, OutcomeId, OutcomeItem,
    OutcomeKind, OutcomeRecord, Phrase, Reason, SetClass, SharedItem, default_class,
};
use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::clock::office_day;
use kernel::{Actor, Refusal};

use super::hours::DAY;
use super::ops::Op;
use super::world::{Due, World, told};

/// Something for the account of an item or a unit.
#[derive(Debug, Clone)]
pub enum Deed {
    /// An outcome of a story's item is entered some days after it happened.
    Enter(usize, Box<News>),
    /// The journal's number turned out to be another one.
    Correct(usize),
    /// A fault is put on record, by its place in [`FAULTS`].
    Fault(usize),
    /// A unit becomes a key unit.
    Class,
    /// A unit without a reporter is exempted: its key and why.
    Exempt(&'static str, &'static str),
}

/// What reached the section about an item.
#[derive(Debug, Clone)]
pub struct News {
    kind: OutcomeKind,
    level: Level,
    /// The journal or medium; for an instruction the leader.
    from: &'static str,
    rank: Option<InstructionRank>,
    day: Date,
}

/// A fault to come.
struct Planned {
    /// Working days before today.
    ago: i64,
    unit: &'static str,
    ground: FaultGround,
    important: Weight,
    what: &'static str,
    proof: &'static str,
}

/// Whether a fault is about something important.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    Important,
}

const FAULTS: [Planned; 9] = [
    Planned {
        ago: 610,
        unit: "shiyan",
        ground: FaultGround::Late,
        important: Weight::Plain,
        what: "约定当周报送的春耕备耕进度，迟报4天。",
        proof: "信息科收文登记与约报电话记录。",
    },
    Planned {
        ago: 505,
        unit: "commerce",
        ground: FaultGround::Error,
        important: Weight::Plain,
        what: "报送的限额以上商贸企业数与附表不一致，正文多写1户。",
        proof: "编辑核稿记录，单位电话更正。",
    },
    Planned {
        ago: 400,
        unit: "yunjiao",
        ground: FaultGround::Missed,
        important: Weight::Important,
        what: "辖区山体小范围滑坡、临时转移12户群众，未报送信息，区委从部门汇总中才得知。",
        proof: "区应急局当日汇总与信息科收文登记核对。",
    },
    Planned {
        ago: 335,
        unit: "culture",
        ground: FaultGround::Error,
        important: Weight::Plain,
        what: "活动举办日期写错一天，刊发前核实时发现。",
        proof: "编辑核稿记录。",
    },
    Planned {
        ago: 240,
        unit: "industry",
        ground: FaultGround::False,
        important: Weight::Plain,
        what: "报送的技改项目“已投产”，核实时设备尚在安装。",
        proof: "督查室现场核实记录。",
    },
    Planned {
        ago: 180,
        unit: "nanhu",
        ground: FaultGround::Late,
        important: Weight::Plain,
        what: "约报的小区加装电梯情况迟报2天。",
        proof: "约报单与报出时间。",
    },
    Planned {
        ago: 95,
        unit: "citymgmt",
        ground: FaultGround::Error,
        important: Weight::Plain,
        what: "同一项数字前后两处不一致。",
        proof: "编辑核稿记录，单位书面更正。",
    },
    Planned {
        ago: 28,
        unit: "yunjiao",
        ground: FaultGround::Late,
        important: Weight::Important,
        what: "乡村道路塌方阻断，次日下午才报送信息。",
        proof: "区交通局通报时间与信息科收文登记核对。",
    },
    Planned {
        ago: 6,
        unit: "linjiang",
        ground: FaultGround::Late,
        important: Weight::Important,
        what: "沿江路段积水封闭3小时，当天没有报，第二天上午才报送信息。",
        proof: "区应急局值班记录与信息科收文登记核对。",
    },
];

/// Fictional leaders, by level, with their rank.
const LEADERS: [(Level, &str, InstructionRank); 6] = [
    (Level::District, "区委书记", InstructionRank::Principal),
    (Level::District, "区委副书记、区长", InstructionRank::Principal),
    (Level::District, "区委常委、常务副区长", InstructionRank::Leader),
    (Level::District, "副区长", InstructionRank::Leader),
    (Level::City, "市委副书记", InstructionRank::Leader),
    (Level::City, "市委秘书长", InstructionRank::SecretaryGeneral),
];

impl World<'_> {
    /// What is put on record about units in the three years.
    pub fn plan_accounts(&mut self) {
        let now = self.hours.minute(self.now);
        for (place, fault) in FAULTS.iter().enumerate() {
            self.schedule(now - fault.ago * DAY, Due::Account(Deed::Fault(place)));
        }
        self.schedule(now - 210 * DAY, Due::Account(Deed::Class));
        let vacant = "原信息员离岗，新的信息员尚未指定；期间由信息科联系单位负责人。";
        self.schedule(now - 25 * DAY, Due::Account(Deed::Exempt("zhuping", vacant)));
        self.schedule(now - 40 * DAY, Due::Account(Deed::Exempt("disabled", vacant)));
        let works = "大坝除险加固施工期间业务人员驻工地，报送任务免考；险情随时报。";
        self.schedule(now - 330 * DAY, Due::Account(Deed::Exempt("reservoir", works)));
    }

    /// Lets it happen.
    pub fn account(&mut self, deed: &Deed, at: Timestamp) -> anyhow::Result<()> {
        match deed {
            Deed::Enter(story, news) => self.enter(*story, news, at),
            Deed::Correct(story) => self.correct(*story, at),
            Deed::Fault(place) => self.fault(&FAULTS[*place], at),
            Deed::Class => self.class(at),
            Deed::Exempt(unit, why) => self.exempt(unit, why, at),
        }
    }

    /// What the leaving of an issue means for the account of one item, and what may come of it later.
    pub fn follow(
        &mut self,
        story: usize,
        issue: &Issue,
        number: IssueNumber,
        signer: &Arc<Actor>,
        at: Timestamp,
    ) -> anyhow::Result<()> {
        let facts = self.outcome_facts(story)?;
        let id = OutcomeId::new(self.fresh(at));
        if let Some(change) = follow::follow(&facts, issue, number, id, at) {
            self.record(story, signer.clone(), facts, change)?;
        }
        match issue.bulletin.direction {
            Direction::Upward => self.plan_upward(story, at),
            Direction::District => self.plan_district(story, issue.bulletin.leader_signs, at),
        }
        Ok(())
    }

    /// Of what went up, the city takes about half, the province some of that, the centre hardly anything.
    fn plan_upward(&mut self, story: usize, at: Timestamp) {
        if !self.fortune.in_a_hundred(45) {
            return;
        }
        let city = self.hours.minute(at) + self.fortune.between(4 * DAY, 15 * DAY);
        let journal = *self.fortune.pick(&["云江信息", "每日要情"]).unwrap_or(&"云江信息");
        self.news(story, city, OutcomeKind::Adopted, Level::City, (journal, None));
        if self.fortune.in_a_hundred(15) {
            self.schedule(city + 6 * DAY, Due::Account(Deed::Correct(story)));
        }
        if self.fortune.in_a_hundred(14) {
            self.instructed(story, city + 2 * DAY, Level::City);
        }
        if !self.fortune.in_a_hundred(25) {
            return;
        }
        let province = city + self.fortune.between(5 * DAY, 20 * DAY);
        self.news(story, province, OutcomeKind::Adopted, Level::Province, ("省委信息", None));
        if self.fortune.in_a_hundred(12) {
            let centre = province + self.fortune.between(8 * DAY, 25 * DAY);
            self.news(story, centre, OutcomeKind::Adopted, Level::Centre, ("综合信息", None));
        }
    }

    /// Of what the district prints, leaders write on some, and media take up a few.
    fn plan_district(&mut self, story: usize, special: bool, at: Timestamp) {
        let minute = self.hours.minute(at);
        if self.fortune.in_a_hundred(if special { 60 } else { 5 }) {
            let days = self.fortune.between(DAY, 4 * DAY);
            self.instructed(story, minute + days, Level::District);
        }
        if self.fortune.in_a_hundred(4) {
            let papers = [(Level::City, "云江日报"), (Level::City, "云江新闻网"), (Level::Province, "省经济报")];
            let (level, paper) = *self.fortune.pick(&papers).unwrap_or(&papers[0]);
            let days = self.fortune.between(3 * DAY, 12 * DAY);
            self.news(story, minute + days, OutcomeKind::Media, level, (paper, None));
        }
    }

    fn instructed(&mut self, story: usize, minute: i64, level: Level) {
        let leaders: Vec<_> = LEADERS.iter().filter(|(of, _, _)| *of == level).collect();
        if let Some((_, leader, rank)) = self.fortune.pick(&leaders) {
            self.news(story, minute, OutcomeKind::Instruction, level, (leader, Some(*rank)));
        }
    }

    /// It happens in this minute; the section enters it one or two days later.
    fn news(
        &mut self,
        story: usize,
        minute: i64,
        kind: OutcomeKind,
        level: Level,
        (from, rank): (&'static str, Option<InstructionRank>),
    ) {
        let day = office_day(self.hours.at(minute));
        let later = self.fortune.between(DAY / 2, 2 * DAY);
        let news = News { kind, level, from, rank, day };
        self.schedule(minute + later, Due::Account(Deed::Enter(story, Box::new(news))));
    }

    fn enter(&mut self, story: usize, news: &News, at: Timestamp) -> anyhow::Result<()> {
        let facts = self.outcome_facts(story)?;
        // What two issues led to is one and the same news; the section enters it once.
        let known = |known: &Outcome| known.kind == news.kind && known.level == news.level;
        if facts.stand.iter().any(|outcome| known(outcome) && outcome.issue.is_none()) {
            return Ok(());
        }
        let instruction = news.kind == OutcomeKind::Instruction;
        let proof = match news.kind {
            OutcomeKind::Instruction => format!("批示件登记，{}", news.day),
            OutcomeKind::SentUp | OutcomeKind::Adopted => {
                format!("《{}》{}年第{}期", news.from, news.day.year(), self.issue_of_year(news.day))
            }
            OutcomeKind::Media => format!("《{}》{}刊发，见报样", news.from, news.day),
        };
        let from = phrase(news.from)?;
        let (channel, leader) = if instruction { (None, Some(from)) } else { (Some(from), None) };
        let mode = if facts.item.shared.is_empty() { Mode::Single } else { Mode::Merged };
        let command = NewOutcome {
            kind: news.kind,
            level: news.level,
            channel,
            mode,
            leader,
            rank: news.rank,
            day: Some(news.day),
            proof: Some(reason(&proof)?),
        };
        let editor = self.stories[story].editor.clone();
        let id = OutcomeId::new(self.fresh(at));
        let change = enter::decide(&facts, &editor, id, &command, at).map_err(told)?;
        self.record(story, editor, facts, change)
    }

    /// The number of the journal as first entered was that of the day before.
    fn correct(&mut self, story: usize, at: Timestamp) -> anyhow::Result<()> {
        let facts = self.outcome_facts(story)?;
        let of_city = |outcome: &&Outcome| outcome.kind == OutcomeKind::Adopted && outcome.level == Level::City;
        let Some(old) = facts.stand.iter().find(of_city).cloned() else { return Ok(()) };
        let proof =
            format!("《{}》{}年第{}期", old.channel, old.day.year(), self.issue_of_year(old.day).saturating_add(1));
        let outcome = NewOutcome {
            kind: old.kind,
            level: old.level,
            channel: Some(phrase(&old.channel)?),
            mode: old.mode,
            leader: None,
            rank: None,
            day: Some(old.day),
            proof: Some(reason(&proof)?),
        };
        let why = Some(reason("登记时期号看错一期，按收到的刊物更正。")?);
        let command = correct::Correct { id: OutcomeId::new(self.fresh(at)), outcome, reason: why };
        let editor = self.stories[story].editor.clone();
        let change = correct::decide(&facts, &old, &editor, &command, at).map_err(told)?;
        self.record(story, editor, facts, change)
    }

    fn issue_of_year(&self, day: Date) -> i16 {
        // Two issues in three days.
        day.day_of_year() * 2 / 3 + 1
    }

    fn record(
        &mut self,
        story: usize,
        actor: Arc<Actor>,
        facts: OutcomeFacts,
        change: OutcomeChange,
    ) -> anyhow::Result<()> {
        let stand = &mut self.items[story].as_mut().context("还没有起草")?.outcomes;
        match &change.record {
            OutcomeRecord::Entered(new) => stand.push(new.clone()),
            OutcomeRecord::Corrected { old, new, .. } => {
                stand.retain(|known| known.id != *old);
                stand.push(new.clone());
            }
            OutcomeRecord::Withdrawn { id, .. } => stand.retain(|known| known.id != *id),
        }
        self.ops.push(Op::Outcome { actor, facts: Box::new(facts), change: Box::new(change) });
        Ok(())
    }

    fn outcome_facts(&self, story: usize) -> anyhow::Result<OutcomeFacts> {
        let item = self.item(story)?;
        let mut shared = Vec::new();
        for merged in &item.merged {
            let part = &self.item(*merged)?.submission;
            let title = part.text.title.to_string();
            shared.push(SharedItem { id: part.id, unit: part.unit, title, drafter: part.drafter });
        }
        let submission = &item.submission;
        let carried = OutcomeItem {
            id: submission.id,
            unit: submission.unit,
            title: submission.text.title.to_string(),
            drafter: submission.drafter,
            state: submission.state,
            reported_on: submission.passed(Gate::Approve).map(|signed| office_day(signed.at)),
            carrier: None,
            shared,
        };
        Ok(OutcomeFacts { office: self.org.office, item: carried, stand: item.outcomes.clone() })
    }

    fn fault(&mut self, planned: &Planned, at: Timestamp) -> anyhow::Result<()> {
        let unit = self.org.units.get(planned.unit).context("demo/org.toml: 没有差错所记的单位")?;
        let (unit, unit_name) = (unit.id, unit.short.clone());
        let facts = FaultFacts { office: self.org.office, unit, unit_name, item: None };
        let command = NewFault {
            ground: planned.ground,
            day: Some(office_day(at)),
            important: planned.important == Weight::Important,
            what: Some(reason(planned.what)?),
            proof: Some(reason(planned.proof)?),
        };
        let editor = self.actor("editor-a")?;
        let id = FaultId::new(self.fresh(at));
        let change = record::decide(&facts, &editor, id, &command, at).map_err(told)?;
        self.ops.push(Op::Fault { actor: editor, facts: Box::new(facts), change: Box::new(change) });
        Ok(())
    }

    fn class(&mut self, at: Timestamp) -> anyhow::Result<()> {
        let facts = self.class_facts("beishan")?;
        let chief = self.actor("section-chief")?;
        let from = office_day(at).last_of_month().checked_add(1.day())?;
        let basis = reason("区委办公室主任办公会：林场承担防火和造林两项中心工作，按重点单位考核。")?;
        let class = phrase(information::model::KEY_CLASS)?;
        let command = SetClass { class, from: Some(from), basis: Some(basis) };
        let change = set_class::decide(&facts, &chief, &command, at).map_err(told)?;
        self.ops.push(Op::Class { actor: chief, facts: Box::new(facts), change: Box::new(change) });
        Ok(())
    }

    fn exempt(&mut self, unit: &str, why: &str, at: Timestamp) -> anyhow::Result<()> {
        let facts = self.class_facts(unit)?;
        let chief = self.actor("section-chief")?;
        let from = office_day(at);
        let id = ExemptionId::new(self.fresh(at));
        let to = from.checked_add(3.months())?;
        let command = Exempt { id, from: Some(from), to: Some(to), reason: Some(reason(why)?) };
        let change = exempt::decide(&facts, &chief, &command, at).map_err(told)?;
        self.ops.push(Op::Class { actor: chief, facts: Box::new(facts), change: Box::new(change) });
        Ok(())
    }

    fn class_facts(&self, key: &str) -> anyhow::Result<ClassFacts> {
        let unit = self.org.units.get(key).with_context(|| format!("demo/org.toml: 没有 {key}"))?;
        let mark = if unit.key_unit { information::model::KeyMark::Key } else { information::model::KeyMark::Plain };
        let class = default_class(mark).to_owned();
        Ok(ClassFacts { office: self.org.office, unit: unit.id, unit_name: unit.short.clone(), class })
    }
}

fn phrase(text: &str) -> anyhow::Result<Phrase> {
    Phrase::parse("demo", "演示数据", text).map_err(|refusal: Refusal| told(vec![refusal]))
}

fn reason(text: &str) -> anyhow::Result<Reason> {
    Reason::parse("demo", "演示数据", text).map_err(|refusal: Refusal| told(vec![refusal]))
}

//! What can happen to an item, each step asked of the same rules that a button asks.

use std::sync::Arc;

use anyhow::Context;
use information::decide::{section, unit};
use information::model::{
    Findings, MergeTarget, Note, Phrase, Reason, ReferralId, ReferralState, Resume, Seen, Stand, Standard, Stands,
    TextId, Verified,
};
use jiff::{SignedDuration, Timestamp};
use kernel::Refusal;

use super::words::Words;
use super::world::{Story, World, told};

/// Days that a department has for its answer.
const REFERRAL_DAYS: i64 = 20;

/// Why something owed is not there yet.
const WHY_OWED: [&str; 3] = [
    "现场情况还在核对，先报概况，核准后续报。",
    "涉及几个村（社区）、时间跨度较长，正文只写了总的情况，台账可查。",
    "这一项由主管部门掌握，已去函询问，答复后补报。",
];

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// 起草
    Draft,
    /// 送校核, with a reason for whatever is owed
    Send,
    /// 校核退回
    CheckReturn,
    /// 改稿后重报
    Mend,
    /// 校核通过
    Check,
    /// 审批报出
    Approve,
    /// 接收
    Take,
    /// 登记核实
    Verify(Verified),
    /// 编辑
    Edit,
    /// 退回单位: the field
    GiveBack(&'static str),
    /// 作废
    Discard,
    /// 留存备用
    Reserve,
    /// 不采用: the standard
    Refuse(Standard),
    /// 并入 another story's item
    Merge(usize),
    /// 转部门办理
    Refer,
    /// 答复转办
    Answer,
    /// 反馈办理结果
    Deliver,
    /// It waits for a place in an issue.
    Ready,
}

impl World<'_> {
    /// Lets a step happen.
    pub fn step(&mut self, index: usize, step: &Step, at: Timestamp) -> anyhow::Result<()> {
        let story = self.stories[index].clone();
        let desk = self.desks[&story.unit].clone();
        match step {
            Step::Draft => self.draft(index, at),
            Step::Send => {
                self.explain(index, &story, at)?;
                self.change(index, &story.reporter, at, |item, facts| {
                    unit::send_to_check::decide(item, facts, &story.reporter, at)
                })
            }
            Step::CheckReturn => {
                let words = Words::opinion(&self.words.checker_opinion, "return", &mut self.chance)?;
                let back = give_back("数字", "内容实", &words)?;
                self.change(index, &desk.checker, at, |item, facts| {
                    unit::check_return::decide(item, facts, &desk.checker, &back, at)
                })
            }
            Step::Mend => self.mend(index, &story, at),
            Step::Check => {
                let words = Words::opinion(&self.words.checker_opinion, "pass", &mut self.chance)?;
                let sign = unit::Sign { standards: stands(&words)?, seen: seen(&self.item(index)?.findings) };
                self.change(index, &desk.checker, at, |item, facts| {
                    unit::check_pass::decide(item, facts, &desk.checker, &sign, at)
                })
            }
            Step::Approve => {
                let words = Words::opinion(&self.words.head_opinion, "pass", &mut self.chance)?;
                let sign = unit::Sign { standards: stands(&words)?, seen: seen(&self.item(index)?.findings) };
                self.change(index, &desk.head, at, |item, facts| {
                    unit::approve::decide(item, facts, &desk.head, &sign, at)
                })?;
                match story.call {
                    Some(call) => self.answer_with(call, index, &desk.head, at),
                    None => Ok(()),
                }
            }
            Step::Discard => {
                let reason = Some(reason("要素一时补不齐，本单位不再报送；情况查清后另写一条。")?);
                let command = unit::discard::Discard { reason };
                self.change(index, &story.reporter, at, |item, facts| {
                    unit::discard::decide(item, facts, &story.reporter, &command, at)
                })
            }
            Step::Ready => {
                self.ready.push(index);
                Ok(())
            }
            Step::Answer => self.answer(index, &story, at),
            Step::Take
            | Step::Verify(_)
            | Step::Edit
            | Step::GiveBack(_)
            | Step::Reserve
            | Step::Refuse(_)
            | Step::Merge(_)
            | Step::Refer
            | Step::Deliver => self.at_section(index, &story, step, at),
        }
    }

    fn at_section(&mut self, index: usize, story: &Arc<Story>, step: &Step, at: Timestamp) -> anyhow::Result<()> {
        let editor = story.editor.clone();
        match step {
            Step::Take => {
                let command = section::take::Take { seen: seen(&self.item(index)?.findings) };
                self.change(index, &editor, at, |item, facts| section::take::decide(item, facts, &editor, &command, at))
            }
            Step::Verify(result) => {
                let command = self.verification(story, *result, at)?;
                self.change(index, &editor, at, |item, facts| {
                    section::verify::decide(item, facts, &editor, &command, at)
                })
            }
            Step::Edit => {
                let template = &self.templates[story.template];
                let note = template.note.clone().unwrap_or_else(|| "结果和数字提前，过程压缩。".to_owned());
                let Some(edited) = story.text.edited.clone() else { return Ok(()) };
                let text = self.text(story, &edited, at)?;
                let text_id = TextId::new(self.fresh(at));
                let command = section::edit::Edit { text_id, text, note: Some(reason(&note)?) };
                self.change(index, &editor, at, |item, facts| section::edit::decide(item, facts, &editor, &command, at))
            }
            Step::GiveBack(field) => {
                let among: Vec<_> = self.words.returns.iter().filter(|one| one.field == *field).collect();
                let words =
                    self.chance.pick(&among).with_context(|| format!("demo/reasons.toml: {field}"))?.words.clone();
                let (field, rule) = named(field);
                let back = give_back(field, rule, &words)?;
                self.change(index, &editor, at, |item, facts| {
                    section::return_to_unit::decide(item, facts, &editor, &back, at)
                })
            }
            Step::Reserve => {
                let words = if self.chance.in_a_hundred(50) {
                    "情况属实，本期同类信息较多，先留存，与后续进展合编。"
                } else {
                    "单个单位的情况，先留存；几个单位都有反映时合编专题。"
                };
                let command = section::reserve::Reserve { reason: reason(words)? };
                self.change(index, &editor, at, |item, facts| {
                    section::reserve::decide(item, facts, &editor, &command, at)
                })
            }
            Step::Refuse(standard) => {
                let text = format!("{}{}", story.text.title, story.text.body);
                let sound = self.templates[story.template].fault.is_none();
                let meets = self.item(index)?.submission.focus.is_some();
                let words = match (sound, meets) {
                    (true, true) => {
                        "情况属实，但同类内容近期已经编发过，没有新的变化。有新进展、新做法请续报。".to_owned()
                    }
                    (false, _) | (_, false) => self.words.refusal(standard.code(), &text, &mut self.chance)?,
                };
                let command = section::refuse::Refuse { standard: Some(*standard), words: Some(reason(&words)?) };
                self.change(index, &editor, at, |item, facts| {
                    section::refuse::decide(item, facts, &editor, &command, at)
                })
            }
            Step::Merge(into) => {
                let command = self.merging(index, *into)?;
                self.change(index, &editor, at, |item, facts| {
                    section::merge::decide(item, facts, &editor, &command, at)
                })?;
                self.items[*into].as_mut().context("还没有起草")?.merged.push(index);
                Ok(())
            }
            Step::Refer => self.refer(index, story, at),
            Step::Deliver => {
                let id = self.referral(index)?;
                let command = section::deliver_solution::DeliverSolution { id };
                self.change(index, &editor, at, |item, facts| {
                    section::deliver_solution::decide(item, facts, &editor, &command, at)
                })
            }
            Step::Draft
            | Step::Send
            | Step::CheckReturn
            | Step::Mend
            | Step::Check
            | Step::Approve
            | Step::Discard
            | Step::Ready
            | Step::Answer => Ok(()),
        }
    }

    /// Writes a reason for everything owed that has none.
    fn explain(&mut self, index: usize, story: &Story, at: Timestamp) -> anyhow::Result<()> {
        let item = self.item(index)?;
        let silent = |rule: &&String| !item.submission.owed.iter().any(|known| known.rule.as_str() == rule.as_str());
        let owed: Vec<String> = item.findings.owed.iter().filter(silent).cloned().collect();
        for rule in owed {
            let words = self.chance.pick(&WHY_OWED).copied().unwrap_or(WHY_OWED[0]);
            let command = unit::explain::Explain {
                rule: Phrase::parse("rule", "规则", &rule).map_err(one)?,
                reason: reason(words)?,
            };
            let reporter = story.reporter.clone();
            self.change(index, &reporter, at, |item, facts| {
                unit::explain::decide(item, facts, &reporter, &command, at)
            })?;
        }
        Ok(())
    }

    /// The unit corrects the text and sends it on, through the gates again.
    fn mend(&mut self, index: usize, story: &Arc<Story>, at: Timestamp) -> anyhow::Result<()> {
        let item = &self.item(index)?.submission;
        let (focus, call, evidence) = (item.focus, item.call, item.evidence.clone());
        let day = format!("{}月{}日", story.event.month(), story.event.day());
        let body = format!("{}以上数字截至{day}，已与台账逐项核对。", item.text.body);
        let text = self.text(story, &body, at)?;
        let text_id = TextId::new(self.fresh(at));
        let command = unit::save::Save { text_id, text, focus, call, evidence };
        let reporter = &story.reporter;
        self.change(index, reporter, at, |item, facts| unit::save::decide(item, facts, reporter, &command, at))?;
        self.checked(index, at)?;
        self.explain(index, story, at)?;
        self.change(index, reporter, at, |item, facts| unit::resubmit::decide(item, facts, reporter, at))
    }

    fn verification(
        &mut self,
        story: &Story,
        result: Verified,
        at: Timestamp,
    ) -> anyhow::Result<section::verify::Verify> {
        let code = match result {
            Verified::Confirmed => "confirmed",
            Verified::Corrected => "corrected",
            Verified::Open | Verified::Denied => "unclear",
        };
        let words = self.words.verification(code, &mut self.chance)?;
        let whom = format!("{}信息员{}", self.org.units[&story.unit].short, story.reporter.name);
        Ok(section::verify::Verify {
            whom: Phrase::parse("whom", "核实对象", &whom).map_err(one)?,
            phone: Phrase::parse("phone", "电话", &self.desks[&story.unit].phone).map_err(one)?,
            when: at - SignedDuration::from_mins(10),
            what: reason(&words)?,
            result,
        })
    }

    fn merging(&self, index: usize, into: usize) -> anyhow::Result<section::merge::Merge> {
        let target = self.item(into)?;
        let mut units = vec![target.submission.unit];
        for merged in &target.merged {
            units.push(self.item(*merged)?.submission.unit);
        }
        let words = self.templates[self.stories[index].template].keywords.join("、");
        Ok(section::merge::Merge {
            into: MergeTarget {
                id: target.submission.id,
                title: target.submission.text.title.to_string(),
                state: target.submission.state,
                units,
            },
            question: reason(&format!("几个单位同一时段都反映{words}方面的情况，合并编发。"))?,
        })
    }

    fn refer(&mut self, index: usize, story: &Arc<Story>, at: Timestamp) -> anyhow::Result<()> {
        let keywords = &self.templates[story.template].keywords;
        let solution = self.words.solution(&story.unit, &story.text.title, keywords).context("没有承办部门")?;
        let unit = &self.org.units[&solution.unit];
        let (to, topic) = (unit.id, solution.topic.clone());
        let command = section::refer::Refer {
            id: ReferralId::new(self.fresh(at)),
            to,
            to_name: Phrase::parse("to", "承办部门", &unit.short).map_err(one)?,
            due: Some(at + SignedDuration::from_hours(24 * REFERRAL_DAYS)),
            question: reason(&format!("来稿反映{topic}问题，请核实并提出解决办法，时限前答复。"))?,
        };
        let editor = &story.editor;
        self.change(index, editor, at, |item, facts| section::refer::decide(item, facts, editor, &command, at))
    }

    fn answer(&mut self, index: usize, story: &Story, at: Timestamp) -> anyhow::Result<()> {
        let keywords = &self.templates[story.template].keywords;
        let solution = self.words.solution(&story.unit, &story.text.title, keywords).context("没有承办部门")?.clone();
        let head = self.desks.get(&solution.unit).context("承办部门没有负责人")?.head.clone();
        let id = self.referral(index)?;
        let command = section::answer_referral::AnswerReferral { id, solution: reason(&solution.words)? };
        self.change(index, &head, at, |item, facts| section::answer_referral::decide(item, facts, &head, &command, at))
    }

    fn referral(&self, index: usize) -> anyhow::Result<ReferralId> {
        let open = self.item(index)?.submission.referrals.iter().find(|referral| match referral.state {
            ReferralState::Sent | ReferralState::Answered(_) => true,
            ReferralState::Delivered { .. } => false,
        });
        Ok(open.context("没有转办")?.id)
    }
}

/// What lies before a signer's eyes.
pub fn seen(findings: &Findings) -> Seen {
    Seen { findings: findings.count, owed: u32::try_from(findings.owed.len()).unwrap_or(u32::MAX) }
}

fn stands(words: &str) -> anyhow::Result<Stands> {
    let stand = |standard: &Standard| {
        let note = if *standard == Standard::Soundness { words } else { "" };
        Ok(Stand { standard: *standard, note: Note::parse("note", "意见", note).map_err(one)? })
    };
    Standard::ALL.iter().map(stand).collect()
}

fn give_back(field: &str, rule: &str, words: &str) -> anyhow::Result<unit::GiveBack> {
    Ok(unit::GiveBack {
        field: Some(Phrase::parse("field", "位置", field).map_err(one)?),
        rule: Some(Phrase::parse("rule", "规则", rule).map_err(one)?),
        words: reason(words)?,
        resume: Resume::Direct,
    })
}

/// The field and the standard, as people call them.
fn named(field: &str) -> (&'static str, &'static str) {
    match field {
        "title" => ("标题", "文字精炼"),
        "body" => ("正文", "文字精炼"),
        "time" => ("时间", "要素全"),
        "place" => ("地点", "要素全"),
        "evidence" => ("佐证材料", "内容实"),
        "suggestion" => ("建议", "要素全"),
        "kind" => ("类别", "对路"),
        _ => ("数字", "内容实"),
    }
}

/// A reason, which the demonstration's own words always fit.
pub fn reason(words: &str) -> anyhow::Result<Reason> {
    Reason::parse("reason", "理由", words).map_err(one)
}

fn one(refusal: Refusal) -> anyhow::Error {
    told(vec![refusal])
}

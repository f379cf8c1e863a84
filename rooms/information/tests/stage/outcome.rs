//! What the section keeps on record: outcomes, faults, classes, exemptions.

use information::decide::{class as c, fault as f, outcome as o};
use information::model::*;
use jiff::civil::Date;
use kernel::actor::{Seat, Tenure};
use kernel::clock::office_day;
use kernel::{Actor, MatterId, PostId, Role, UnitKind};

use super::{Came, Outcome as Result, Stage, Step};
use crate::common::{LEADERS, NEIGHBOUR, OFFICE, UNIT, cast, later, phrase, reason, unit, uuid};

/// What is on record so far.
#[derive(Default)]
pub struct OnRecord {
    outcomes: Vec<Outcome>,
    faults: Vec<Fault>,
    exemptions: Vec<Exemption>,
}

/// Plays the step, if it is one of these.
pub fn act(stage: &mut Stage, step: &Step) -> Option<Result> {
    let play = match step.does.as_str() {
        "登记采用" | "登记上报" | "登记媒体刊发" | "登记批示" => enter,
        "更正采用" => correct,
        "撤销采用" => withdraw,
        "登记差错" => record_fault,
        "撤销差错" => withdraw_fault,
        "定单位类别" => set_class,
        "登记免考" => exempt,
        "撤销免考" => withdraw_exemption,
        _ => return None,
    };
    Some(play(stage, step, &who(step)))
}

fn enter(stage: &mut Stage, step: &Step, actor: &Actor) -> Result {
    let id = OutcomeId::new(uuid(700 + stage.record.outcomes.len() as u32));
    let change = o::enter::decide(&facts(stage), actor, id, &asked(stage, step), stage.now)?;
    keep(stage, &change);
    Ok(came("已登记", change))
}

fn correct(stage: &mut Stage, step: &Step, actor: &Actor) -> Result {
    let old = stage.record.outcomes.last().expect("登记过").clone();
    let id = OutcomeId::new(uuid(700 + stage.record.outcomes.len() as u32));
    let command = o::correct::Correct { id, outcome: asked(stage, step), reason: why(step, "期号看错了") };
    let change = o::correct::decide(&facts(stage), &old, actor, &command, stage.now)?;
    keep(stage, &change);
    Ok(came("已更正", change))
}

fn withdraw(stage: &mut Stage, step: &Step, actor: &Actor) -> Result {
    let old = stage.record.outcomes.last().expect("登记过").clone();
    let change = o::withdraw::decide(&facts(stage), &old, actor, why(step, "采用的是另一条信息").as_ref(), stage.now)?;
    keep(stage, &change);
    Ok(came("已撤销", change))
}

fn record_fault(stage: &mut Stage, step: &Step, actor: &Actor) -> Result {
    let owner = if step.whom.as_deref() == Some("邻镇") { NEIGHBOUR } else { UNIT };
    let facts = FaultFacts {
        office: unit(OFFICE),
        unit: unit(UNIT),
        unit_name: "临江街道".to_owned(),
        item: step.has("信息").then(|| FaultItem {
            id: stage.item.id,
            unit: unit(owner),
            title: stage.item.text.title.to_string(),
        }),
    };
    let new = NewFault {
        ground: FaultGround::from_name(step.choice.as_deref().unwrap_or("迟报")).expect("差错种类"),
        day: on(stage, step),
        important: true,
        what: step.has("事实").then(|| reason("8时20分发生，10时05分才报")),
        proof: step.has("依据").then(|| reason("值班室来电记录")),
    };
    let change = f::record::decide(&facts, actor, FaultId::new(uuid(800)), &new, stage.now)?;
    if let FaultRecord::Recorded(fault) = &change.record {
        stage.record.faults.push(fault.clone());
    }
    Ok(came("已登记", change))
}

fn withdraw_fault(stage: &mut Stage, step: &Step, actor: &Actor) -> Result {
    let (office, of) = (unit(OFFICE), unit(UNIT));
    let facts = FaultFacts { office, unit: of, unit_name: "临江街道".to_owned(), item: None };
    let old = stage.record.faults.last_mut().expect("登记过");
    let change = f::withdraw::decide(&facts, old, actor, why(step, "复核认定按时报了").as_ref(), stage.now)?;
    old.standing = Standing::Withdrawn;
    Ok(came("已撤销", change))
}

fn set_class(stage: &mut Stage, step: &Step, actor: &Actor) -> Result {
    let basis = step.has("依据").then(|| reason("青办发〔2026〕12号"));
    let command = SetClass { class: phrase("key"), from: on(stage, step), basis };
    Ok(came("已登记", c::set_class::decide(&class_facts(), actor, &command, stage.now)?))
}

fn exempt(stage: &mut Stage, step: &Step, actor: &Actor) -> Result {
    let begins = office_day(later(stage.day - 30));
    let (from, to) = (step.has("日期").then_some(begins), on(stage, step));
    let command = Exempt { id: ExemptionId::new(uuid(900)), from, to, reason: why(step, "全街道抗洪抢险") };
    let change = c::exempt::decide(&class_facts(), actor, &command, stage.now)?;
    if let ClassRecord::Exempted(exemption) = &change.record {
        stage.record.exemptions.push(exemption.clone());
    }
    Ok(came("已登记", change))
}

fn withdraw_exemption(stage: &mut Stage, step: &Step, actor: &Actor) -> Result {
    let old = stage.record.exemptions.last_mut().expect("登记过");
    let change =
        c::withdraw_exemption::decide(&class_facts(), old, actor, why(step, "汛期提前结束").as_ref(), stage.now)?;
    old.standing = Standing::Withdrawn;
    Ok(came("已撤销", change))
}

/// The outcome of the step: kind by the verb, level by `choice`, leader by `whom`.
fn asked(stage: &Stage, step: &Step) -> NewOutcome {
    let kind = match step.does.as_str() {
        "登记上报" => OutcomeKind::SentUp,
        "登记媒体刊发" => OutcomeKind::Media,
        "登记批示" => OutcomeKind::Instruction,
        _ => OutcomeKind::Adopted,
    };
    let level = Level::from_name(step.choice.as_deref().unwrap_or("市")).expect("级别");
    NewOutcome {
        kind,
        level,
        channel: step.has("刊物").then(|| phrase("《每日要情》")),
        mode: Mode::Single,
        leader: step.has("领导").then(|| phrase(step.whom.as_deref().unwrap_or("市委副书记甲"))),
        rank: step.has("职务").then_some(InstructionRank::Leader),
        day: on(stage, step),
        proof: step.has("依据").then(|| reason("第214期")),
    }
}

/// The item as the store would read it.
fn facts(stage: &Stage) -> OutcomeFacts {
    let item = &stage.item;
    let carrier = match item.state {
        State::Merged { .. } => Some("三个乡镇反映末端用水难".to_owned()),
        _ => None,
    };
    let approved = item.signatures.iter().find(|sign| sign.gate == Gate::Approve);
    let shared = SharedItem {
        id: MatterId::new(uuid(1100)),
        unit: unit(NEIGHBOUR),
        title: "邻镇反映停车难".to_owned(),
        drafter: cast("邻镇信息员").person,
    };
    OutcomeFacts {
        office: unit(OFFICE),
        item: OutcomeItem {
            id: item.id,
            unit: item.unit,
            title: item.text.title.to_string(),
            drafter: item.drafter,
            state: item.state,
            reported_on: approved.map(|sign| office_day(sign.at)),
            carrier,
            shared: vec![shared],
        },
        stand: stage.record.outcomes.iter().filter(|known| known.standing == Standing::Stands).cloned().collect(),
    }
}

fn class_facts() -> ClassFacts {
    let unit_name = "临江街道".to_owned();
    ClassFacts { office: unit(OFFICE), unit: unit(UNIT), unit_name, class: "other".to_owned() }
}

/// What the store would write.
fn keep(stage: &mut Stage, change: &OutcomeChange) {
    let known = &mut stage.record.outcomes;
    match &change.record {
        OutcomeRecord::Entered(outcome) => known.push(outcome.clone()),
        OutcomeRecord::Corrected { old, new, .. } => {
            known.iter_mut().filter(|known| known.id == *old).for_each(|old| old.standing = Standing::Withdrawn);
            known.push(new.clone());
        }
        OutcomeRecord::Withdrawn { id, .. } => {
            known.iter_mut().filter(|known| known.id == *id).for_each(|old| old.standing = Standing::Withdrawn);
        }
    }
}

/// The day of the step: so many days after the stage's own day.
fn on(stage: &Stage, step: &Step) -> Option<Date> {
    step.has("日期").then(|| office_day(later(stage.day + step.days.unwrap_or_default())))
}

fn why(step: &Step, words: &str) -> Option<Reason> {
    step.has("理由").then(|| reason(words))
}

/// The cast, and a leader's secretary besides.
fn who(step: &Step) -> Actor {
    if step.who != "区领导秘书" {
        return cast(&step.who);
    }
    let seat = Seat {
        post: PostId::new(uuid(2300)),
        title: "秘书".to_owned(),
        unit: unit(LEADERS),
        unit_name: "区领导".to_owned(),
        unit_kind: UnitKind::Section,
        role: Role::Secretary,
        tenure: Tenure::Own,
    };
    Actor { seats: vec![seat], ..cast("区领导") }
}

fn came<S, R>(state: &'static str, change: Change<S, R>) -> Came {
    Came { state, holder: change.holder, notices: change.notices }
}

//! What people do around the items: points of emphasis, calls, the network.

use information::decide::network as n;
use information::model::*;
use jiff::civil::date;
use kernel::{CentralTaskId, Refusal};

use super::{Came, Outcome, Stage, Step};
use crate::common::{OFFICE, UNIT, cast, later, phrase, reason, unit, uuid};

pub fn act(stage: &mut Stage, step: &Step) -> Outcome {
    let (actor, office, now) = (&cast(&step.who), unit(OFFICE), stage.now);
    match step.does.as_str() {
        "发布要点" => {
            let publish = PublishFocus {
                id: FocusId::new(uuid(1)),
                title: Title::parse("秋粮收购和冬种").expect("fits"),
                detail: reason("收购数量和价格、冬种面积"),
                keywords: vec![phrase("秋粮")],
                central_task: step.has("中心工作").then(|| CentralTaskId::new(uuid(1))),
                period: Period { from: date(2026, 10, 1), to: date(2026, 12, 31) },
                units: vec![unit(UNIT)],
            };
            came(n::publish_focus::decide(office, actor, &publish, now), |state| state.name())
        }
        "发约稿" => {
            let call = IssueCall {
                id: CallId::new(uuid(1)),
                title: Title::parse("秋冬水利建设进展").expect("fits"),
                requirements: reason("写清任务数和已完成数"),
                focus: None,
                due: step.has("时限").then(|| later(stage.day + step.days.unwrap_or(5))),
                units: vec![unit_facts(stage, step)],
            };
            came(n::issue_call::decide(office, &stage.facts.policy, actor, &call, now), |state| state.name())
        }
        "回复约稿" => {
            let call = Call {
                id: CallId::new(uuid(1)),
                unit: unit(UNIT),
                unit_name: "临江街道".to_owned(),
                title: Title::parse("秋冬水利建设进展").expect("fits"),
                due: later(5),
                asked_by: cast("编辑").person,
                state: CallState::Open,
            };
            let answer = CallAnswer::Nothing { reason: reason("本辖区没有农田水利任务") };
            came(n::answer_call::decide(&call, actor, &answer, now), |state| state.name())
        }
        "指定信息员" => {
            let named = SetReporter { reporter: cast("信息员").person, stand_in: None, phone: phrase("6044") };
            came(n::set_reporter::decide(&unit_facts(stage, step), office, actor, &named, now), |()| "已登记")
        }
        "指定常设代为校核人" => {
            let whom = step.whom.as_deref().expect("指定谁");
            let cover = SetStandingCover {
                person: cast(whom).person,
                name: phrase(whom),
                reason: step.has("理由").then(|| reason("在岗2人，没有专职校核人")),
            };
            let facts = unit_facts(stage, step);
            let change = n::set_standing_cover::decide(&facts, &stage.facts.policy, office, actor, &cover, now);
            if let Ok(Change { record: NetworkRecord::StandingCover { cover, .. }, .. }) = &change {
                stage.facts.unit.standing_cover = Some(cover.clone());
            }
            came(change, |()| "已登记")
        }
        "登记社区信息员" => {
            let below = Grassroots {
                id: GrassrootsId::new(uuid(1)),
                unit: unit(UNIT),
                place: phrase("河畔社区"),
                name: phrase("陈文秀"),
                phone: phrase("7041"),
            };
            came(n::add_grassroots::decide(office, actor, &below, now), |()| "已登记")
        }
        other => panic!("没有动作“{other}”"),
    }
}

fn unit_facts(stage: &Stage, step: &Step) -> NetworkFacts {
    NetworkFacts {
        id: unit(UNIT),
        name: "临江街道".to_owned(),
        live_reporters: u32::from(step.has("信息员")),
        people: stage.facts.unit.people,
        checkers: stage.facts.unit.checkers,
        approvers: stage.facts.unit.approvers.clone(),
    }
}

fn came<S, R>(change: Result<Change<S, R>, Vec<Refusal>>, name: impl FnOnce(S) -> &'static str) -> Outcome {
    let change = change?;
    Ok(Came { state: name(change.state), holder: change.holder, notices: change.notices })
}

//! What people do with the item.

use information::decide::{section as s, unit as u};
use information::model::*;
use kernel::{Actor, Refusal};

use super::{Came, Outcome, Stage, Step};
use crate::common::{WATER, cast, phrase, reason, text, unit, uuid};

pub fn act(stage: &mut Stage, verb: Verb, step: &Step) -> Outcome {
    let actor = cast(&step.who);
    let change =
        if of_unit(verb) { in_unit(stage, verb, step, &actor) } else { in_section(stage, verb, step, &actor) }?;
    stage.item = apply(stage.item.clone(), &change);
    note(stage, &change);
    Ok(Came { state: change.state.name(), holder: change.holder, notices: change.notices })
}

/// Whose side a verb is on; a new verb has to say so.
fn of_unit(verb: Verb) -> bool {
    match verb {
        Verb::Save
        | Verb::Explain
        | Verb::NameCover
        | Verb::SendToCheck
        | Verb::CheckPass
        | Verb::CheckReturn
        | Verb::Approve
        | Verb::ApproveReturn
        | Verb::Withdraw
        | Verb::Discard
        | Verb::Resubmit => true,
        Verb::Take
        | Verb::Verify
        | Verb::Edit
        | Verb::ReturnToUnit
        | Verb::Reserve
        | Verb::Refuse
        | Verb::Select
        | Verb::Deselect
        | Verb::Merge
        | Verb::Refer
        | Verb::AnswerReferral
        | Verb::DeliverSolution => false,
    }
}

fn in_unit(stage: &Stage, verb: Verb, step: &Step, actor: &Actor) -> Result<SubmissionChange, Vec<Refusal>> {
    let (item, facts, now) = (&stage.item, &stage.facts, stage.now);
    let why = step.has("理由").then(|| reason("情况有变，另行处理"));
    match verb {
        Verb::Save => {
            let title = step.choice.as_deref().unwrap_or(item.text.title.as_str());
            let evidence = if step.has("佐证") { item.evidence.clone() } else { Vec::new() };
            let (focus, call) = (None, None);
            let save = u::save::Save {
                text_id: TextId::new(uuid(9)),
                text: text(item.text.kind, title),
                focus,
                call,
                evidence,
            };
            u::save::decide(item, facts, actor, &save, now)
        }
        Verb::Explain => {
            let rule = phrase(step.choice.as_deref().unwrap_or("INF-E01"));
            u::explain::decide(
                item,
                facts,
                actor,
                &u::explain::Explain { rule, reason: reason("正在核实，明天补报") },
                now,
            )
        }
        Verb::NameCover => {
            let whom = step.whom.as_deref().expect("指定谁");
            let cover = u::name_cover::NameCover { person: cast(whom).person, name: phrase(whom), reason: why };
            u::name_cover::decide(item, facts, actor, &cover, now)
        }
        Verb::SendToCheck => u::send_to_check::decide(item, facts, actor, now),
        Verb::CheckPass => u::check_pass::decide(item, facts, actor, &sign(stage, step), now),
        Verb::CheckReturn => u::check_return::decide(item, facts, actor, &back(step), now),
        Verb::Approve => u::approve::decide(item, facts, actor, &sign(stage, step), now),
        Verb::ApproveReturn => u::approve_return::decide(item, facts, actor, &back(step), now),
        Verb::Withdraw => {
            u::withdraw::decide(item, facts, actor, &u::withdraw::Withdraw { reason: reason("数字要重新核对") }, now)
        }
        Verb::Discard => u::discard::decide(item, facts, actor, &u::discard::Discard { reason: why }, now),
        Verb::Resubmit => u::resubmit::decide(item, facts, actor, now),
        other => unreachable!("{} is the section's", other.name()),
    }
}

fn in_section(stage: &Stage, verb: Verb, step: &Step, actor: &Actor) -> Result<SubmissionChange, Vec<Refusal>> {
    let (item, facts, now) = (&stage.item, &stage.facts, stage.now);
    let words = |part: &str, words: &str| step.has(part).then(|| reason(words));
    let referral = ReferralId::new(uuid(50));
    match verb {
        Verb::Take => s::take::decide(item, facts, actor, &s::take::Take { seen: seen(stage, step) }, now),
        Verb::Verify => {
            let result =
                information::model::Verified::from_name(step.choice.as_deref().unwrap_or("属实")).expect("核实结果");
            let what = reason("问了户数、时间和现在的情况");
            let when = if step.has("先后") { now } else { crate::common::later(stage.day + 1) };
            let verify = s::verify::Verify { whom: phrase("村支书"), phone: phrase("6015"), when, what, result };
            s::verify::decide(item, facts, actor, &verify, now)
        }
        Verb::Edit => {
            let text = text(item.text.kind, "临江街道排查整改秋季用电隐患");
            let note = words("编辑说明", "标题点出成效，数字核对过");
            s::edit::decide(item, facts, actor, &s::edit::Edit { text_id: TextId::new(uuid(9)), text, note }, now)
        }
        Verb::ReturnToUnit => s::return_to_unit::decide(item, facts, actor, &back(step), now),
        Verb::Reserve => {
            s::reserve::decide(item, facts, actor, &s::reserve::Reserve { reason: reason("等下一期专题一起用") }, now)
        }
        Verb::Refuse => {
            let standard = step.choice.as_deref().and_then(Standard::from_name);
            let refuse =
                s::refuse::Refuse { standard, words: words("原因", "缺整改完成时间，可在完成后再报") };
            s::refuse::decide(item, facts, actor, &refuse, now)
        }
        Verb::Select => {
            let open = OpenIssue { id: stage.issue.id, state: stage.issue.state };
            let select = s::select::Select { issue: open, item: IssueItemId::new(uuid(9)) };
            s::select::decide(item, facts, actor, &select, now)
        }
        Verb::Deselect => {
            let deselect = s::deselect::Deselect { issue: stage.issue.id, reason: reason("等核实后再用") };
            s::deselect::decide(item, facts, actor, &deselect, now)
        }
        Verb::Merge => {
            let from = if step.whom.as_deref() == Some("本单位") { item.unit } else { unit(WATER) };
            let into = MergeTarget {
                id: kernel::MatterId::new(uuid(77)),
                title: "三个乡镇反映末端用水难".to_owned(),
                state: State::Reported,
                units: vec![from],
            };
            s::merge::decide(item, facts, actor, &s::merge::Merge { into, question: reason("末端渠道用水难") }, now)
        }
        Verb::Refer => {
            let due = step.has("时限").then(|| crate::common::later(stage.day + step.days.unwrap_or(10)));
            let (to, to_name) = (unit(WATER), phrase("区水利局"));
            let question = reason("请解决末端渠道用水");
            s::refer::decide(item, facts, actor, &s::refer::Refer { id: referral, to, to_name, due, question }, now)
        }
        Verb::AnswerReferral => {
            let solution = reason("已安排清淤，12月10日前通水");
            let answer = s::answer_referral::AnswerReferral { id: referral, solution };
            s::answer_referral::decide(item, facts, actor, &answer, now)
        }
        Verb::DeliverSolution => {
            let deliver = s::deliver_solution::DeliverSolution { id: referral };
            s::deliver_solution::decide(item, facts, actor, &deliver, now)
        }
        other => unreachable!("{} is the unit's", other.name()),
    }
}

fn sign(stage: &Stage, step: &Step) -> u::Sign {
    let mut standards = crate::common::stands();
    standards.retain(|stand| step.has(stand.standard.name()));
    u::Sign { standards, seen: seen(stage, step) }
}

fn seen(stage: &Stage, step: &Step) -> Seen {
    let present = information::rules::findings_seen::now(&stage.facts.findings);
    if step.has("新提示") { present } else { Seen { findings: 0, owed: 0 } }
}

fn back(step: &Step) -> u::GiveBack {
    let resume = step.choice.as_deref().map_or(Resume::FromStart, |way| Resume::from_name(way).expect("退回方式"));
    u::GiveBack {
        field: step.has("位置").then(|| phrase("正文第二段")),
        rule: step.has("规则").then(|| phrase("要素全")),
        words: reason("补上受益户数"),
        resume,
    }
}

/// The store would read this again from the rows.
fn note(stage: &mut Stage, change: &SubmissionChange) {
    if let Record::Selected { issue, .. } = &change.record {
        stage.facts.open_issues.push(OpenIssue { id: *issue, state: stage.issue.state });
    }
    if let Record::Deselected { issue, .. } = &change.record {
        stage.facts.open_issues.retain(|open| open.id != *issue);
    }
}

//! What people do with a circular of criticism, and with the self-criticism that it may order.

use information::decide::circular as c;
use information::decide::self_criticism as s;
use information::model::*;
use kernel::{Actor, MatterId, UnitId};

use super::{Came, Outcome, Stage, Step};
use crate::common::circular::{answer, computed, drafted, facts, names, order, ordered, written};
use crate::common::{NEIGHBOUR, OFFICE, UNIT, cast, later, person, reason, unit, uuid};

/// The one circular of the stage, and the one self-criticism.
#[derive(Default)]
pub struct Drawer {
    circular: Option<Circular>,
    paper: Option<SelfCriticism>,
    /// Units that were named last year too.
    in_row: Vec<UnitId>,
}

/// Plays what is done to circulars; None where it is about something else.
pub fn act(stage: &mut Stage, step: &Step) -> Option<Outcome> {
    if let Some(verb) = CircularVerb::from_name(&step.does) {
        return Some(whole(stage, verb, step, &cast(&step.who)));
    }
    if let Some(verb) = NameVerb::from_name(&step.does) {
        return Some(of_name(stage, verb, step, &cast(&step.who)));
    }
    if let Some(verb) = SelfCriticismVerb::from_name(&step.does) {
        return Some(of_paper(stage, verb, &cast(&step.who)));
    }
    match step.does.as_str() {
        "起草通报" => Some(draft(stage, step, &cast(&step.who))),
        "等期限过去" => {
            stage.day += 7;
            Some(Ok(came(stage, "", Vec::new())))
        }
        "得知该单位上年也被通报" => {
            stage.circulars.in_row = vec![unit(UNIT)];
            Some(Ok(came(stage, "", Vec::new())))
        }
        _ => None,
    }
}

fn draft(stage: &mut Stage, step: &Step, actor: &Actor) -> Outcome {
    let mut names = names();
    if let Some(whom) = &step.whom {
        names[0].entered_by = vec![cast(whom).person];
    }
    if !step.has("名单") {
        names.clear();
    }
    let subject = Subject::Criticism { reading: String::new(), names };
    let around = around(stage);
    let (circular, change) = c::draft::decide(&around, actor, computed(subject), stage.now)?;
    stage.circulars.circular = Some(circular);
    Ok(came(stage, &change.holder, change.notices))
}

fn whole(stage: &mut Stage, verb: CircularVerb, step: &Step, actor: &Actor) -> Outcome {
    let (circular, facts, now) = (stage.circulars.circular.clone().unwrap_or_else(drafted), around(stage), stage.now);
    let change = match verb {
        CircularVerb::Refresh => {
            let subject = Subject::Criticism { reading: String::new(), names: names() };
            let (policy, computed_on) = (circular.policy.clone(), circular.computed_on);
            let again = c::refresh::Refresh { subject, policy, computed_on };
            c::refresh::decide(&circular, &facts, actor, again, now)
        }
        CircularVerb::EditText => {
            let body = Body::parse("现将有关单位存在的问题通报如下。").expect("fits");
            c::edit_text::decide(&circular, &facts, actor, &c::edit_text::EditText { body }, now)
        }
        CircularVerb::Address => {
            let name = Phrase::parse("name", "单位", "各镇街").expect("fits");
            let (main_to, copies_to) = (vec![Receiver { unit: None, name }], Vec::new());
            c::address::decide(&circular, &facts, actor, &c::address::Address { main_to, copies_to }, now)
        }
        CircularVerb::OpenHearing => c::open_hearing::decide(&circular, &facts, actor, now),
        CircularVerb::SubmitCircular => c::submit::decide(&circular, &facts, actor, now),
        CircularVerb::SignCircular => {
            let fresh: Vec<MatterId> = circular.named().map(|_| MatterId::new(uuid(900))).collect();
            c::sign::decide(&circular, &facts, actor, &fresh, now)
        }
        CircularVerb::ReturnCircular => {
            let back = c::return_circular::ReturnCircular { words: reason("事实再核一遍") };
            c::return_circular::decide(&circular, &facts, actor, &back, now)
        }
        CircularVerb::DropCircular => {
            let dropped = c::drop_circular::DropCircular { reason: reason("市里统一通报") };
            c::drop_circular::decide(&circular, &facts, actor, &dropped, now)
        }
    }?;
    assert!(step.without.is_empty(), "这个动作没有可以漏填的：{:?}", step.without);
    Ok(applied(stage, circular, change))
}

fn of_name(stage: &mut Stage, verb: NameVerb, step: &Step, actor: &Actor) -> Outcome {
    let (circular, facts, now) = (stage.circulars.circular.clone().unwrap_or_else(drafted), around(stage), stage.now);
    let whose = if step.whom.as_deref() == Some("邻镇") { unit(NEIGHBOUR) } else { unit(UNIT) };
    let name = circular.name_of(whose).expect("the unit stands on the list").clone();
    let change = match verb {
        NameVerb::RemoveName => {
            let reason = step.has("理由").then(|| reason("市里已另行通报"));
            c::remove_name::decide(&circular, &name, &facts, actor, &c::remove_name::RemoveName { reason }, now)
        }
        NameVerb::RestoreName => c::restore_name::decide(&circular, &name, &facts, actor, now),
        NameVerb::Acknowledge => c::acknowledge::decide(&circular, &name, &facts, actor, now),
        NameVerb::ObjectName => {
            let object = c::object::Object { words: reason("当晚已电话报告") };
            c::object::decide(&circular, &name, &facts, actor, &object, now)
        }
        NameVerb::AnswerObjection => {
            let verdict = Verdict::from_name(step.choice.as_deref().expect("怎样答复")).expect("异议成立或不成立");
            c::answer_objection::decide(&circular, &name, &facts, actor, &answer(verdict), now)
        }
    }?;
    Ok(applied(stage, circular, change))
}

fn of_paper(stage: &mut Stage, verb: SelfCriticismVerb, actor: &Actor) -> Outcome {
    let (office, now) = (unit(OFFICE), stage.now);
    let paper = stage.circulars.paper.clone().unwrap_or_else(|| ordered(&drafted()));
    let words = reason("台账已建，培训已做");
    let change = match verb {
        SelfCriticismVerb::Write => s::write::decide(&paper, office, actor, &written(), now),
        SelfCriticismVerb::Pass => s::pass::decide(&paper, office, actor, now),
        SelfCriticismVerb::SendBack => s::send_back::decide(&paper, office, actor, &words, now),
        SelfCriticismVerb::ReportMended => s::report_mended::decide(&paper, office, actor, &words, now),
        SelfCriticismVerb::MendMore => s::mend_more::decide(&paper, office, actor, &words, now),
        SelfCriticismVerb::Accept => s::accept::decide(&paper, office, actor, now),
    }?;
    stage.circulars.paper = Some(apply_to_self_criticism(paper, &change));
    Ok(Came { state: change.state.name(), holder: change.holder, notices: change.notices })
}

/// The store would read this again from the rows; and a circular that leaves opens what it orders.
fn applied(stage: &mut Stage, circular: Circular, change: CircularChange) -> Came {
    let circular = apply_to_circular(circular, &change);
    if let CircularRecord::Issued { orders, .. } = &change.record {
        assert!(circular.sign_offs.iter().any(|sign_off| sign_off.step == SignStep::Leader), "a leader has signed");
        let opened = orders.first().map(|order| s::open::follow(order, unit(OFFICE), stage.now).0);
        stage.circulars.paper = opened;
    }
    stage.circulars.circular = Some(circular);
    came(stage, &change.holder, change.notices)
}

fn came(stage: &Stage, holder: &str, notices: Vec<Notice>) -> Came {
    let state = stage.circulars.circular.as_ref().map_or("", |circular| circular.state.name());
    Came { state, holder: holder.to_owned(), notices }
}

fn around(stage: &Stage) -> CircularFacts {
    CircularFacts { orders: stage.circulars.in_row.iter().map(|unit| order(*unit)).collect(), ..facts(stage.day) }
}

/// The circular of a story is drafted on its first day, by a person of the section.
#[test]
fn a_story_begins_with_the_editor() {
    assert_eq!((drafted().composer, later(0)), (person(11), crate::common::start()));
}

//! Verbs on self-criticisms: written by the head, read by the chief, mended, accepted by the director (INF-7).

pub mod accept;
pub mod mend_more;
pub mod open;
pub mod pass;
pub mod report_mended;
pub mod send_back;
pub mod write;

use jiff::Timestamp;
use kernel::{Actor, Addressee, NewTask, Refusal, Role, UnitId};

use crate::model::{
    Change, Deadline, SelfCriticism, SelfCriticismChange, SelfCriticismRecord, SelfCriticismState, SelfCriticismVerb,
};

/// Why this actor can't do this now.
#[must_use]
pub fn reasons(verb: SelfCriticismVerb, paper: &SelfCriticism, office: UnitId, actor: &Actor) -> Vec<Refusal> {
    match verb {
        SelfCriticismVerb::Write => write::reasons(paper, actor),
        SelfCriticismVerb::Pass => pass::reasons(paper, office, actor),
        SelfCriticismVerb::SendBack => send_back::reasons(paper, office, actor),
        SelfCriticismVerb::ReportMended => report_mended::reasons(paper, actor),
        SelfCriticismVerb::MendMore => mend_more::reasons(paper, office, actor),
        SelfCriticismVerb::Accept => accept::reasons(paper, office, actor),
    }
}

/// Every verb with what speaks against it: the `can` of an answer.
#[must_use]
pub fn can(paper: &SelfCriticism, office: UnitId, actor: &Actor) -> Vec<(SelfCriticismVerb, Vec<Refusal>)> {
    SelfCriticismVerb::ALL.iter().map(|verb| (*verb, reasons(*verb, paper, office, actor))).collect()
}

/// In whose hands it lies in a state, and what they have to do by when.
#[must_use]
pub fn at(state: SelfCriticismState, paper: &SelfCriticism, office: UnitId) -> (String, Vec<NewTask>) {
    let unit = |verb: SelfCriticismVerb, label, limit: &Deadline| {
        let to = Addressee::Role { unit: paper.unit, role: Role::UnitHead };
        let task = NewTask { to, verb: verb.code(), label, due_at: Some(limit.at) };
        (format!("{}主要负责人", paper.unit_name), vec![task])
    };
    let here = |role: Role, verb: SelfCriticismVerb, label| {
        let task = NewTask { to: Addressee::Role { unit: office, role }, verb: verb.code(), label, due_at: None };
        (role.name().to_owned(), vec![task])
    };
    match state {
        SelfCriticismState::Ordered => unit(SelfCriticismVerb::Write, "作出书面检查", &paper.due),
        SelfCriticismState::Rewriting => unit(SelfCriticismVerb::Write, "重写书面检查", &paper.due),
        SelfCriticismState::AtSection => here(Role::SectionChief, SelfCriticismVerb::Pass, "审阅书面检查"),
        SelfCriticismState::Mending => unit(SelfCriticismVerb::ReportMended, "整改并报告", &paper.mend_due),
        SelfCriticismState::AtDirector => here(Role::Director, SelfCriticismVerb::Accept, "验收整改"),
        SelfCriticismState::Accepted => (String::new(), Vec::new()),
    }
}

/// Refuses a verb in a state that it does not belong to.
fn in_state(verb: SelfCriticismVerb, paper: &SelfCriticism, open: &[SelfCriticismState]) -> Option<Refusal> {
    let hint = match paper.state {
        SelfCriticismState::Ordered | SelfCriticismState::Rewriting => "请等单位提交书面检查。",
        SelfCriticismState::AtSection => "请等信息科科长审阅。",
        SelfCriticismState::Mending => "请等单位报告整改完成。",
        SelfCriticismState::AtDirector => "请等主任验收。",
        SelfCriticismState::Accepted => "已经验收通过，不用再办。",
    };
    (!open.contains(&paper.state)).then(|| {
        let message = format!("这份书面检查现在是“{}”，不能{}。", paper.state.name(), verb.name());
        Refusal::conflict("information.self_criticism.not_now", message).basis("本系统书面检查办理流程").hint(hint)
    })
}

fn moves(
    verb: SelfCriticismVerb,
    paper: &SelfCriticism,
    office: UnitId,
    state: SelfCriticismState,
    record: SelfCriticismRecord,
    now: Timestamp,
) -> SelfCriticismChange {
    let mut change = Change::new(verb.code(), state, record, now).with("state", paper.state.code(), state.code());
    (change.holder, change.tasks) = at(state, paper, office);
    change
}

fn head(paper: &SelfCriticism) -> Addressee {
    Addressee::Role { unit: paper.unit, role: Role::UnitHead }
}

//! Verbs on issues of bulletins: compose, order, sign step by step, number and let out (INF-3).

pub mod add;
pub mod adopt;
pub mod change_bulletin;
pub mod distribute;
pub mod found_bulletin;
pub mod open;
pub mod place;
pub mod remove;
pub mod return_issue;
pub mod sign;
pub mod submit;

use jiff::Timestamp;
use kernel::{Actor, Addressee, NewTask, Refusal, Role};

use crate::model::{Change, Issue, IssueChange, IssueFacts, IssueRecord, IssueState, IssueVerb};

/// Why this actor can't do this on this issue now.
#[must_use]
pub fn reasons(verb: IssueVerb, issue: &Issue, facts: &IssueFacts, actor: &Actor) -> Vec<Refusal> {
    match verb {
        IssueVerb::Add => add::reasons(issue, facts, actor),
        IssueVerb::Place => place::reasons(issue, facts, actor),
        IssueVerb::Remove => remove::reasons(issue, facts, actor),
        IssueVerb::Distribute => distribute::reasons(issue, facts, actor),
        IssueVerb::Submit => submit::reasons(issue, facts, actor),
        IssueVerb::Sign => sign::reasons(issue, facts, actor),
        IssueVerb::ReturnIssue => return_issue::reasons(issue, facts, actor),
    }
}

/// Every verb with what speaks against it: the `can` of an answer.
#[must_use]
pub fn can(issue: &Issue, facts: &IssueFacts, actor: &Actor) -> Vec<(IssueVerb, Vec<Refusal>)> {
    IssueVerb::ALL.iter().map(|verb| (*verb, reasons(*verb, issue, facts, actor))).collect()
}

/// In whose hands an issue lies, and what they have to do.
#[must_use]
pub fn at(state: IssueState, issue: &Issue, facts: &IssueFacts) -> (String, Vec<NewTask>) {
    let sign = |unit, role| NewTask {
        to: Addressee::Role { unit, role },
        verb: IssueVerb::Sign.code(),
        label: "审签刊物",
        due_at: None,
    };
    match state {
        IssueState::Composing => ("信息科（组期）".to_owned(), vec![compose(issue)]),
        IssueState::AtSectionChief => ("信息科科长".to_owned(), vec![sign(facts.office, Role::SectionChief)]),
        IssueState::AtDirector => ("区委办公室主任".to_owned(), vec![sign(facts.office, Role::Director)]),
        IssueState::AtLeader => {
            ("区领导".to_owned(), facts.leaders.iter().map(|unit| sign(*unit, Role::Leader)).collect())
        }
        IssueState::Issued => (String::new(), Vec::new()),
    }
}

/// Refuses what is done only while an issue is being composed.
fn composing(verb: IssueVerb, issue: &Issue) -> Option<Refusal> {
    match issue.state {
        IssueState::Composing => None,
        IssueState::AtSectionChief | IssueState::AtDirector | IssueState::AtLeader | IssueState::Issued => {
            Some(not_now(verb, issue))
        }
    }
}

fn not_now(verb: IssueVerb, issue: &Issue) -> Refusal {
    let hint = match issue.state {
        IssueState::Issued => "已经印发；要更正请另发更正或在下一期说明。",
        IssueState::Composing => "请先送审。",
        IssueState::AtSectionChief | IssueState::AtDirector | IssueState::AtLeader => "请等审签，或请审签人退回组期。",
    };
    let message = format!("这一期{}，不能{}。", issue.state.name(), verb.name());
    Refusal::conflict("information.issue.not_now", message).basis("本系统组期流程").hint(hint)
}

/// A change that moves the issue.
fn moves(
    verb: IssueVerb,
    issue: &Issue,
    facts: &IssueFacts,
    state: IssueState,
    record: IssueRecord,
    now: Timestamp,
) -> IssueChange {
    let (holder, tasks) = at(state, issue, facts);
    let mut change = Change::new(verb.code(), state, record, now).with("state", issue.state.code(), state.code());
    change.holder = holder;
    change.tasks = tasks;
    change
}

/// A change that leaves the issue with its composer.
fn stays(verb: IssueVerb, issue: &Issue, facts: &IssueFacts, record: IssueRecord, now: Timestamp) -> IssueChange {
    let (holder, _) = at(issue.state, issue, facts);
    let mut change = Change::new(verb.code(), issue.state, record, now);
    change.holder = holder;
    change.keep_tasks = true;
    change
}

fn compose(issue: &Issue) -> NewTask {
    NewTask {
        to: Addressee::Person(issue.composer), verb: IssueVerb::Submit.code(), label: "组期送审", due_at: None
    }
}

//! Verbs on circulars: drafted from computed facts, reviewed, heard, signed by two different people, numbered, out (INF-6, INF-7, INF-11).

pub mod acknowledge;
pub mod address;
pub mod answer_objection;
pub mod compute;
pub mod draft;
pub mod drop_circular;
pub mod edit_text;
pub mod object;
pub mod open_hearing;
pub mod refresh;
pub mod remove_name;
pub mod restore_name;
pub mod return_circular;
pub mod sign;
pub mod submit;
pub mod wording;

use jiff::Timestamp;
use kernel::{Actor, Addressee, NewTask, Refusal, Role, UnitId};

use crate::model::{
    Change, Circular, CircularChange, CircularFacts, CircularKind, CircularName, CircularRecord, CircularState,
    CircularVerb, NameHearing, NameVerb,
};

/// Why this actor can't do this to the circular now.
#[must_use]
pub fn reasons(
    verb: CircularVerb,
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    now: Timestamp,
) -> Vec<Refusal> {
    match verb {
        CircularVerb::Refresh => refresh::reasons(circular, facts, actor),
        CircularVerb::EditText => edit_text::reasons(circular, facts, actor),
        CircularVerb::Address => address::reasons(circular, facts, actor),
        CircularVerb::OpenHearing => open_hearing::reasons(circular, facts, actor),
        CircularVerb::SubmitCircular => submit::reasons(circular, facts, actor, now),
        CircularVerb::SignCircular => sign::reasons(circular, facts, actor),
        CircularVerb::ReturnCircular => return_circular::reasons(circular, facts, actor),
        CircularVerb::DropCircular => drop_circular::reasons(circular, facts, actor),
    }
}

/// Why this actor can't do this to this name now.
#[must_use]
pub fn name_reasons(
    verb: NameVerb,
    circular: &Circular,
    name: &CircularName,
    facts: &CircularFacts,
    actor: &Actor,
    now: Timestamp,
) -> Vec<Refusal> {
    match verb {
        NameVerb::RemoveName => remove_name::reasons(circular, name, facts, actor),
        NameVerb::RestoreName => restore_name::reasons(circular, name, facts, actor),
        NameVerb::Acknowledge => acknowledge::reasons(circular, name, actor, now),
        NameVerb::ObjectName => object::reasons(circular, name, actor, now),
        NameVerb::AnswerObjection => answer_objection::reasons(circular, name, facts, actor),
    }
}

/// Every verb with what speaks against it: the `can` of an answer.
#[must_use]
pub fn can(
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    now: Timestamp,
) -> Vec<(CircularVerb, Vec<Refusal>)> {
    CircularVerb::ALL.iter().map(|verb| (*verb, reasons(*verb, circular, facts, actor, now))).collect()
}

/// The same for one name.
#[must_use]
pub fn name_can(
    circular: &Circular,
    name: &CircularName,
    facts: &CircularFacts,
    actor: &Actor,
    now: Timestamp,
) -> Vec<(NameVerb, Vec<Refusal>)> {
    NameVerb::ALL.iter().map(|verb| (*verb, name_reasons(*verb, circular, name, facts, actor, now))).collect()
}

/// In whose hands a circular lies now, and what they have to do.
#[must_use]
pub fn at(circular: &Circular, facts: &CircularFacts, now: Timestamp) -> (String, Vec<NewTask>) {
    match &circular.state {
        CircularState::Drafting => drafting(circular, facts),
        CircularState::Hearing { .. } => hearing(circular, facts, now),
        CircularState::AtDirector => ("区委办公室主任".to_owned(), vec![sign_task(facts.office, Role::Director)]),
        CircularState::AtLeader => {
            ("区领导".to_owned(), facts.leaders.iter().map(|unit| sign_task(*unit, Role::Leader)).collect())
        }
        CircularState::Issued(_) | CircularState::Dropped => (String::new(), Vec::new()),
    }
}

fn drafting(circular: &Circular, facts: &CircularFacts) -> (String, Vec<NewTask>) {
    let unheard = circular.named().any(|name| match &name.hearing {
        NameHearing::Unheard => true,
        NameHearing::Asked(_) | NameHearing::Acknowledged { .. } | NameHearing::Objected { .. } => false,
    });
    let task = match circular.kind() {
        CircularKind::Criticism if unheard => NewTask {
            to: role(facts.office, Role::SectionChief),
            verb: CircularVerb::OpenHearing.code(),
            label: "复核名单、听取意见",
            due_at: None,
        },
        CircularKind::Criticism | CircularKind::Regular => submit_task(circular),
    };
    ("信息科（起草）".to_owned(), vec![task])
}

fn hearing(circular: &Circular, facts: &CircularFacts, now: Timestamp) -> (String, Vec<NewTask>) {
    let asked: Vec<NewTask> = circular.named().filter_map(|name| answer_task(name, now)).collect();
    let waiting = circular.names().iter().any(CircularName::waits_for_answer);
    let holder = match (asked.is_empty(), waiting) {
        (false, _) => "被通报单位（听取意见）",
        (true, true) => "信息科科长、主任（答复异议）",
        (true, false) => "信息科（待报签）",
    };
    let answers = if waiting { objection_tasks(facts.office) } else { Vec::new() };
    let tasks = asked.into_iter().chain(answers).chain([submit_task(circular)]).collect();
    (holder.to_owned(), tasks)
}

/// Whoever let its limit pass has nothing to answer any more.
fn answer_task(name: &CircularName, now: Timestamp) -> Option<NewTask> {
    match &name.hearing {
        NameHearing::Asked(limit) if now <= limit.due => Some(NewTask {
            to: role(name.unit, Role::UnitHead),
            verb: NameVerb::Acknowledge.code(),
            label: "答复通报批评意见",
            due_at: Some(limit.due),
        }),
        NameHearing::Asked(_)
        | NameHearing::Unheard
        | NameHearing::Acknowledged { .. }
        | NameHearing::Objected { .. } => None,
    }
}

/// Chief and director are both told: which of them may answer hangs on who had a hand in the name.
pub(crate) fn objection_tasks(office: UnitId) -> Vec<NewTask> {
    let task =
        |of| NewTask {
            to: role(office, of), verb: NameVerb::AnswerObjection.code(), label: "答复异议", due_at: None
        };
    vec![task(Role::SectionChief), task(Role::Director)]
}

fn submit_task(circular: &Circular) -> NewTask {
    let to = Addressee::Person(circular.composer);
    NewTask { to, verb: CircularVerb::SubmitCircular.code(), label: "通报报签", due_at: None }
}

fn sign_task(unit: UnitId, of: Role) -> NewTask {
    NewTask { to: role(unit, of), verb: CircularVerb::SignCircular.code(), label: "签发通报", due_at: None }
}

fn role(unit: UnitId, role: Role) -> Addressee {
    Addressee::Role { unit, role }
}

/// Refuses what is done only while the section works on the circular.
fn drafting_only(word: &str, circular: &Circular) -> Option<Refusal> {
    match &circular.state {
        CircularState::Drafting => None,
        CircularState::Hearing { .. }
        | CircularState::AtDirector
        | CircularState::AtLeader
        | CircularState::Issued(_)
        | CircularState::Dropped => Some(not_now(word, circular)),
    }
}

/// Refuses what is done only before the circular goes to be signed.
fn before_signing(word: &str, circular: &Circular) -> Option<Refusal> {
    match &circular.state {
        CircularState::Drafting | CircularState::Hearing { .. } => None,
        CircularState::AtDirector | CircularState::AtLeader | CircularState::Issued(_) | CircularState::Dropped => {
            Some(not_now(word, circular))
        }
    }
}

/// Refuses what is done only while the units are heard.
fn hearing_only(word: &str, circular: &Circular) -> Option<Refusal> {
    match &circular.state {
        CircularState::Hearing { .. } => None,
        CircularState::Drafting
        | CircularState::AtDirector
        | CircularState::AtLeader
        | CircularState::Issued(_)
        | CircularState::Dropped => Some(not_now(word, circular)),
    }
}

fn not_now(word: &str, circular: &Circular) -> Refusal {
    let hint = match &circular.state {
        CircularState::Drafting => "请先听取意见、报签。",
        CircularState::Hearing { .. } => "请等单位答复或期限届满。",
        CircularState::AtDirector | CircularState::AtLeader => "请等签发，或请签发人退回信息科。",
        CircularState::Issued(_) => "已经印发；要更正请另发更正。",
        CircularState::Dropped => "这份通报已经撤销，请另行起草。",
    };
    let message = format!("这份通报现在是“{}”，不能{word}。", circular.state.name());
    Refusal::conflict("information.circular.not_now", message).basis("本系统通报办理流程").hint(hint)
}

/// A change that moves the circular; the tasks follow from how it stands afterwards.
fn moves(
    code: &'static str,
    circular: &Circular,
    facts: &CircularFacts,
    state: CircularState,
    record: CircularRecord,
    now: Timestamp,
) -> CircularChange {
    let before = circular.state.code();
    let mut change = Change::new(code, state, record, now);
    let after = crate::model::apply_to_circular(circular.clone(), &change);
    (change.holder, change.tasks) = at(&after, facts, now);
    let state = change.state.code();
    if before == state { change } else { change.with("state", before, state) }
}

/// A change of one name: whose hands it lies in follows, other people's tasks stay as they are.
fn turns(
    code: &'static str,
    circular: &Circular,
    facts: &CircularFacts,
    record: CircularRecord,
    now: Timestamp,
) -> CircularChange {
    let mut change = moves(code, circular, facts, circular.state.clone(), record, now);
    change.tasks = Vec::new();
    change.keep_tasks = true;
    change
}

//! What a verb comes to, one verb one file.
//!
//! Every file has `reasons`, which does not depend on the input and tells a button why it can't be pressed, and `decide`, which asks
//! the same reasons first, then looks at the input, and gives every reason at once. Nothing here writes: the apply step does.

pub mod circular;
pub mod class;
pub mod fault;
pub mod issue;
pub mod network;
pub mod outcome;
pub mod review;
pub mod section;
pub mod self_criticism;
pub mod unit;

mod hands;

pub use hands::{at, effective_cover};

use jiff::Timestamp;
use kernel::{Actor, Refusal, Refusals};

use crate::model::{Change, Facts, Record, State, Submission, SubmissionChange, Verb, apply};

/// Why this actor can't do this on this item now; empty where the button is to be pressed.
#[must_use]
pub fn reasons(verb: Verb, item: &Submission, facts: &Facts, actor: &Actor) -> Vec<Refusal> {
    let ask = match verb {
        Verb::Save => unit::save::reasons,
        Verb::Explain => unit::explain::reasons,
        Verb::NameCover => unit::name_cover::reasons,
        Verb::SendToCheck => unit::send_to_check::reasons,
        Verb::CheckPass => unit::check_pass::reasons,
        Verb::CheckReturn => unit::check_return::reasons,
        Verb::Approve => unit::approve::reasons,
        Verb::ApproveReturn => unit::approve_return::reasons,
        Verb::Withdraw => unit::withdraw::reasons,
        Verb::Discard => unit::discard::reasons,
        Verb::Resubmit => unit::resubmit::reasons,
        Verb::Take => section::take::reasons,
        Verb::Verify => section::verify::reasons,
        Verb::Edit => section::edit::reasons,
        Verb::ReturnToUnit => section::return_to_unit::reasons,
        Verb::Reserve => section::reserve::reasons,
        Verb::Refuse => section::refuse::reasons,
        Verb::Select => section::select::reasons,
        Verb::Deselect => section::deselect::reasons,
        Verb::Merge => section::merge::reasons,
        Verb::Refer => section::refer::reasons,
        Verb::AnswerReferral => section::answer_referral::reasons,
        Verb::DeliverSolution => section::deliver_solution::reasons,
    };
    ask(item, facts, actor)
}

/// Every verb with what speaks against it: the `can` of an answer.
#[must_use]
pub fn can(item: &Submission, facts: &Facts, actor: &Actor) -> Vec<(Verb, Vec<Refusal>)> {
    Verb::ALL.iter().map(|verb| (*verb, reasons(*verb, item, facts, actor))).collect()
}

/// Refuses what is not to be done in this state, and says where the item lies instead.
pub(crate) fn not_now(verb: Verb, item: &Submission, facts: &Facts) -> Option<Refusal> {
    if item.state.verbs().contains(&verb) {
        return None;
    }
    let (holder, _) = at(item.state, item, facts);
    let hint = if holder.is_empty() {
        "办理已经结束。".to_owned()
    } else {
        format!("现在在{holder}手里，请等下一步。")
    };
    Some(
        Refusal::conflict(
            "information.state.not_now",
            format!("这条信息现在是“{}”，不能{}。", item.state.name(), verb.name()),
        )
        .basis("本系统信息办理流程")
        .hint(hint),
    )
}

/// Reasons that hold whatever is typed, beginning with the state.
pub(crate) fn gather(
    verb: Verb,
    item: &Submission,
    facts: &Facts,
    more: impl IntoIterator<Item = Option<Refusal>>,
) -> Vec<Refusal> {
    not_now(verb, item, facts).into_iter().chain(more.into_iter().flatten()).collect()
}

/// The standing reasons together with what is wrong with the input, or neither.
pub(crate) fn clear(
    standing: Vec<Refusal>,
    input: impl IntoIterator<Item = Option<Refusal>>,
) -> Result<(), Vec<Refusal>> {
    let mut refusals = Refusals::none();
    refusals.extend(standing);
    refusals.extend(input.into_iter().flatten());
    refusals.check()
}

/// A change that moves the item, or work on it: open tasks are closed, and those that now wait are opened.
pub(crate) fn moves(
    verb: Verb,
    item: &Submission,
    facts: &Facts,
    state: State,
    record: Record,
    now: Timestamp,
) -> SubmissionChange {
    let mut change = Change::new(verb.code(), state, record, now).with("state", item.state.code(), state.code());
    (change.holder, change.tasks) = at(state, &apply(item.clone(), &change), facts);
    change
}

/// A change that leaves the item and its tasks where they are.
pub(crate) fn stays(verb: Verb, item: &Submission, facts: &Facts, record: Record, now: Timestamp) -> SubmissionChange {
    let (holder, _) = at(item.state, item, facts);
    let mut change = Change::new(verb.code(), item.state, record, now);
    change.holder = holder;
    change.keep_tasks = true;
    change
}

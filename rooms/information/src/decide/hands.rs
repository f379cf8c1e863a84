//! In whose hands an item lies in each state, and what they have to do. Work goes to posts; only a drafter gets it back in person.

use kernel::{Addressee, NewTask, Role, UnitId};

use crate::model::{Cover, Facts, Referral, ReferralState, State, Submission, Verb};
use crate::rules::cover_for_small_office;

/// The holder in words, empty once nobody has anything to do, and the tasks to open. A referral's work goes on whatever becomes of
/// the item.
#[must_use]
pub fn at(state: State, item: &Submission, facts: &Facts) -> (String, Vec<NewTask>) {
    let (holder, mut tasks) = own(state, item, facts);
    tasks.extend(referrals(item, facts.office));
    (holder, tasks)
}

/// What departments and the section still have to do on referrals.
pub(crate) fn referrals(item: &Submission, office: UnitId) -> Vec<NewTask> {
    let wait = |referral: &Referral| match referral.state {
        ReferralState::Sent => Some(NewTask {
            due_at: Some(referral.due),
            ..task(role(referral.to, Role::UnitHead), Verb::AnswerReferral, "答复转办")
        }),
        ReferralState::Answered(_) => Some(task(role(office, Role::Editor), Verb::DeliverSolution, "反馈办理结果")),
        ReferralState::Delivered { .. } => None,
    };
    item.referrals.iter().filter_map(wait).collect()
}

fn own(state: State, item: &Submission, facts: &Facts) -> (String, Vec<NewTask>) {
    match state {
        State::Draft => (drafter(item), Vec::new()),
        State::Checking => checking(item, facts),
        State::Approving => approving(item, facts),
        State::Returned { .. } => {
            (drafter(item), vec![task(Addressee::Person(item.drafter), Verb::Resubmit, "修改后重报")])
        }
        State::Reported => reported(item, facts),
        State::Selected => ("信息科（组期）".to_owned(), Vec::new()),
        State::Reserved => ("信息科（留存）".to_owned(), Vec::new()),
        State::Adopted | State::Merged { .. } | State::Refused | State::Discarded => (String::new(), Vec::new()),
    }
}

/// The cover that counts: the one named for this item, else the unit's standing one, as long as the unit may have one at all.
#[must_use]
pub fn effective_cover<'a>(item: &'a Submission, facts: &'a Facts) -> Option<&'a Cover> {
    let unit = &facts.unit;
    if cover_for_small_office::check(unit.people, unit.checkers, &facts.policy).is_some() {
        return None;
    }
    item.cover.as_ref().or(unit.standing_cover.as_ref())
}

/// Whoever sits in the role.
pub(crate) fn role(unit: UnitId, role: Role) -> Addressee {
    Addressee::Role { unit, role }
}

fn checking(item: &Submission, facts: &Facts) -> (String, Vec<NewTask>) {
    if let Some(cover) = effective_cover(item, facts) {
        let to = Addressee::Person(cover.person);
        return (format!("{}{}（代为校核）", item.unit_name, cover.name), vec![task(to, Verb::CheckPass, "校核")]);
    }
    if facts.unit.checkers == 0 {
        let head = task(role(item.unit, Role::UnitHead), Verb::NameCover, "指定代为校核人");
        return (format!("{}主要负责人（待指定代为校核人）", item.unit_name), vec![head]);
    }
    let checker = task(role(item.unit, Role::Checker), Verb::CheckPass, "校核");
    (format!("{}校核人", item.unit_name), vec![checker])
}

fn approving(item: &Submission, facts: &Facts) -> (String, Vec<NewTask>) {
    let head = task(role(item.unit, Role::UnitHead), Verb::Approve, "审批");
    if facts.policy.deputy_may_approve {
        let deputy = task(role(item.unit, Role::DeputyHead), Verb::Approve, "审批");
        return (format!("{}主要负责人（或分管负责人）", item.unit_name), vec![head, deputy]);
    }
    (format!("{}主要负责人", item.unit_name), vec![head])
}

fn reported(item: &Submission, facts: &Facts) -> (String, Vec<NewTask>) {
    match &item.taken {
        None => ("信息科".to_owned(), vec![task(role(facts.office, Role::Editor), Verb::Take, "接收")]),
        Some(taken) => {
            (format!("信息科{}", taken.name), vec![task(Addressee::Person(taken.person), Verb::Edit, "编辑")])
        }
    }
}

fn drafter(item: &Submission) -> String {
    format!("{}{}", item.unit_name, item.drafter_name)
}

fn task(to: Addressee, verb: Verb, label: &'static str) -> NewTask {
    NewTask { to, verb: verb.code(), label, due_at: None }
}

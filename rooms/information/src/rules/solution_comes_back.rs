//! A referral runs from the question through the answer to the unit that raised it.

use crate::model::{Referral, ReferralId, ReferralState, Submission};
use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, conflict, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.section.solution_comes_back",
    title: "办理结果要反馈报送单位",
    requirements: &["INF-12"],
    basis: speech("四 第三"),
    effective: SPEECH_DAY,
    text: "转办先由部门答复，再由信息科把结果反馈报送单位；没有答复不能反馈，答复过的不再重复答复。",
    why: "反映了问题的单位要知道问题怎么解决的。",
    examples: &[Example {
        given: "水利局还没有答复，编辑想登记已反馈", then: "不能登记，请先催办"
    }],
};

/// Refuses anybody who does not lead the department: an answer speaks for it.
#[must_use]
pub fn department(actor: &Actor, to: UnitId) -> Option<Refusal> {
    let leads = actor.seat(to, Role::UnitHead).is_some() || actor.seat(to, Role::DeputyHead).is_some();
    (!leads).then(|| forbidden(&CARD, "转办由承办部门答复，您不能答复。", "请承办部门主要负责人或分管负责人答复。"))
}

/// Refuses an answer to a referral that is not out.
#[must_use]
pub fn answerable(item: &Submission, id: ReferralId) -> Option<Refusal> {
    match find(item, id).map(|referral| &referral.state) {
        Some(ReferralState::Sent) => None,
        Some(ReferralState::Answered(_) | ReferralState::Delivered { .. }) => {
            Some(conflict(&CARD, "这次转办已经答复过了。", "请联系信息科；情况有变化的由信息科另行转办。"))
        }
        None => Some(unknown()),
    }
}

/// Refuses to deliver what has not been answered, or once more.
#[must_use]
pub fn deliverable(item: &Submission, id: ReferralId) -> Option<Refusal> {
    match find(item, id).map(|referral| &referral.state) {
        Some(ReferralState::Answered(_)) => None,
        Some(ReferralState::Sent) => Some(conflict(&CARD, "部门还没有答复，不能反馈。", "请先催部门答复。")),
        Some(ReferralState::Delivered { .. }) => {
            Some(conflict(&CARD, "办理结果已经反馈过报送单位。", "不用再办；有新结果的另行转办。"))
        }
        None => Some(unknown()),
    }
}

/// Says that no referral is at the point where this could be done.
#[must_use]
pub fn nothing_waits(what: &str) -> Refusal {
    conflict(&CARD, format!("这条信息没有等{what}的转办。"), "请看转办记录，等前一步办完。")
}

fn find(item: &Submission, id: ReferralId) -> Option<&Referral> {
    item.referrals.iter().find(|referral| referral.id == id)
}

fn unknown() -> Refusal {
    conflict(&CARD, "这条信息没有这次转办。", "请刷新页面再办理。")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{answered, item, referral, uuid};

    #[test]
    fn first_the_answer_then_the_unit() {
        let id = ReferralId::new(uuid(5));
        let mut sent = item();
        assert!(answerable(&sent, id).is_some());
        sent.referrals.push(referral(id, ReferralState::Sent));
        assert_eq!(answerable(&sent, id), None);
        assert!(deliverable(&sent, id).is_some());
        sent.referrals[0].state = answered();
        assert!(answerable(&sent, id).is_some());
        assert_eq!(deliverable(&sent, id), None);
    }
}

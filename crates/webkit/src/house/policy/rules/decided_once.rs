//! An order is decided once; what is in force is changed by another order.

use kernel::{Example, PersonId, Refusal, RuleCard};

use super::{OFFICE_DAY, conflict, forbidden, practice};
use crate::house::policy::order::OrderState;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "house.policy.decided_once",
    title: "政策调整只定一次",
    requirements: &["GEN-4"],
    basis: practice("签发的文件不改，另发文件"),
    effective: OFFICE_DAY,
    text: "待签发的可以签发、不予批准，提出的人可以撤回；已经施行的不改不撤，要变就再提一次调整。",
    why: "施行过的政策有人按它算过，抹掉就对不上了。",
    examples: &[Example {
        given: "施行三天后科长点“撤回”", then: "不能办理；另提一次调整，从新的日子起改回来"
    }],
};

/// Refuses whatever comes after the decision.
#[must_use]
pub fn check(state: OrderState) -> Option<Refusal> {
    let hint = match state {
        OrderState::Proposed => return None,
        OrderState::InForce => "请另提一次调整，从新的日子起改。",
        OrderState::Refused | OrderState::Withdrawn => "请改好后重新提出。",
    };
    Some(conflict(&CARD, format!("这次政策调整{}，不能再办。", state.name()), hint))
}

/// Refuses a withdrawal by anybody but the proposer.
#[must_use]
pub fn withdraws(proposed_by: PersonId, person: PersonId) -> Option<Refusal> {
    (proposed_by != person).then(|| forbidden(&CARD, "只有提出的人可以撤回。", "请找提出的人撤回，或由主任不予批准。"))
}

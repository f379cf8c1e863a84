//! Whoever proposed an order does not decide on it.

use kernel::{Example, PersonId, Refusal, RuleCard};

use super::{OFFICE_DAY, forbidden, practice};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "house.policy.two_people",
    title: "提出和签发不是同一人",
    requirements: &["GEN-4"],
    basis: practice("拟稿与签发分开"),
    effective: OFFICE_DAY,
    text: "提出政策调整的人，不能自己签发，也不能自己不予批准；改主意的可以撤回。",
    why: "两个人看过，错的少，也说得清。",
    examples: &[Example {
        given: "科长兼着主任，提出后自己点“签发施行”", then: "不能办理；由另一位主任办理，或撤回"
    }],
};

/// Refuses a decision by the proposer.
#[must_use]
pub fn check(proposed_by: PersonId, person: PersonId) -> Option<Refusal> {
    (proposed_by == person)
        .then(|| forbidden(&CARD, "这次政策调整是您提出的，不能由您签发。", "请由另一位主任办理；不要了可以撤回。"))
}

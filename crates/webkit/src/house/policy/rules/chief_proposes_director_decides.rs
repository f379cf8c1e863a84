//! The section chief of the Office proposes an order, the Office's director decides on it.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{DOCUMENTS_DAY, documents, forbidden};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "house.policy.chief_proposes_director_decides",
    title: "政策调整由科长提出、主任签发",
    requirements: &["GEN-4"],
    basis: documents("第二十二条"),
    effective: DOCUMENTS_DAY,
    text: "调整政策由区委办公室信息科科长提出，由区委办公室主任签发施行或者不予批准；提出的人在签发前可以撤回。",
    why: "政策管着全区的积分和通报，要由负责人签发，不能谁都能改。",
    examples: &[Example {
        given: "信息科编辑想把采用分值改掉", then: "不能办理；编辑拟好文本，由科长提出，主任签发"
    }],
};

/// Refuses a proposal by anybody but the section chief of the Office.
#[must_use]
pub fn proposes(actor: &Actor, office: UnitId) -> Option<Refusal> {
    actor
        .seat(office, Role::SectionChief)
        .is_none()
        .then(|| forbidden(&CARD, "政策调整由区委办公室信息科科长提出。", "请把拟好的文本交科长，由科长提出。"))
}

/// Refuses a decision by anybody but the director of the Office.
#[must_use]
pub fn decides(actor: &Actor, office: UnitId) -> Option<Refusal> {
    actor
        .seat(office, Role::Director)
        .is_none()
        .then(|| forbidden(&CARD, "政策调整由区委办公室主任签发。", "请等主任办理；已送到主任的工作台。"))
}

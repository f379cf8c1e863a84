//! A self-criticism is read by the section chief and, once mended, accepted by the director.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.self_criticism.self_criticism_followed_up",
    title: "书面检查要审阅、整改要验收",
    requirements: &["INF-7"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "书面检查由信息科科长审阅，不深刻、没有措施的退回重写；整改完成后由办公室主任验收，验收通过才算了结。",
    why: "检查不能一交了之，要看到改。",
    examples: &[Example {
        given: "检查刚通过审阅，还没有报告整改完成", then: "主任还不能验收"
    }],
};

/// Refuses anybody but the section's chief.
#[must_use]
pub fn chief(actor: &Actor, office: UnitId) -> Option<Refusal> {
    actor
        .seat(office, Role::SectionChief)
        .is_none()
        .then(|| forbidden(&CARD, "书面检查由信息科科长审阅，您不能办理。", "请等信息科科长审阅。"))
}

/// Refuses anybody but the director.
#[must_use]
pub fn director(actor: &Actor, office: UnitId) -> Option<Refusal> {
    actor
        .seat(office, Role::Director)
        .is_none()
        .then(|| forbidden(&CARD, "整改由区委办公室主任验收，您不能办理。", "请等主任验收。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn the_chief_reads_and_the_director_accepts() {
        let head = actor(1, unit(9), Role::SectionChief, Tenure::Own);
        let top = actor(2, unit(9), Role::Director, Tenure::Own);
        assert_eq!((chief(&head, unit(9)), director(&top, unit(9))), (None, None));
        assert!(chief(&top, unit(9)).is_some() && director(&head, unit(9)).is_some());
    }
}

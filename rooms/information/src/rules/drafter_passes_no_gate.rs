//! Whoever wrote any version of the text passes no gate of it.

use crate::model::Gate;
use kernel::{Example, PersonId, Refusal, RuleCard};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.drafter_passes_no_gate",
    title: "起草人不校核、不审批自己的信息",
    requirements: &["INF-1"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "写过这条信息任何一稿的人，不能校核它，也不能审批它。",
    why: "自己写自己审，等于没有审。",
    examples: &[Example {
        given: "主要负责人自己动笔写了一条信息",
        then: "由别的同志校核，经授权的分管负责人审批；没有授权就请信息员重新起草",
    }],
};

/// Refuses a gate to anybody who wrote a version of the text.
#[must_use]
pub fn check(writers: &[PersonId], gate: Gate, actor: PersonId) -> Option<Refusal> {
    writers.contains(&actor).then(|| {
        forbidden(
            &CARD,
            format!("您写过这条信息的文字，不能再{}它。", gate.name()),
            format!("请交给没有动过笔的同志{}。", gate.name()),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::person;

    #[test]
    fn a_second_writer_is_a_writer_too() {
        let writers = [person(1), person(2)];
        assert!(check(&writers, Gate::Check, person(2)).is_some());
        assert!(check(&writers, Gate::Approve, person(1)).is_some());
        assert_eq!(check(&writers, Gate::Check, person(3)), None);
    }
}

//! The drafter takes an item back as long as the section has not taken it in hand.

use crate::model::Taken;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.withdraw_before_taken",
    title: "信息科接收前可以撤回",
    requirements: &["INF-1", "INF-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "校核中、审批中的信息可以撤回；已报出的，信息科接收前可以撤回，接收后请联系信息科退回。",
    why: "别人已经动手办的东西不能从手里抽走。",
    examples: &[Example {
        given: "编辑已经接收，信息员发现数字写错", then: "不能撤回，请打电话请信息科退回"
    }],
};

/// Refuses once the section has taken the item.
#[must_use]
pub fn check(taken: Option<&Taken>) -> Option<Refusal> {
    taken.is_some().then(|| conflict(&CARD, "信息科已经接收这条信息，不能再撤回。", "请联系信息科，由信息科退回修改。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::taken;

    #[test]
    fn once_taken_it_stays() {
        assert_eq!(check(None), None);
        assert!(check(Some(&taken())).is_some());
    }
}

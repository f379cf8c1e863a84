//! Whoever takes a name off the list says why; a list without a name is no circular of criticism.

use kernel::{Example, Refusal, RuleCard};

use crate::model::{Circular, CircularKind, Reason};

use super::{SPEECH_DAY, conflict, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_removal_has_reason",
    title: "移出名单要写理由，名单空了不通报",
    requirements: &["INF-6"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "算出的名单由信息科复核，移出一个单位要写明理由，理由留在通报里备查；名单上没有单位的，不成其为通报批评。",
    why: "该点名的不悄悄放过，不该点名的说得清为什么不点。",
    examples: &[Example { given: "科长把一个单位移出名单，没有写理由", then: "不能移出" }],
};

/// Refuses to take a name off without a reason.
#[must_use]
pub fn check(reason: Option<&Reason>) -> Option<Refusal> {
    reason.is_none().then(|| {
        invalid(&CARD, "没有写移出名单的理由。", "请写明理由，例如：该单位全年情况已由上级另行通报。").field("reason")
    })
}

/// Refuses to go on with a circular of criticism that names nobody.
#[must_use]
pub fn names(circular: &Circular) -> Option<Refusal> {
    match circular.kind() {
        CircularKind::Regular => None,
        CircularKind::Criticism => circular.named().next().is_none().then(|| {
            conflict(&CARD, "名单上没有单位，不成其为通报批评。", "请重新计算名单、恢复移出的单位，或撤销起草。")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{criticism, name, reason, removed, unit};

    #[test]
    fn a_name_leaves_with_a_reason_and_the_last_one_takes_the_circular_along() {
        assert!(check(None).is_some());
        assert_eq!(check(Some(&reason("已由上级另行通报"))), None);
        assert_eq!(names(&criticism(vec![name(unit(1))])), None);
        assert!(names(&criticism(vec![removed(name(unit(1)))])).is_some());
    }
}

//! Only an office that is small, or has no other checker, names a cover.

use crate::model::Policy;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.cover_for_small_office",
    title: "人手不够的单位才指定代为校核人",
    requirements: &["INF-1", "INF-10"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "在岗人数不超过政策所定人数，或者除起草人外没有校核人的单位，才可以指定代为校核人。",
    why: "代为校核是给小单位开的口子，不是绕开校核的路。",
    examples: &[Example { given: "单位在岗12人，有2名校核人", then: "不能指定代为校核人" }],
};

/// Refuses a cover to an office that has people enough and a checker.
#[must_use]
pub fn check(people: u32, checkers: u32, policy: &Policy) -> Option<Refusal> {
    (policy.small_office_people < people && 0 < checkers).then(|| {
        forbidden(
            &CARD,
            format!("本单位在岗{people}人，另有{checkers}名校核人，不需要指定代为校核人。"),
            format!("请由本单位校核人校核；在岗不超过{}人或没有校核人的单位才可以指定。", policy.small_office_people),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::policy;

    #[test]
    fn small_or_without_a_checker() {
        assert!(check(12, 2, &policy()).is_some());
        assert_eq!(check(12, 0, &policy()), None);
        assert_eq!(check(3, 1, &policy()), None);
        assert!(check(4, 1, &policy()).is_some());
    }
}

//! An item leaves its unit only after two people besides its drafters have signed it.

use kernel::{Example, PersonId, Refusal, RuleCard};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.two_people",
    title: "除起草人外须经两人",
    requirements: &["INF-1"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "一条信息离开本单位之前，除起草人外还要有两个人签过：先校核，后审批，签的都是现在这份文字。",
    why: "只有两双眼睛看过同一份文字，单位才能对它负责。",
    examples: &[Example {
        given: "小赵起草，钱科长校核，还没有审批", then: "不能报出，等主要负责人审批"
    }],
};

/// Refuses unless the signers of the present text are at least two people, none of whom wrote it.
#[must_use]
pub fn check(writers: &[PersonId], signers: &[PersonId]) -> Option<Refusal> {
    let mut others: Vec<PersonId> = signers.iter().copied().filter(|signer| !writers.contains(signer)).collect();
    others.sort_unstable();
    others.dedup();
    (others.len() < 2).then(|| {
        forbidden(
            &CARD,
            format!("这份文字除起草人外只有{}个人签过，报出前要有两个人。", others.len()),
            "请由另一位同志校核、由主要负责人审批后报出。",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::person;

    #[test]
    fn one_colleague_is_not_enough_and_the_drafter_does_not_count() {
        assert!(check(&[person(1)], &[person(2), person(2)]).is_some());
        assert!(check(&[person(1)], &[person(1), person(2)]).is_some());
        assert_eq!(check(&[person(1)], &[person(2), person(3)]), None);
    }
}

//! A circular of criticism never leaves without a leader's signature; the regular one where policy wants it.

use kernel::{Example, Refusal, RuleCard};

use crate::model::{Circular, CircularFacts, CircularKind, SignStep};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_leader_signs",
    title: "通报批评由区领导签发",
    requirements: &["INF-6", "INF-7", "INF-11"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "通报批评和其中责令写书面检查的决定，主任签后一律送区领导签发；信息通报是否送区领导，由政策定。",
    why: "批评一个单位、责令向区委检查，要由区领导决定。",
    examples: &[Example {
        given: "通报批评主任签了", then: "还要送区领导签发，签后才编号印发"
    }],
};

/// Whether a leader signs this circular.
#[must_use]
pub const fn due(circular: &Circular, facts: &CircularFacts) -> bool {
    match circular.kind() {
        CircularKind::Criticism => true,
        CircularKind::Regular => facts.leader_signs_regular,
    }
}

/// Refuses to let a circular leave with these signatures where one that is due is missing.
#[must_use]
pub fn check(circular: &Circular, facts: &CircularFacts, signed: &[SignStep]) -> Option<Refusal> {
    let complete =
        signed.contains(&SignStep::Director) && (!due(circular, facts) || signed.contains(&SignStep::Leader));
    (!complete).then(|| forbidden(&CARD, "这份通报该签的还没有签完，不能印发。", "请先由主任签发，再送区领导签发。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{circular_facts, criticism, name, regular, unit};

    #[test]
    fn criticism_always_and_the_regular_one_by_policy() {
        let (criticism, regular) = (criticism(vec![name(unit(1))]), regular());
        let mut facts = circular_facts();
        assert!(check(&criticism, &facts, &[SignStep::Director]).is_some());
        assert!(check(&criticism, &facts, &[SignStep::Leader]).is_some());
        assert_eq!(check(&criticism, &facts, &[SignStep::Director, SignStep::Leader]), None);
        assert_eq!(check(&regular, &facts, &[SignStep::Director]), None);
        facts.leader_signs_regular = true;
        assert!(check(&regular, &facts, &[SignStep::Director]).is_some());
    }
}

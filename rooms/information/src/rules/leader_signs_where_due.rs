//! A bulletin that a leader signs does not leave without.

use crate::model::{Bulletin, Direction, Policy, SignOff, SignStep};
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.issue.leader_signs_where_due",
    title: "该区领导签发的送区领导签发",
    requirements: &["INF-3"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "刊物规定由区领导签发的，或者政策要求上报刊物都由区领导签发的，主任签后再送区领导。",
    why: "重要的、上报的要领导把关。",
    examples: &[Example {
        given: "《信息专报》主任签了", then: "还要送区领导签发，签后才编号印发"
    }],
};

/// Whether a leader signs this bulletin.
#[must_use]
pub fn due(bulletin: &Bulletin, policy: &Policy) -> bool {
    bulletin.leader_signs || (bulletin.direction == Direction::Upward && policy.upward_leader_signs)
}

/// Refuses to let an issue leave with these signatures where a leader's is due and missing.
#[must_use]
pub fn check(bulletin: &Bulletin, policy: &Policy, sign_offs: &[SignOff]) -> Option<Refusal> {
    let signed = sign_offs.iter().any(|sign_off| sign_off.step == SignStep::Leader);
    (due(bulletin, policy) && !signed).then(|| {
        forbidden(&CARD, format!("《{}》要由区领导签发，还没有签。", bulletin.title), "请送区领导签发后再印发。")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{issue, person, policy};

    #[test]
    fn by_the_bulletin_or_by_policy_for_what_goes_upward() {
        let mut bulletin = issue(person(1), &[]).bulletin;
        assert!(!due(&bulletin, &policy()));
        bulletin.direction = Direction::Upward;
        assert!(!due(&bulletin, &policy()));
        assert!(due(&bulletin, &Policy { upward_leader_signs: true, ..policy() }));
        bulletin.leader_signs = true;
        assert!(check(&bulletin, &policy(), &[]).is_some());
    }
}

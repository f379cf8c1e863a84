//! Whoever composed an issue, or had a hand in one of its items, does not sign it; nobody signs two steps.

use crate::model::Issue;
use kernel::{Example, PersonId, Refusal, RuleCard};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.issue.composer_does_not_sign",
    title: "组期的人不审签，一人不签两级",
    requirements: &["INF-3", "INF-1"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "组期的人、起草或签过其中任何一条的人，不审签这一期；同一人不签两级。",
    why: "逐级审签要是不同的人。",
    examples: &[Example { given: "科长自己组了一期", then: "由主任指定别的同志代科长审核" }],
};

/// Refuses a signature to anybody who had a hand in the issue before.
#[must_use]
pub fn check(issue: &Issue, actor: PersonId) -> Option<Refusal> {
    let message = if issue.composer == actor {
        "这一期是您组的，不能再由您审签。".to_owned()
    } else if let Some(signed) = issue.sign_offs.iter().find(|sign_off| sign_off.person == actor) {
        format!("您已经签过{}，不能再签一级。", signed.step.name())
    } else if issue.items.iter().any(|item| item.hands.contains(&actor)) {
        "这一期里有您在报送单位起草或签过的信息，不能再由您审签。".to_owned()
    } else {
        return None;
    };
    Some(forbidden(&CARD, message, "请由同岗位的其他同志或其B角审签。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{issue, person};

    #[test]
    fn the_composer_a_hand_and_an_earlier_signer_do_not_sign() {
        let one = issue(person(1), &[person(5)]);
        assert!(check(&one, person(1)).is_some());
        assert!(check(&one, person(5)).is_some());
        assert_eq!(check(&one, person(2)), None);
    }
}

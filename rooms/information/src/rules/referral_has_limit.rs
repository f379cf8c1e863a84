//! A department is asked by a day, within what policy allows.

use crate::model::Policy;
use jiff::Timestamp;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, speech, within};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.section.referral_has_limit",
    title: "转部门办理要有期限",
    requirements: &["INF-12"],
    basis: speech("三（三）"),
    effective: SPEECH_DAY,
    text: "转部门办理要写明办结时间，在现在之后、政策所定天数之内。",
    why: "没有期限的转办容易没有下文。",
    examples: &[Example { given: "转区水利局，没有填办结时间", then: "不能转办" }],
};

/// Refuses a referral without a limit, with one that has passed, or one too far off.
#[must_use]
pub fn check(due: Option<Timestamp>, now: Timestamp, policy: &Policy) -> Option<Refusal> {
    within(&CARD, "转办的办结时间", due, now, policy.referral_days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{day, policy};

    #[test]
    fn within_thirty_days_under_the_example() {
        assert!(check(None, day(0), &policy()).is_some());
        assert!(check(Some(day(0)), day(0), &policy()).is_some());
        assert!(check(Some(day(31)), day(0), &policy()).expect("too far").message.contains("30天"));
        assert_eq!(check(Some(day(30)), day(0), &policy()), None);
    }
}

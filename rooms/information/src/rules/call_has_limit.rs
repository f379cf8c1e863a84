//! A call says by when, within what policy allows.

use crate::model::Policy;
use jiff::Timestamp;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, speech, within};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.call.call_has_limit",
    title: "约稿要有时限",
    requirements: &["INF-3", "INF-8"],
    basis: speech("三（二）及时"),
    effective: SPEECH_DAY,
    text: "约稿要写明报送时限，在现在之后、政策所定天数之内。",
    why: "讲时效，先把时间说清。",
    examples: &[Example { given: "约稿没有填时限", then: "不能发出" }],
};

/// Refuses a call without a limit, with one that has passed, or one too far off.
#[must_use]
pub fn check(due: Option<Timestamp>, now: Timestamp, policy: &Policy) -> Option<Refusal> {
    within(&CARD, "约稿时限", due, now, policy.call_days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{day, policy};

    #[test]
    fn within_fifteen_days_under_the_example() {
        assert!(check(None, day(0), &policy()).is_some());
        assert_eq!(check(Some(day(5)), day(0), &policy()), None);
        assert!(check(Some(day(16)), day(0), &policy()).is_some());
    }
}

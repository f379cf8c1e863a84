//! A review is answered within the limit that policy sets; whoever answers later says why.

use jiff::Timestamp;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};
use crate::model::Reason;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.review.review_answered_in_limit",
    title: "复核在时限内答复",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）及时"),
    effective: SPEECH_DAY,
    text: "复核自主要负责人签送起，在政策所定时限内答复；时限按工作日算的，节假日不计。晚于时限答复要写明原因。",
    why: "单位等着结果；拖着不答，有理也没处说。",
    examples: &[Example {
        given: "时限已过两天才答复，没有写原因", then: "不能答复；写明原因后可以"
    }],
};

/// Refuses an answer after the limit that does not say why it is late.
#[must_use]
pub fn check(due: Option<Timestamp>, late: Option<&Reason>, now: Timestamp) -> Option<Refusal> {
    let over = due.is_some_and(|due| due < now);
    (over && late.is_none())
        .then(|| invalid(&CARD, "已过答复时限，没有写明原因。", "请写明为什么晚了；单位会看到。").field("late"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{day, reason};

    #[test]
    fn in_time_needs_no_excuse_and_late_needs_one() {
        assert_eq!(check(Some(day(5)), None, day(5)), None);
        assert_eq!(check(None, None, day(5)), None, "policy may set no limit");
        assert!(check(Some(day(5)), None, day(6)).is_some());
        assert_eq!(check(Some(day(5)), Some(&reason("原刊调档用了两天")), day(6)), None);
    }
}

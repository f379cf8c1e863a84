//! Who has so many of a ground cannot be commended for the period.

use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.award_barred",
    title: "取消评先",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "政策定了某种情形达到几次不得评先的，达到的单位列出原因。按期间最后一天生效的政策；积分不因此变动。",
    why: "分数再高，出了失实、瞒报这样的事也不能评先。",
    examples: &[Example {
        given: "政策定失实1次不得评先，某单位本年失实1次", then: "列出“失实1次，不得评先”，附事由"
    }],
};

/// Whether so many of a ground reach the number that policy sets.
#[must_use]
pub fn barred(count: usize, least: i64) -> bool {
    0 < count && usize::try_from(least).is_ok_and(|least| least <= count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_false_report_bars_where_policy_says_one() {
        assert!(barred(1, 1));
        assert!(!barred(0, 1) && !barred(1, 2), "没有达到次数的照样可以评先");
    }
}

//! Who has missed so many calls, or has so many faults, loses the points of the period.

use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.points_zeroed",
    title: "归零",
    requirements: &["INF-4", "INF-6", "GEN-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "政策定了某种情形达到几次、当期积分归零的，用一条“归零”把当期积分减到零，写明哪几次。按该期间最后一天生效的政策；没有写期间的按全年，只在算全年时归零。",
    why: "归零是重话，要把每一次都摆出来；积分全年为零会被通报。",
    examples: &[Example {
        given: "政策定约稿未报达到2次全年归零，某单位全年40分、约稿未报2次",
        then: "列一条归零：减40分，附两次约稿",
    }],
};

/// What brings the points of the period to zero, where so many of a ground reach the number that policy sets; a sum below zero stays.
#[must_use]
pub fn adjustment(sum: i64, count: usize, least: i64) -> Option<i64> {
    let reached = 0 < count && usize::try_from(least).is_ok_and(|least| least <= count);
    reached.then_some(-sum.max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_missed_calls_take_the_years_points_and_one_does_not() {
        assert_eq!(adjustment(4_000, 2, 2), Some(-4_000));
        assert_eq!(adjustment(4_000, 1, 2), None, "只有一次，不归零");
        assert_eq!(adjustment(-300, 2, 2), Some(0), "负分不因归零变成零分");
    }
}

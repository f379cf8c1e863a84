//! A part of the account counts at most so much within a period.

use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.points_capped",
    title: "封顶",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "政策给某一部分定了每月、每季度、每半年或全年最多计多少的，超出的部分用一条“封顶”减去；扣分也可以定最多扣多少。按该期间最后一天生效的政策，短的期间先封。",
    why: "防止靠一样刷高分；减了多少要单列，不能悄悄抹掉。",
    examples: &[Example {
        given: "政策定报送分全年不超过120分，某单位全年报送分130分", then: "列一条封顶：减10分"
    }],
};

/// What brings the sum back to the cap: a cap above zero bounds points won, one below zero bounds deductions.
#[must_use]
pub const fn adjustment(sum: i64, cap: i64) -> i64 {
    let too_much = 0 <= cap && cap < sum;
    let too_little = cap < 0 && sum < cap;
    if too_much || too_little { cap - sum } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_above_is_taken_off_and_what_lies_below_stays() {
        assert_eq!(adjustment(13_000, 12_000), -1_000);
        assert_eq!(adjustment(12_000, 12_000), 0);
        assert_eq!(adjustment(-500, 12_000), 0);
    }

    #[test]
    fn deductions_may_be_bounded_as_well() {
        assert_eq!(adjustment(-1_500, -1_000), 500, "最多扣10分");
        assert_eq!(adjustment(-800, -1_000), 0);
    }
}

//! Every class of units has its quota for a period.

use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The key of policy that holds the numbers.
pub const KEY: &str = "information.quota.wanted";

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.quota.quota_by_class",
    title: "报送任务按单位类别定",
    requirements: &["INF-5"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "各类单位每个期间要报几条由政策定；取该期间第一天生效的数，期间中途改的从下一个期间起算。",
    why: "任务在期间开始前就要让单位知道，中途加码不追溯。",
    examples: &[Example {
        given: "重点单位竹坪乡第三季度报了7条",
        then: "任务9条，差2条；到9月30日为止一直显示还差几条、还剩几天",
    }],
};

/// How many are missing; None where the quota is met.
#[must_use]
pub fn short(wanted: u32, counted: usize) -> Option<u32> {
    let counted = u32::try_from(counted).unwrap_or(u32::MAX);
    wanted.checked_sub(counted).filter(|missing| 0 < *missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_wanted_and_seven_reported_leave_two() {
        assert_eq!(short(9, 7), Some(2));
        assert_eq!(short(9, 9), None);
        assert_eq!(short(3, 10), None);
    }
}

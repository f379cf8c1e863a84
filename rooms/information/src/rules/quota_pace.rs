//! A unit that falls behind is told early, not on the last day.

use kernel::{Example, Fact, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.quota.quota_pace",
    title: "进度偏慢早提醒",
    requirements: &["INF-5"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "期间过了政策所定的起点，已报条数加上容差仍少于按时间均匀推算的条数，就提示进度偏慢；提示不是批评。",
    why: "到了季末才发现差几条就来不及了。",
    examples: &[Example {
        given: "其他单位第三季度任务3条，8月24日只报了1条",
        then: "按时间推算应有1.8条，提示“差 2 条，距季末 38 天”",
    }],
};

/// How far the period is, and how much policy lets a unit lag behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Nobody is behind before so many percent of the period have passed.
    pub from_percent: i64,
    /// A unit may lag by so many items.
    pub tolerance: i64,
    /// Days of the period for this unit.
    pub days: i64,
    /// Days of it that have passed.
    pub elapsed: i64,
}

impl Pace {
    /// The unit is behind.
    #[must_use]
    pub fn behind(self, wanted: u32, counted: usize) -> bool {
        let counted = i64::try_from(counted).unwrap_or(i64::MAX);
        let begun = self.days * self.from_percent <= self.elapsed * 100 && 0 < self.elapsed;
        begun && counted.saturating_add(self.tolerance).saturating_mul(self.days) < i64::from(wanted) * self.elapsed
    }

    /// What the verdict rests on.
    #[must_use]
    pub fn fact(self, wanted: u32) -> Fact {
        let tenths = (i64::from(wanted) * self.elapsed.max(0) * 10 + self.days / 2) / self.days.max(1);
        Fact::new(
            "进度",
            format!(
                "{}天过了{}天，按时间推算应有{}.{}条，容差{}条",
                self.days,
                self.elapsed.max(0),
                tenths / 10,
                tenths % 10,
                self.tolerance
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THIRD: Pace = Pace { from_percent: 33, tolerance: 0, days: 92, elapsed: 54 };

    #[test]
    fn one_of_three_with_38_days_left_is_behind_and_two_are_not() {
        assert!(THIRD.behind(3, 1));
        assert!(!THIRD.behind(3, 2));
        assert_eq!(THIRD.fact(3).value, "92天过了54天，按时间推算应有1.8条，容差0条");
    }

    #[test]
    fn tolerance_and_a_quiet_beginning_hold_the_hint_back() {
        assert!(!Pace { tolerance: 1, ..THIRD }.behind(3, 1));
        assert!(!Pace { elapsed: 30, ..THIRD }.behind(3, 0));
        assert!(Pace { elapsed: 31, ..THIRD }.behind(3, 0));
        assert!(!Pace { from_percent: 0, elapsed: 0, ..THIRD }.behind(9, 0));
    }
}

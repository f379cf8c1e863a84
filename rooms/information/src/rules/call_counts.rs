//! A call answered in time, late, not at all, or with the word that there is nothing: each counts what policy says.

use jiff::civil::Date;

use crate::points::facts::CallFate;
use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.call_counts",
    title: "约稿计分",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）及时"),
    effective: SPEECH_DAY,
    text: "约稿按时完成、迟报、未报、说明无情况，各按时限当天生效的政策计分，可以为负；时限没过的不算未报。",
    why: "约稿是领导等着用的，答不答、迟不迟都要有说法。",
    examples: &[Example {
        given: "政策定约稿未报扣10分，7月10日的约稿到期没有报",
        then: "7月10日扣10分；7月10日当天还没过，不扣",
    }],
};

/// 约稿结果 How a call ended, as points see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// 按时完成
    Met,
    /// 迟报
    Late,
    /// 未报
    Missed,
    /// 说明无情况
    Nothing,
}

impl Ending {
    /// The code, as policy writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Late => "late",
            Self::Missed => "missed",
            Self::Nothing => "nothing",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "按时完成",
            Self::Late => "迟报",
            Self::Missed => "未报",
            Self::Nothing => "说明无情况",
        }
    }
}

/// How the call ended as of `today`; None while its limit has not passed.
#[must_use]
pub fn ending(fate: CallFate, due: Date, today: Date) -> Option<Ending> {
    match fate {
        CallFate::Met(_) => Some(Ending::Met),
        CallFate::Late(..) => Some(Ending::Late),
        CallFate::Nothing => Some(Ending::Nothing),
        CallFate::Open => (due < today).then_some(Ending::Missed),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_call_is_missed_only_after_the_day_of_its_limit() {
        let due = date(2026, 7, 10);
        assert_eq!(ending(CallFate::Open, due, due), None, "时限当天还不算未报");
        assert_eq!(ending(CallFate::Open, due, date(2026, 7, 11)), Some(Ending::Missed));
        assert_eq!(ending(CallFate::Nothing, due, due), Some(Ending::Nothing));
    }
}

//! Meeting the quota of a period earns points, every missing item costs some, as policy says.

use crate::points::result::QuotaStanding;
use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.quota_met_earns_points",
    title: "完成任务数计分",
    requirements: &["INF-4", "INF-5", "GEN-3"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "一个任务期完成最低任务数的，按政策计分；期末没有完成的，每缺一条按政策扣分。都按任务期最后一天生效的政策；期没有结束不扣，免考的不计不扣。",
    why: "完成任务是底线，多报少报要有区别。",
    examples: &[Example {
        given: "政策定每月完成任务得10分、每缺一条扣1分；任务8条，4月报8条，5月报6条",
        then: "4月得10分，5月扣2分",
    }],
};

/// What a period of the quota comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Met.
    Met,
    /// The period has ended and so many items are missing.
    Short(u32),
}

/// What counts of where a unit stands; None while the period runs, and where nothing is wanted.
#[must_use]
pub const fn verdict(standing: &QuotaStanding) -> Option<Verdict> {
    match standing {
        QuotaStanding::Met => Some(Verdict::Met),
        QuotaStanding::Missed { short } => Some(Verdict::Short(*short)),
        QuotaStanding::OnPace { .. }
        | QuotaStanding::Behind { .. }
        | QuotaStanding::Exempt { .. }
        | QuotaStanding::Free => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_deducted_while_the_period_runs_or_the_unit_is_exempt() {
        assert_eq!(verdict(&QuotaStanding::Behind { short: 3 }), None, "季度没结束不扣分");
        assert_eq!(verdict(&QuotaStanding::Exempt { reason: "抗洪".to_owned() }), None);
        assert_eq!(verdict(&QuotaStanding::Missed { short: 3 }), Some(Verdict::Short(3)));
    }
}

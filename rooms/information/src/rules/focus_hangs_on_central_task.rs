//! A point of emphasis hangs on one of the year's central tasks and has its period.

use crate::model::Period;
use kernel::{CentralTaskId, Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.focus.focus_hangs_on_central_task",
    title: "报送要点挂在中心工作上",
    requirements: &["GEN-6", "INF-2"],
    basis: speech("四 第一"),
    effective: SPEECH_DAY,
    text: "每条报送要点要挂一项年度中心工作，并有起止日期；结束不早于开始。",
    why: "围绕中心报信息，对不对路才有尺子。",
    examples: &[Example { given: "发布“秋粮收购”要点，没有选中心工作", then: "不能发布" }],
};

/// Refuses a point without its central task, or whose period ends before it begins.
#[must_use]
pub fn check(central_task: Option<CentralTaskId>, period: Period) -> Option<Refusal> {
    if central_task.is_none() {
        return Some(invalid(&CARD, "报送要点没有挂中心工作。", "请选一项年度中心工作。").field("central_task"));
    }
    (period.to < period.from)
        .then(|| invalid(&CARD, "报送要点的结束日期早于开始日期。", "请改正起止日期。").field("period"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    use crate::rules::people::uuid;

    #[test]
    fn a_task_and_a_period() {
        let quarter = Period { from: date(2026, 10, 1), to: date(2026, 12, 31) };
        let task = Some(CentralTaskId::new(uuid(1)));
        assert_eq!(check(None, quarter).expect("no task").field, Some("central_task"));
        assert_eq!(check(task, quarter), None);
        assert!(check(task, Period { from: quarter.to, to: quarter.from }).is_some());
    }
}

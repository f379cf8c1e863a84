//! Calls not answered, or answered late: a ground only where a policy set has it.

use jiff::civil::Date;
use kernel::policy::{DatedValue, PolicySet};
use kernel::{Example, Fact, RuleCard, Why};

use super::{SPEECH_DAY, speech};
use crate::points::facts::{CallFact, CallFate};
use crate::points::result::Ground;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_ground_calls",
    title: "约稿未报、迟报够次数的可以通报批评",
    requirements: &["INF-6"],
    basis: speech("三（二）及时"),
    effective: SPEECH_DAY,
    text: "政策写了次数的，约稿到期未报或者迟报达到这个次数的单位可以列入；说明没有情况可报的不算未报；政策没写的，不作理由。",
    why: "讲话没有把约稿列为通报的理由，有的地方列了；要列就由政策写明次数。",
    examples: &[Example {
        given: "政策写约稿未报满2次可以通报，竹坪乡两次约稿到期都没有报",
        then: "列入，附件写明两次约稿的题目和时限；没有写次数的政策下不列入",
    }],
};

/// One of the two grounds.
pub(crate) struct Grounds {
    /// Its code.
    pub code: &'static str,
    /// The key of policy with the number.
    pub key: &'static str,
    word: &'static str,
}

/// 约稿未报
pub(crate) const MISSED: Grounds =
    Grounds { code: "missed_calls", key: "information.circular.missed_calls", word: "未报" };
/// 约稿迟报
pub(crate) const LATE: Grounds = Grounds { code: "late_calls", key: "information.circular.late_calls", word: "迟报" };

/// The call was missed: its limit has passed and nothing came.
#[must_use]
pub fn missed(call: &CallFact, today: Date) -> bool {
    match call.answer {
        CallFate::Open => call.due < today,
        CallFate::Met(_) | CallFate::Late(..) | CallFate::Nothing => false,
    }
}

/// The call was answered after its limit.
#[must_use]
pub fn late(call: &CallFact) -> bool {
    match call.answer {
        CallFate::Late(..) => true,
        CallFate::Met(_) | CallFate::Nothing | CallFate::Open => false,
    }
}

impl Grounds {
    /// The ground, with every call.
    pub(crate) fn ground(&self, policy: &PolicySet, value: &DatedValue, calls: &[&CallFact]) -> Ground {
        let line = |call: &&CallFact| {
            let by = format!("《{}》{}月{}日到期", call.title, call.due.month(), call.due.day());
            match call.answer {
                CallFate::Late(_, days) => format!("{by}，迟{days}天"),
                CallFate::Met(_) | CallFate::Nothing | CallFate::Open => by,
            }
        };
        let lines: Vec<String> = calls.iter().map(line).collect();
        let mut facts = vec![Fact::new("次数", calls.len().to_string()), Fact::new("取值依据", value.basis.clone())];
        facts.extend(lines.iter().map(|line| Fact::new("约稿", line.clone())));
        Ground {
            code: self.code.to_owned(),
            sentence: format!("约稿{}{}次：{}", self.word, calls.len(), lines.join("；")),
            why: Why::of(&CARD, facts).under(policy.version_of(value)),
            items: calls.iter().filter_map(|call| answered(call)).collect(),
            faults: Vec::new(),
        }
    }
}

const fn answered(call: &CallFact) -> Option<kernel::MatterId> {
    match call.answer {
        CallFate::Met(item) | CallFate::Late(item, _) => Some(item),
        CallFate::Nothing | CallFate::Open => None,
    }
}

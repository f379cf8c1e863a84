//! The points of the whole span are zero.

use jiff::civil::Date;
use kernel::policy::{DatedValue, PolicyError, PolicySet};
use kernel::{Example, Fact, RuleCard, Why};

use super::{SPEECH_DAY, speech};
use crate::points::result::{Ground, Score};
use crate::points::{Span, asked, points_text};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_ground_zero_points",
    title: "整个期间积分为0的可以通报批评",
    requirements: &["INF-6"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "期间结束时积分为0的单位可以列入；扣成负分的算不算“为0”由政策定，附件写明得分和扣分各多少。",
    why: "报了但没有一条有价值，与没报一样要督促。",
    examples: &[Example {
        given: "石桥镇全年得5分、扣7分，合计-2分",
        then: "政策读作“0分及以下”的列入；读作“正好0分”的不列入",
    }],
};

/// The code of the ground.
pub const CODE: &str = "zero_points";
/// The key of policy that switches it on.
pub const KEY: &str = "information.circular.zero_points";
const READING_KEY: &str = "information.circular.zero_points_reading";

/// The total counts as zero under the policy of the day.
pub fn is_zero(policy: &PolicySet, day: Date, total: i64) -> Result<bool, PolicyError> {
    match asked::text(policy, day, READING_KEY)? {
        None | Some("zero") => Ok(total == 0),
        Some("not_positive") => Ok(total <= 0),
        Some(_) => Err(PolicyError::WrongKind { key: READING_KEY.to_owned(), wanted: "zero 或 not_positive" }),
    }
}

/// The ground, with what was gained and lost. `lead` begins the sentence, such as 到11月20日为止，.
pub(crate) fn ground(policy: &PolicySet, value: &DatedValue, span: Span, lead: &str, score: &Score) -> Ground {
    let gained: i64 = score.entries.iter().map(|entry| entry.hundredths.max(0)).sum();
    let lost: i64 = score.entries.iter().map(|entry| entry.hundredths.min(0)).sum();
    let mut sentence = format!("{lead}{}积分为{}", span.name(), points_text(score.total));
    if score.total < 0 {
        sentence.push_str("（政策规定0分及以下都算）");
    }
    let facts = vec![
        Fact::new("期间", span.name()),
        Fact::new("积分", points_text(score.total)),
        Fact::new("得分", points_text(gained)),
        Fact::new("扣分", points_text(lost)),
        Fact::new("取值依据", value.basis.clone()),
    ];
    let why = Why::of(&CARD, facts).under(policy.version_of(value));
    let mut items: Vec<_> = score.entries.iter().filter_map(|entry| entry.submission).collect();
    items.sort_unstable();
    items.dedup();
    Ground { code: CODE.to_owned(), sentence, why, items, faults: Vec::new() }
}

//! A unit that owed reports for a short time only is not named for having reported nothing.

use jiff::civil::Date;
use kernel::policy::{PolicyError, PolicySet};
use kernel::{Example, Fact, RuleCard};

use super::{SPEECH_DAY, speech};
use crate::points::asked;
use crate::points::duty::Duty;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_ground_needs_time",
    title: "在考核时间不够的不因未报、0分通报",
    requirements: &["INF-6", "INF-5"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "期间中途设立的、免考的单位，在考核天数不到政策所定天数的，不因未报信息、积分为0列入；迟报、漏报重要信息不在此限。",
    why: "讲话说的是全年；单位不满一年，不能当全年看。紧急信息什么时候都得报。",
    examples: &[Example {
        given: "10月8日新设的单位到年底没有报过信息，政策要求在考核满183天",
        then: "不列入；但它漏报了一条重要信息的，照样列入",
    }],
};

/// The unit owed reports long enough; the whole span where policy names no number.
pub(crate) fn long_enough(policy: &PolicySet, day: Date, duty: &Duty<'_>) -> Result<bool, PolicyError> {
    let least = asked::number(policy, day, "information.circular.least_days")?;
    let least = least.map_or(u64::from(duty.days), |(days, _)| days as u64);
    Ok(least <= u64::from(duty.owed()))
}

/// What it rests on.
pub(crate) fn fact(duty: &Duty<'_>) -> Fact {
    Fact::new("在考核天数", format!("{}天中的{}天", duty.days, duty.owed()))
}

//! A unit that owes reports for a part of the period owes a part of the quota, as policy says.

use jiff::civil::Date;
use kernel::policy::{PolicyError, PolicySet};
use kernel::{Example, Fact, RuleCard};

use super::{SPEECH_DAY, speech};
use crate::points::asked;
use crate::points::duty::Duty;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.quota.quota_part",
    title: "新设和部分免考的单位任务打折",
    requirements: &["INF-5"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "期间中途新设的单位、部分时间免考的单位，按政策折算任务、不欠或者全欠；整个期间免考的不设任务，写明原因。",
    why: "单位还没有的日子、集中抗洪抢险的日子，不能算作没报。",
    examples: &[Example {
        given: "任务每季度9条，单位8月15日设立", then: "92天里在考核47天，折算后任务4条"
    }],
};

/// What a unit owes in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    /// So many items.
    Wanted(u32),
    /// Nothing, being exempt.
    Exempt {
        /// Why.
        reason: String,
    },
}

/// What a unit with this duty owes of a full quota.
pub(crate) fn share(policy: &PolicySet, day: Date, full: u32, duty: &Duty<'_>) -> Result<Share, PolicyError> {
    let of = |key| Ok(asked::text(policy, day, key)?.unwrap_or("pro_rata"));
    let (new_unit, part_exempt) = (of("information.quota.new_unit")?, of("information.quota.part_exempt")?);
    let exempt = duty.wholly_exempt() || (0 < duty.exempt && part_exempt == "nothing");
    if exempt {
        return Ok(Share::Exempt { reason: duty.reasons.join("；") });
    }
    if 0 < duty.before && new_unit == "nothing" {
        return Ok(Share::Wanted(0));
    }
    let lost = |days: u32, choice: &str| if choice == "pro_rata" { days } else { 0 };
    let owed = duty.days - lost(duty.before, new_unit) - lost(duty.exempt, part_exempt);
    let wanted = u64::from(full) * u64::from(owed) / u64::from(duty.days);
    Ok(Share::Wanted(u32::try_from(wanted).expect("a part of the quota is not more than the quota")))
}

/// What the part rests on; nothing for a unit that owes reports on all days.
pub(crate) fn facts(duty: &Duty<'_>, wanted: Option<u32>) -> Vec<Fact> {
    if duty.before == 0 && duty.exempt == 0 {
        return Vec::new();
    }
    let mut facts = vec![Fact::new("在考核天数", format!("{}天中的{}天", duty.days, duty.owed()))];
    if 0 < duty.before {
        facts.push(Fact::new("设立", duty.start.to_string()));
    }
    if 0 < duty.exempt {
        facts.push(Fact::new("免考", format!("{}天：{}", duty.exempt, duty.reasons.join("；"))));
    }
    facts.extend(wanted.map(|wanted| Fact::new("折算后任务", format!("{wanted}条"))));
    facts
}

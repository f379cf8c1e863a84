//! Important items late or missed, urgent ones above all.

use kernel::policy::{DatedValue, PolicyError, PolicySet};
use kernel::{Example, Fact, RuleCard, Why};

use super::{SPEECH_DAY, speech};
use crate::model::FaultGround;
use crate::points::asked;
use crate::points::facts::FaultFact;
use crate::points::result::Ground;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.circular.circular_ground_important_faults",
    title: "迟报、漏报重要信息的可以通报批评",
    requirements: &["INF-6"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "重要信息特别是紧急信息迟报、漏报，达到政策所定次数的单位可以列入；免考、新设的单位也一样；一出现就成立，不等期间结束。",
    why: "重要紧急信息报晚了、漏了，领导决策就误了时机。",
    examples: &[Example {
        given: "柳湾街道7月3日一起火灾迟报4小时，免考期内",
        then: "列入，附件写明哪一天、什么事、迟报多久",
    }],
};

/// The code of the ground.
pub const CODE: &str = "important_faults";
/// The key of policy that switches it on.
pub const KEY: &str = "information.circular.important_faults";

/// The faults that name the unit, each under the policy of its own day; empty where they are too few.
pub(crate) fn naming<'a>(
    policy: &PolicySet,
    faults: impl Iterator<Item = &'a FaultFact>,
    least: usize,
) -> Result<Vec<&'a FaultFact>, PolicyError> {
    let mut naming = Vec::new();
    for fault in faults.filter(|fault| fault.important) {
        if asked::on(policy, fault.day, KEY)?.is_some() && is_ground(policy, fault)? {
            naming.push(fault);
        }
    }
    Ok(if least <= naming.len() { naming } else { Vec::new() })
}

/// The ground, with every fault.
pub(crate) fn ground(policy: &PolicySet, value: &DatedValue, faults: &[&FaultFact]) -> Ground {
    let mut told: Vec<String> = Vec::new();
    for kind in FaultGround::ALL {
        let count = faults.iter().filter(|fault| fault.ground == *kind).count();
        if 0 < count {
            told.push(format!("{}重要信息{count}次", kind.name()));
        }
    }
    // The lines stand in one sentence, whatever each of them ended with.
    let what = |fault: &FaultFact| fault.what.trim().trim_end_matches('。').to_owned();
    let line = |fault: &&FaultFact| format!("{}{}：{}", day(fault), fault.ground.name(), what(fault));
    let lines: Vec<String> = faults.iter().map(line).collect();
    let mut facts = vec![Fact::new("次数", faults.len().to_string()), Fact::new("取值依据", value.basis.clone())];
    facts.extend(lines.iter().map(|line| Fact::new("差错", line.clone())));
    Ground {
        code: CODE.to_owned(),
        sentence: format!("{}：{}", told.join("、"), lines.join("；")),
        why: Why::of(&CARD, facts).under(policy.version_of(value)),
        items: faults.iter().filter_map(|fault| fault.submission).collect(),
        faults: faults.iter().map(|fault| fault.id).collect(),
    }
}

fn is_ground(policy: &PolicySet, fault: &FaultFact) -> Result<bool, PolicyError> {
    let key = "information.circular.fault_grounds";
    match policy.find(fault.day, key, &[]) {
        None => Ok(matches!(fault.ground, FaultGround::Late | FaultGround::Missed)),
        Some(value) => Ok(value.texts(key)?.iter().any(|code| code == fault.ground.code())),
    }
}

fn day(fault: &FaultFact) -> String {
    format!("{}月{}日", fault.day.month(), fault.day.day())
}

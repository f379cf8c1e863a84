//! A fault on record costs points.

use crate::points::facts::FaultFact;
use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.fault_costs_points",
    title: "差错扣分",
    requirements: &["INF-4", "INF-6", "GEN-3"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "迟报、漏报、失实、瞒报、差错记录在案的，按差错当天生效的政策扣分，重要信息和紧急信息可以另定；政策没有设分的不扣。",
    why: "信息首先要真、要快，出了差错要有代价，也要说得清扣在哪里。",
    examples: &[Example {
        given: "政策定失实扣30分，一条信息经核实失实", then: "记失实当天扣30分，附事由"
    }],
};

/// What an entry for a fault is called.
#[must_use]
pub fn label(fault: &FaultFact) -> String {
    let ground = fault.ground.name();
    if fault.important { format!("{ground}（重要或紧急信息）") } else { ground.to_owned() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::UnitId;

    use super::*;
    use crate::model::{FaultGround, FaultId};

    #[test]
    fn the_entry_says_when_it_was_about_something_important() {
        let fault = FaultFact {
            id: FaultId::new(uuid::Uuid::from_u128(1)),
            unit: UnitId::new(uuid::Uuid::from_u128(2)),
            ground: FaultGround::Late,
            day: date(2026, 7, 3),
            submission: None,
            important: true,
            what: "汛情迟报40分钟".to_owned(),
        };
        assert_eq!(label(&fault), "迟报（重要或紧急信息）");
        assert_eq!(label(&FaultFact { important: false, ..fault }), "迟报");
    }
}

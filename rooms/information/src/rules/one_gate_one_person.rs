//! Nobody passes two gates of one item, not even in different rounds.

use crate::model::{Gate, Signature};
use kernel::{Example, PersonId, Refusal, RuleCard};

use super::{SPEECH_DAY, forbidden, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.one_gate_one_person",
    title: "一人不过两关",
    requirements: &["INF-1"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "校核过一条信息的人不能再审批它，审批过的人也不能再校核它，退回重来也一样。",
    why: "两关要两个人，兼着签就只剩一关。",
    examples: &[Example {
        given: "单位只有两个人，主要负责人被指定代为校核并已签校核",
        then: "不能再由他审批，请另行指定代为校核人",
    }],
};

/// Refuses a gate to anybody who has signed the other one, in whatever round.
#[must_use]
pub fn check(signatures: &[Signature], gate: Gate, actor: PersonId) -> Option<Refusal> {
    let other = signatures.iter().find(|sign| sign.person == actor && sign.gate != gate)?;
    Some(forbidden(
        &CARD,
        format!("您已经{}过这条信息，不能再{}它。", other.gate.name(), gate.name()),
        "一人不过两关；请由另一位同志办理，人手不够的单位由主要负责人指定代为校核人。",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{person, signature};

    #[test]
    fn the_checker_of_an_earlier_round_does_not_approve() {
        let checked = [signature(Gate::Check, person(2))];
        assert!(check(&checked, Gate::Approve, person(2)).is_some());
        assert_eq!(check(&checked, Gate::Check, person(2)), None);
        assert_eq!(check(&checked, Gate::Approve, person(3)), None);
    }
}

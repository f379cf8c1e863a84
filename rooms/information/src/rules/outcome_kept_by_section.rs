//! Outcomes are entered by the information section; a leader's secretary enters instructions.

use kernel::{Actor, Example, Refusal, Role, RuleCard, UnitId};

use crate::model::OutcomeKind;

use super::{SPEECH_DAY, forbidden, section_handles, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.outcome.outcome_kept_by_section",
    title: "采用与批示由信息科登记",
    requirements: &["INF-4"],
    basis: speech("二"),
    effective: SPEECH_DAY,
    text: "采用、上报、媒体刊发和批示由区委办公室信息科的编辑或科长登记、更正、撤销；区领导的秘书（联络员）可以登记领导批示。",
    why: "积分和通报都从这本账里算，记账的人要固定。",
    examples: &[Example {
        given: "区领导的秘书想登记市级刊物采用", then: "不能登记，请交信息科；登记领导批示可以"
    }],
};

/// Refuses anybody but the section, except a leader's secretary with an instruction.
#[must_use]
pub fn check(actor: &Actor, office: UnitId, kind: OutcomeKind) -> Option<Refusal> {
    match kind {
        OutcomeKind::Instruction => enters_any(actor, office),
        OutcomeKind::SentUp | OutcomeKind::Adopted | OutcomeKind::Media => {
            section_handles::check(actor, office).map(|_| refused(actor))
        }
    }
}

/// Refuses whoever enters no outcome of any kind.
#[must_use]
pub fn enters_any(actor: &Actor, office: UnitId) -> Option<Refusal> {
    (!actor.has(Role::Secretary)).then(|| section_handles::check(actor, office)).flatten().map(|_| refused(actor))
}

fn refused(actor: &Actor) -> Refusal {
    let message = if actor.has(Role::Secretary) {
        "秘书（联络员）只登记领导批示，采用、上报和媒体刊发由信息科登记。"
    } else {
        "采用与批示由信息科登记，您不能登记。"
    };
    forbidden(&CARD, message, "请把刊物期号、批示件等依据送信息科登记。")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::actor::Tenure;

    use crate::rules::people::{actor, unit};

    #[test]
    fn the_section_enters_all_kinds_and_a_secretary_instructions() {
        let editor = actor(1, unit(9), Role::Editor, Tenure::Own);
        let secretary = actor(2, unit(10), Role::Secretary, Tenure::Own);
        let reporter = actor(3, unit(1), Role::Reporter, Tenure::Own);
        for kind in OutcomeKind::ALL {
            assert_eq!(check(&editor, unit(9), *kind), None);
            assert!(check(&reporter, unit(9), *kind).is_some());
        }
        assert_eq!(check(&secretary, unit(9), OutcomeKind::Instruction), None);
        assert!(check(&secretary, unit(9), OutcomeKind::Adopted).is_some());
        assert_eq!(enters_any(&secretary, unit(9)), None);
        assert!(enters_any(&reporter, unit(9)).is_some());
    }
}

//! An instruction says which leader wrote it and of which rank.

use kernel::{Example, Refusal, RuleCard};

use crate::model::{InstructionRank, OutcomeKind, Phrase};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.outcome.instruction_names_leader",
    title: "批示要写明领导和职务层次",
    requirements: &["INF-4"],
    basis: speech("二"),
    effective: SPEECH_DAY,
    text: "登记领导批示，要写明是哪位领导（姓名和职务），是主要领导、其他领导还是秘书长。",
    why: "几位领导先后批同一条，办法里怎么算要看是谁批的。",
    examples: &[Example {
        given: "只写“市领导批示”", then: "不能登记；写明“市委副书记某某”并选“其他领导”后可以登记"
    }],
};

/// Refuses an instruction without the leader or without the rank; each missing part is a reason of its own.
#[must_use]
pub fn check(kind: OutcomeKind, leader: Option<&Phrase>, rank: Option<InstructionRank>) -> [Option<Refusal>; 2] {
    match kind {
        OutcomeKind::SentUp | OutcomeKind::Adopted | OutcomeKind::Media => [None, None],
        OutcomeKind::Instruction => [
            leader
                .is_none()
                .then(|| invalid(&CARD, "没有写明是哪位领导批示。", "请填批示领导的姓名和职务。").field("leader")),
            rank.is_none().then(|| {
                invalid(&CARD, "没有选批示领导的职务层次。", "请选主要领导、其他领导或秘书长。").field("rank")
            }),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::phrase;

    #[test]
    fn leader_and_rank_belong_to_an_instruction() {
        let leader = phrase("市委副书记甲");
        let wanted = |refused: [Option<Refusal>; 2]| refused.map(|refused| refused.and_then(|refused| refused.field));
        assert_eq!(wanted(check(OutcomeKind::Instruction, None, None)), [Some("leader"), Some("rank")]);
        assert_eq!(wanted(check(OutcomeKind::Instruction, Some(&leader), Some(InstructionRank::Leader))), [None, None]);
        assert_eq!(wanted(check(OutcomeKind::Adopted, None, None)), [None, None]);
    }
}

//! The text of an item is not touched while an issue with it is being signed.

use crate::model::{BulletinFacts, IssueState, OpenIssue};
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, conflict, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.issue.signed_text_stays",
    title: "送审的刊物文字不再改",
    requirements: &["INF-3"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "刊物一送审，里面各条的文字、顺序和发送范围就不能改；要改先退回组期，审签重来。",
    why: "签的是什么就印什么。",
    examples: &[Example {
        given: "刊物已到主任处，编辑想改其中一条的标题", then: "不能改，请主任退回组期"
    }],
};

/// Refuses to touch an item that stands in an issue under signature.
#[must_use]
pub fn check(open_issues: &[OpenIssue]) -> Option<Refusal> {
    let signing = open_issues.iter().find(|issue| issue.state != IssueState::Composing)?;
    Some(conflict(
        &CARD,
        format!("这条信息所在的一期刊物{}，文字不能再动。", signing.state.name()),
        "请先把这一期退回组期，改好再送审。",
    ))
}

/// Refuses to change who signs a bulletin while an issue of it is under signature.
#[must_use]
pub fn signers(facts: &BulletinFacts) -> Option<Refusal> {
    let hint = "请等这一期印发，或先退回组期，再改由谁签发。";
    (0 < facts.signing)
        .then(|| conflict(&CARD, "这种刊物有一期正在审签，签发人现在不能改。", hint).field("leader_signs"))
}

/// Refuses to rename a bulletin of which an issue is under signature or out: its name is part of what was signed.
#[must_use]
pub fn name(facts: &BulletinFacts) -> Option<Refusal> {
    let hint = "请保留原刊名；要用新刊名，请另设一种刊物。";
    (0 < facts.signing + facts.issued)
        .then(|| conflict(&CARD, "这种刊物已有送审或印发的期次，刊名不能改。", hint).field("title"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{matter, unit};

    #[test]
    fn while_composing_it_may_be_edited_and_later_not() {
        let in_state = |state| [OpenIssue { id: matter(1), state }];
        assert_eq!(check(&in_state(IssueState::Composing)), None);
        assert!(check(&in_state(IssueState::AtDirector)).is_some());
    }

    #[test]
    fn a_bulletin_keeps_its_name_once_signed_and_its_signers_while_being_signed() {
        let with = |signing, issued| BulletinFacts { office: unit(9), known: Vec::new(), signing, issued };
        assert_eq!((signers(&with(0, 3)), name(&with(0, 0))), (None, None));
        assert!(signers(&with(1, 0)).is_some() && name(&with(1, 0)).is_some() && name(&with(0, 1)).is_some());
    }
}

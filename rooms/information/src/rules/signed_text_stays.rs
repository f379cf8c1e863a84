//! The text of an item is not touched while an issue with it is being signed.

use crate::model::{IssueState, OpenIssue};
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::matter;

    #[test]
    fn while_composing_it_may_be_edited_and_later_not() {
        let in_state = |state| [OpenIssue { id: matter(1), state }];
        assert_eq!(check(&in_state(IssueState::Composing)), None);
        assert!(check(&in_state(IssueState::AtDirector)).is_some());
    }
}

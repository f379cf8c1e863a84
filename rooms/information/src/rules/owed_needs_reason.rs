//! What is owed may be missing, but not in silence.

use crate::model::OwedReason;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.owed_needs_reason",
    title: "需补齐的要写明原因",
    requirements: &["INF-1", "INF-2"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "检查提示“需补齐”的地方可以先不补，但要写明原因；校核人、审批人和信息科都看到并在旁边签字。",
    why: "提示不挡路，但缺什么、为什么缺，要让后面的人知道。",
    examples: &[Example {
        given: "要素里缺涉及人数，起草人没有补也没有说明",
        then: "不能送校核；写明“人数正在核实，明天上午补报”后可以送",
    }],
};

/// Refuses as long as an owed finding has no reason beside it, naming each.
#[must_use]
pub fn check(owed: &[String], reasons: &[OwedReason]) -> Option<Refusal> {
    let silent: Vec<&str> = owed
        .iter()
        .map(String::as_str)
        .filter(|rule| !reasons.iter().any(|reason| reason.rule.as_str() == *rule))
        .collect();
    (!silent.is_empty()).then(|| {
        invalid(
            &CARD,
            format!("有{}处“需补齐”还没有补，也没有写原因：{}。", silent.len(), named(&silent).join("、")),
            "请补上，或者在该处写明暂时补不上的原因和补报时间。",
        )
        .field("owed")
    })
}

/// The findings by their titles, as the page names them, with the rule's id to look up.
fn named(rules: &[&str]) -> Vec<String> {
    let title = |id: &str| checkup::rules().iter().find(|card| card.id == id).map_or("", |card| card.title);
    rules.iter().map(|id| format!("{}（{id}）", title(id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::owed;

    #[test]
    fn each_owed_rule_wants_its_own_reason() {
        let rules = ["INF-E01".to_owned(), "INF-E02".to_owned()];
        let refused = check(&rules, &[owed("INF-E01")]).expect("one is silent");
        assert!(refused.message.contains("INF-E02") && !refused.message.contains("INF-E01"), "{}", refused.message);
        assert_eq!(check(&rules, &[owed("INF-E01"), owed("INF-E02")]), None);
        assert_eq!(check(&[], &[]), None);
    }
}

//! Kinds named by policy are verified on record before they enter an issue.

use crate::model::{Policy, Submission, Verified};
use jiff::Timestamp;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, conflict, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.section.verification_on_record",
    title: "该核实的先核实、有记录",
    requirements: &["INF-2", "INF-3"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "政策列明的类别，拟采用前要有核实记录：问了谁、什么电话、什么时候、问到什么；结果为不属实或未能核实的不能拟采用。",
    why: "内容不实不报，问过谁要查得到。",
    examples: &[Example {
        given: "社情民意没有核实记录，编辑想收入《青溪信息》",
        then: "不能拟采用，请先打电话核实并登记",
    }],
};

/// Refuses an item of a kind to be verified whose latest verification is missing, open or denies it; a denied item of any kind.
#[must_use]
pub fn check(item: &Submission, policy: &Policy) -> Option<Refusal> {
    let needed = policy.verify_kinds.contains(&item.text.kind);
    let message = match (item.verifications.last().map(|last| last.result), needed) {
        (Some(Verified::Confirmed | Verified::Corrected), _) | (None | Some(Verified::Open), false) => return None,
        (Some(Verified::Denied), _) => "核实结果是不属实，不能拟采用。".to_owned(),
        (Some(Verified::Open), true) => "这条信息还没有核实清楚，不能拟采用。".to_owned(),
        (None, true) => format!("{}类信息要先核实，还没有核实记录。", item.text.kind.name()),
    };
    Some(conflict(&CARD, message, "请打电话核实，登记问了谁、什么时候、问到什么，再拟采用。"))
}

/// Refuses a verification that is said to have happened in the future.
#[must_use]
pub fn happened(when: Timestamp, now: Timestamp) -> Option<Refusal> {
    (now < when).then(|| invalid(&CARD, "核实时间晚于现在。", "请填实际核实的时间。").field("when"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ItemKind;
    use crate::rules::people::{item, policy, verification};

    #[test]
    fn public_opinion_is_verified_first() {
        let mut opinion = item();
        opinion.text.kind = ItemKind::Opinion;
        assert!(check(&opinion, &policy()).is_some());
        opinion.verifications.push(verification(Verified::Open));
        assert!(check(&opinion, &policy()).is_some());
        opinion.verifications.push(verification(Verified::Confirmed));
        assert_eq!(check(&opinion, &policy()), None);
    }

    #[test]
    fn what_turned_out_untrue_is_not_selected_whatever_its_kind() {
        let mut plain = item();
        assert_eq!(check(&plain, &policy()), None);
        plain.verifications.push(verification(Verified::Denied));
        assert!(check(&plain, &policy()).is_some());
    }
}

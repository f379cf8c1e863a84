//! Each gate signs each of the four standards once.

use crate::model::{Stand, Standard};
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.four_standards_signed",
    title: "四个不报逐项签",
    requirements: &["INF-1", "INF-2"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "校核和审批时，对路、要素全、内容实、文字精炼四项都要逐项签，一项不落、不重。",
    why: "签一个总名字容易滑过去，逐项签才真看。",
    examples: &[Example { given: "审批人只签了三项", then: "不能报出" }],
};

/// Refuses unless each of the four is signed exactly once.
#[must_use]
pub fn check(stands: &[Stand]) -> Option<Refusal> {
    let times = |standard: Standard| stands.iter().filter(|stand| stand.standard == standard).count();
    let wrong: Vec<&str> = Standard::ALL.iter().filter(|one| times(**one) != 1).map(|one| one.name()).collect();
    (!wrong.is_empty()).then(|| {
        invalid(
            &CARD,
            format!("四项标准要逐项各签一次，还差或重了：{}。", wrong.join("、")),
            "请对着提示逐项看过再签；认为哪一项不合格，就退回并写明位置和规则。",
        )
        .field("standards")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::all_four;

    #[test]
    fn three_are_not_four_and_twice_is_not_once() {
        assert_eq!(check(&all_four()), None);
        let mut three = all_four();
        let last = three.pop().expect("four");
        assert!(check(&three).expect("one is missing").message.contains("文字精炼"));
        let mut five = all_four();
        five.push(last);
        assert!(check(&five).is_some());
    }
}

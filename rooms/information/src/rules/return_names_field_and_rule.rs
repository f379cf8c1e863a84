//! Whoever gives an item back names the place and the rule.

use crate::model::Phrase;
use kernel::{Example, Refusal, RuleCard};

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.gates.return_names_field_and_rule",
    title: "退回要指明位置和规则",
    requirements: &["INF-1", "INF-3"],
    basis: speech("三（二）质量"),
    effective: SPEECH_DAY,
    text: "退回时要写明哪一处、违反哪一条、怎么改，三样都要有。",
    why: "只说“再改改”，起草人不知道改哪里。",
    examples: &[Example {
        given: "校核人只写了“不行”",
        then: "不能退回；写明“正文第二段·要素全·补上受益户数”后可以退回",
    }],
};

/// Refuses a return without its place or without its rule.
#[must_use]
pub fn check(field: Option<&Phrase>, rule: Option<&Phrase>) -> Option<Refusal> {
    let (missing, input) = match (field, rule) {
        (Some(_), Some(_)) => return None,
        (None, Some(_)) => ("位置", "field"),
        (Some(_), None) => ("规则", "rule"),
        (None, None) => ("位置和规则", "field"),
    };
    Some(
        invalid(
            &CARD,
            format!("退回没有写明{missing}。"),
            "请指明哪一处（如“正文第二段”）、哪一条（如“要素全”），再写怎么改。",
        )
        .field(input),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn place_and_rule_are_both_named() {
        let phrase = Phrase::parse("field", "位置", "正文第二段").expect("fits");
        assert!(check(None, None).is_some());
        assert_eq!(check(Some(&phrase), None).expect("no rule").field, Some("rule"));
        assert_eq!(check(Some(&phrase), Some(&phrase)), None);
    }
}

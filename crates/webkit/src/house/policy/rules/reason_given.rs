//! A refusal of an order says why.

use kernel::{Example, Refusal, RuleCard};

use super::{OFFICE_DAY, invalid, practice};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "house.policy.reason_given",
    title: "不予批准要说明理由",
    requirements: &["GEN-3", "GEN-4"],
    basis: practice("退文附理由"),
    effective: OFFICE_DAY,
    text: "主任不予批准政策调整，要写明理由，理由随调整留存，提出的人看得到。",
    why: "不知道为什么，就不知道怎么改。",
    examples: &[Example {
        given: "主任没写理由就点“不予批准”",
        then: "不能办理；写明“分值过高，先征求乡镇意见”后可以办理",
    }],
};

/// The most characters of a reason.
const MOST: usize = 500;

/// Refuses a missing or an endless reason.
#[must_use]
pub fn check(reason: &str) -> Option<Refusal> {
    let length = reason.trim().chars().count();
    let message = match length {
        0 => "没有写不予批准的理由。".to_owned(),
        1..=MOST => return None,
        _more => format!("理由超过{MOST}个字。"),
    };
    Some(invalid(&CARD, message, format!("请写明理由，1至{MOST}个字。")).field("reason"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_five_hundred_characters() {
        assert!(check(" \n").is_some() && check(&"长".repeat(501)).is_some());
        assert_eq!(check("分值过高"), None);
        assert_eq!(check(&"长".repeat(500)), None);
    }
}

//! A title says in one line what the item is about.

use jiff::civil;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, Refusal, RuleCard};

/// The longest title, in characters.
const MOST: usize = 60;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "@name@.text.title_is_short",
    title: "标题写清一件事",
    requirements: &["GEN-2"],
    basis: Basis { document: "本单位办文习惯", clause: "标题", date: "", level: BasisLevel::Office },
    effective: civil::date(2026, 1, 1),
    text: "标题要写，不超过60个字。",
    why: "列表和搜索里只看得到标题。",
    examples: &[Example { given: "标题空着", then: "不能保存，请写一句话的标题" }],
};

/// Refuses a missing or too long title.
#[must_use]
pub fn check(title: &str) -> Option<Refusal> {
    let length = title.trim().chars().count();
    let message = if length == 0 {
        "标题没有写。".to_owned()
    } else if MOST < length {
        format!("标题有{length}个字，最多{MOST}个。")
    } else {
        return None;
    };
    let basis = format!("{} {}", CARD.basis.document, CARD.basis.clause);
    Some(Refusal::invalid(CARD.id, message).basis(basis).hint("请用一句话写清是什么事。").field("title"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_there_and_fits() {
        assert!(check("  ").is_some());
        assert!(check(&"长".repeat(61)).is_some());
        assert_eq!(check(&"短".repeat(60)), None);
    }
}

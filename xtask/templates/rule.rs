//! 待填：一句话，英文，写这条规则要什么。

use jiff::civil;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, Refusal, RuleCard};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "@room@.general.@name@",
    title: "待填：几个字的规则名",
    requirements: &["待填：如 INF-1"],
    basis: Basis { document: "待填：文件", clause: "待填：条款", date: "", level: BasisLevel::Office },
    effective: civil::date(2026, 1, 1),
    text: "待填：用平实的话写要求",
    why: "待填：为什么有这条规则",
    examples: &[Example { given: "待填：情形", then: "待填：结论" }],
};

/// Refuses a missing text. 待填：换成这条规则要看的东西。
#[must_use]
pub fn check(text: &str) -> Option<Refusal> {
    text.trim().is_empty().then(|| {
        let basis = format!("{} {}", CARD.basis.document, CARD.basis.clause);
        Refusal::invalid(CARD.id, "待填：哪里不对").basis(basis).hint("待填：请谁怎么办")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_text_is_refused_and_a_written_one_is_not() {
        assert!(check(" ").is_some());
        assert_eq!(check("写了"), None);
    }
}

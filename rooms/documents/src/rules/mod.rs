//! What must hold, one rule one file, each with its ground. Pure: a rule looks at what it is given and says why not, or nothing.
//!
//! To add a rule: `cargo xtask rule documents NAME`, then fill in the card, the rule and its test.

pub mod pictures_fit;
pub mod text_fits;
pub mod text_unmarked;

use kernel::RuleCard;

/// Every rule of the room.
pub const CARDS: &[RuleCard] = &[pictures_fit::CARD, text_fits::CARD, text_unmarked::CARD];

/// 依据 as a refusal names it.
fn basis(card: &RuleCard) -> String {
    format!("{} {}", card.basis.document, card.basis.clause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_card_is_fit_for_the_handbook() {
        for card in CARDS {
            assert_eq!(card.gaps(), Vec::<&str>::new(), "{}", card.id);
            assert!(card.id.starts_with("documents."), "{}", card.id);
        }
    }
}

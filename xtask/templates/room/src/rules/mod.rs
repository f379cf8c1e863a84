//! What must hold, one rule one file, each with its ground. Pure: a rule looks at what it is given and says why not, or nothing.
//!
//! To add a rule: `cargo xtask rule @name@ NAME`, then fill in the card, the rule and its test.

pub mod title_is_short;

use kernel::RuleCard;

/// Every rule of the room.
pub const CARDS: &[RuleCard] = &[title_is_short::CARD];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_card_is_fit_for_the_handbook() {
        for card in CARDS {
            assert_eq!(card.gaps(), Vec::<&str>::new(), "{}", card.id);
            assert!(card.id.starts_with("@name@."), "{}", card.id);
        }
    }
}

//! What must hold of an order over the policy, one rule one file. Pure: a rule looks at what it is given and says why not, or nothing.

pub mod chief_proposes_director_decides;
pub mod decided_once;
pub mod faultless;
pub mod not_reaching_back;
pub mod number_named;
pub mod reason_given;
pub mod two_people;

use std::borrow::Cow;

use jiff::civil;
use kernel::rule::BasisLevel;
use kernel::{Basis, Refusal, RuleCard};

/// Every rule on orders, in the order in which one meets them.
pub const CARDS: &[RuleCard] = &[
    chief_proposes_director_decides::CARD,
    number_named::CARD,
    faultless::CARD,
    not_reaching_back::CARD,
    two_people::CARD,
    decided_once::CARD,
    reason_given::CARD,
];

/// The day on which the regulation on official documents came into force.
const DOCUMENTS_DAY: civil::Date = civil::date(2012, 7, 1);
/// From here on the office has orders over its policy.
const OFFICE_DAY: civil::Date = civil::date(2022, 1, 1);

/// A clause of the regulation on official documents.
const fn documents(clause: &'static str) -> Basis {
    Basis {
        document: "《党政机关公文处理工作条例》", clause, date: "2012-04-16", level: BasisLevel::Regulation
    }
}

/// A way of working that no document fixes.
const fn practice(clause: &'static str) -> Basis {
    Basis { document: "办公室内部管理惯例", clause, date: "", level: BasisLevel::Practice }
}

fn forbidden(card: &RuleCard, message: impl Into<Cow<'static, str>>, hint: impl Into<Cow<'static, str>>) -> Refusal {
    Refusal::forbidden(card.id, message).basis(ground(card)).hint(hint)
}

fn conflict(card: &RuleCard, message: impl Into<Cow<'static, str>>, hint: impl Into<Cow<'static, str>>) -> Refusal {
    Refusal::conflict(card.id, message).basis(ground(card)).hint(hint)
}

fn invalid(card: &RuleCard, message: impl Into<Cow<'static, str>>, hint: impl Into<Cow<'static, str>>) -> Refusal {
    Refusal::invalid(card.id, message).basis(ground(card)).hint(hint)
}

fn ground(card: &RuleCard) -> String {
    format!("{} {}", card.basis.document, card.basis.clause)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_file_is_registered_and_every_card_is_fit_for_the_handbook() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/house/policy/rules");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("the rules lie there")
            .map(|file| file.expect("can be read").file_name().to_string_lossy().replace(".rs", ""))
            .filter(|name| name != "mod")
            .collect();
        let registered: BTreeSet<String> =
            CARDS.iter().map(|card| card.id.rsplit('.').next().expect("has a name").to_owned()).collect();
        assert_eq!(files, registered);
        for card in CARDS {
            assert_eq!(card.gaps(), Vec::<&str>::new(), "{}", card.id);
            assert!(card.id.starts_with("house.policy."), "{}", card.id);
        }
    }
}

//! The rules. One rule is one file: its card, its scan, its tests. The register below has one line for each.
//!
//! The examples on a card are run by the tests of this module: `given` is an item (see `testing`), and `then` begins with 提示 or 不提示.

pub(crate) mod basis;
pub(crate) mod document;
pub(crate) mod elements;
pub(crate) mod relevance;
pub(crate) mod soundness;
pub(crate) mod tightness;

use std::sync::LazyLock;

use kernel::RuleCard;

use crate::fold::Findings;
use crate::report::Standard;
use crate::subject::Subject;

/// One rule in the register.
pub(crate) struct Rule {
    pub(crate) card: &'static RuleCard,
    pub(crate) standard: Standard,
    pub(crate) find: fn(&Subject<'_>, &mut Findings),
    /// Folder and file, for the test that no file is forgotten.
    #[cfg(test)]
    pub(crate) path: &'static str,
}

macro_rules! register {
    ($($standard:ident / $name:ident),+ $(,)?) => {
        /// Every rule, in the order of the standards.
        pub(crate) static RULES: &[Rule] = &[$(Rule {
            card: &$standard::$name::CARD,
            standard: $standard::STANDARD,
            // A rule that asks for the text alone is given that of the item.
            find: |subject, out| $standard::$name::find(subject, out),
            #[cfg(test)]
            path: concat!(stringify!($standard), "/", stringify!($name)),
        }),+];
    };
}

register! {
    relevance / focus,
    relevance / own_repeat,
    relevance / others_repeat,
    relevance / forwarded_document,
    relevance / stale_event,
    relevance / repeated_over_years,
    elements / time,
    elements / place,
    elements / subject,
    elements / fact,
    elements / figures,
    elements / result,
    elements / measures,
    elements / cause,
    elements / suggestion,
    elements / source,
    elements / people,
    elements / demand,
    soundness / claim,
    soundness / vague_amount,
    soundness / parts_total,
    soundness / change,
    soundness / percent,
    soundness / evidence,
    soundness / contradiction,
    soundness / hearsay,
    soundness / impossible_date,
    soundness / future_date,
    soundness / relative_time,
    soundness / placeholder,
    soundness / title_figures,
    tightness / body_length,
    tightness / title_length,
    tightness / title_form,
    tightness / cliche,
    tightness / empty_sentence,
    tightness / empty_tail,
    tightness / long_sentence,
    tightness / long_paragraph,
    tightness / half_width,
    tightness / doubled_mark,
    tightness / ellipsis,
    tightness / listed_etc,
    tightness / pairing,
    tightness / confusable,
    tightness / redundancy,
    tightness / until,
    tightness / day_mark,
    tightness / short_year,
    tightness / percent_range,
    tightness / doubled_approximation,
}

/// The cards of all rules, for the handbook and for 为什么.
#[must_use]
pub fn rules() -> &'static [RuleCard] {
    static CARDS: LazyLock<Vec<RuleCard>> = LazyLock::new(|| RULES.iter().map(|rule| *rule.card).collect());
    &CARDS
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::testing::{Sample, known};

    #[test]
    fn every_card_is_fit_for_the_handbook() {
        let mut ids = BTreeSet::new();
        for card in rules() {
            assert_eq!(card.gaps(), Vec::<&str>::new(), "{}", card.id);
            assert!(ids.insert(card.id), "two rules are called {}", card.id);
            assert!(card.requirements.contains(&"INF-2"), "{}", card.id);
        }
        assert!(26 <= ids.len());
    }

    #[test]
    fn every_file_is_on_the_register() {
        let registered: BTreeSet<String> = RULES.iter().map(|rule| format!("{}.rs", rule.path)).collect();
        let mut files = BTreeSet::new();
        for standard in ["relevance", "elements", "soundness", "tightness"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(standard);
            for entry in std::fs::read_dir(folder).expect("the folder is there") {
                let name = entry.expect("readable").file_name().into_string().expect("plain name");
                if name != "mod.rs" {
                    files.insert(format!("{standard}/{name}"));
                }
            }
        }
        assert_eq!(files, registered);
    }

    #[test]
    fn what_the_cards_say_of_their_examples_is_true() {
        let known = known();
        for rule in RULES {
            let mut sides = BTreeSet::new();
            for example in rule.card.examples {
                let sample = Sample::read(example.given);
                let report = crate::check(&sample.item(), &known);
                let hit = report.findings.iter().any(|finding| finding.rule == rule.card.id);
                let wanted = !example.then.starts_with("不提示");
                assert!(!wanted || example.then.starts_with("提示"), "{}: 先说提示还是不提示", rule.card.id);
                assert_eq!(hit, wanted, "{} {}: {}", rule.card.id, rule.card.title, example.given);
                sides.insert(wanted);
            }
            assert_eq!(sides.len(), 2, "{} shows one item that it finds and one that it lets pass", rule.card.id);
        }
    }
}

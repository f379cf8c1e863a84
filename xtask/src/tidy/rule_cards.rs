//! One rule, one file, with its card; and the room card lists exactly the rules that there are.
//! Whether the words beside each id are fresh is for `cargo xtask docs --check`, or for the room's own test.

use std::collections::BTreeSet;

use crate::rules::{self, Rule};
use crate::tree::Tree;

/// Says which rule lacks what, and which room card is stale.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for room in tree.rooms() {
        let found = rules::of_room(tree, &room);
        for Rule { path, id, title, requirements, basis, text, example, registered, .. } in &found {
            let gaps = [
                (id.is_empty(), "`id`"),
                (title.is_empty(), "`title`"),
                (requirements.is_empty(), "`requirements`"),
                (basis.is_empty(), "`basis` (依据)"),
                (text.is_empty(), "`text`"),
                (!example, "at least one `Example`"),
                (!registered, "its line in CARDS of rules/mod.rs"),
            ];
            for (_, gap) in gaps.iter().filter(|(missing, _)| *missing) {
                faults.push(format!("{path}: the card lacks {gap}"));
            }
        }
        let readme = tree.text(&format!("rooms/{room}/README.md")).unwrap_or_default();
        let listed = rules::in_table(readme, &room).unwrap_or_default();
        let ids: BTreeSet<String> = found.into_iter().map(|rule| rule.id).collect();
        let differing: Vec<&str> = listed.symmetric_difference(&ids).map(String::as_str).collect();
        if !differing.is_empty() {
            faults.push(format!(
                "rooms/{room}/README.md: the table between `{}` and `{}` does not list exactly the room's rules; run `cargo xtask docs`. \
                 Differing: {}",
                rules::BEGIN,
                rules::END,
                differing.join(" ")
            ));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = r#"
pub const CARD: RuleCard = RuleCard {
    id: "a.topic.two_people",
    title: "两个人",
    requirements: &["INF-1"],
    basis: speech("三（二）"),
    text: "报出前，\
           经两个人。",
    examples: &[Example { given: "甲", then: "乙" }],
};"#;
    const MOD: &str = "pub mod two_people;\n#[cfg(test)]\npub(crate) mod people;\npub const CARDS: &[RuleCard] = &[two_people::CARD];";

    fn faults(card: &str, list: &str, readme: &str) -> Vec<String> {
        check(&Tree::of(&[
            ("rooms/a/README.md", readme),
            ("rooms/a/src/rules/mod.rs", list),
            ("rooms/a/src/rules/people.rs", "//! no rule"),
            ("rooms/a/src/rules/two_people.rs", card),
        ]))
    }

    fn readme() -> String {
        let empty = format!("# 甲\n\n{}\n{}\n", rules::BEGIN, rules::END);
        let tree = Tree::of(&[("rooms/a/src/rules/mod.rs", MOD), ("rooms/a/src/rules/two_people.rs", CARD)]);
        rules::with_table(&empty, &rules::of_room(&tree, "a")).expect("has the markers")
    }

    #[test]
    fn a_whole_card_in_a_fresh_table_passes() {
        assert_eq!(faults(CARD, MOD, &readme()), [""; 0]);
        let row = "| [`a.topic.two_people`](src/rules/two_people.rs) | 两个人 | INF-1 | 三（二） |";
        assert!(readme().contains(row), "{}", readme());
        // A room may leave its own name out.
        assert_eq!(faults(CARD, MOD, "<!-- rules:begin -->\n| `topic.two_people` | 两个人 |\n<!-- rules:end -->"), [""; 0]);
    }

    #[test]
    fn a_gap_a_stale_table_and_an_unlisted_rule_are_found() {
        assert_eq!(faults(&CARD.replace("basis: speech(\"三（二）\"),", ""), MOD, &readme()).len(), 1);
        assert_eq!(faults(&CARD.replace("Example {", "Sample {"), MOD, &readme()).len(), 1);
        assert_eq!(faults(CARD, &MOD.replace("two_people::CARD", ""), &readme()).len(), 1);
        assert_eq!(faults(CARD, MOD, "# 甲").len(), 1);
        assert_eq!(faults(&CARD.replace("a.topic.two_people", "a.topic.three_people"), MOD, &readme()).len(), 1);
        assert_eq!(faults(CARD, MOD, &readme().replace("<!-- rules:end -->", "| `a.topic.gone` |\n<!-- rules:end -->")).len(), 1);
        assert!(!faults("//! nothing", MOD, &readme()).is_empty());
    }
}

//! The law of the schema: a statement of a room or of webkit touches one district and says which.

use crate::source::{Source, has_word};
use crate::tree::Tree;

/// A statement that is meant to go over all districts says so in these words.
const MEANT: &str = "/* every district */";

/// Says which statement does not name the district.
pub fn check(tree: &Tree) -> Vec<String> {
    let sources = tree.files().filter(|file| {
        file.path.ends_with(".rs") && file.path.contains("/src/") && (file.path.starts_with("rooms/") || file.path.starts_with("crates/webkit/"))
    });
    let mut faults = Vec::new();
    for file in sources {
        for (line, text) in Source::before_tests(&file.text).strings {
            let text = text.to_lowercase();
            if is_statement(&text) && !has_word(&text, "district") && !text.contains(MEANT) {
                let begin: String = text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
                faults.push(format!(
                    "{}:{line}: “{begin} …” names no district. Add `district = $1`; where all districts are meant, write {MEANT} into it",
                    file.path
                ));
            }
        }
    }
    faults
}

/// Whether a literal is a statement rather than a verb or a sentence that begins like one.
fn is_statement(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    match words.first() {
        Some(&"select") => has("from"),
        Some(&"insert") => has("into"),
        Some(&"update") => has("set"),
        Some(&"delete") => has("from"),
        Some(&"with") => has("as") && has("from"),
        Some(_) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(sql: &str) -> usize {
        let text = format!("const A: &str = \"\n{sql}\";");
        check(&Tree::of(&[("rooms/a/src/store.rs", &text)])).len()
    }

    #[test]
    fn a_statement_without_district_is_found() {
        assert_eq!(faults("select id\nfrom matter where id = $1"), 1);
        assert_eq!(faults("update matter set title = $1"), 1);
        assert_eq!(faults("insert into a (id) values ($1)"), 1);
        assert_eq!(faults("delete from a"), 1);
        assert_eq!(faults("with a as (select 1 from b) select 1 from a"), 1);
        assert_eq!(faults("select id from matter where districts = $1"), 1);
    }

    #[test]
    fn a_statement_with_district_and_a_mere_verb_pass() {
        assert_eq!(faults("select id from matter m where m.district = $1"), 0);
        assert_eq!(faults("select"), 0);
        assert_eq!(faults("select count(*) as n /* every district */ from session"), 0);
        assert_eq!(check(&Tree::of(&[("crates/store/src/a.rs", "const A: &str = \"delete from a\";")])).len(), 0);
    }
}

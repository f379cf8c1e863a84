//! Which of the two databases it is, is told apart in `crates/store` alone, so that everything above works on both.

use crate::source::Source;
use crate::tree::Tree;

const AT_HOME: [&str; 2] = ["crates/store/", "crates/chengqi/src/config.rs"];

/// Says who else tells the databases apart.
pub fn check(tree: &Tree) -> Vec<String> {
    let abroad = tree.files().filter(|file| {
        file.path.ends_with(".rs") && !AT_HOME.iter().any(|home| file.path.starts_with(home))
    });
    let mut faults = Vec::new();
    for file in abroad {
        let source = Source::of(&file.text);
        for word in ["Postgres(", "Sqlite(", "by_backend"] {
            faults.extend(source.lines_with(word).map(|(line, _)| {
                format!("{}:{line}: `{word}` outside the store. Write portable SQL, or give the store a call that hides the difference", file.path)
            }));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_that_asks_which_database_is_found() {
        let text = "match link { Link::Sqlite(c) => a(c),\n Link::Postgres(c) => b(c) }";
        assert_eq!(check(&Tree::of(&[("rooms/a/src/store.rs", text)])).len(), 2);
        assert_eq!(check(&Tree::of(&[("crates/store/src/tx.rs", text), ("crates/chengqi/src/config.rs", text)])).len(), 0);
    }
}

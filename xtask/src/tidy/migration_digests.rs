//! A migration that has landed has run on somebody's records: it stays as it is, and a change is a new one.

use crate::migrations::{self, LIST};
use crate::tree::Tree;

/// Says which migration was changed, lost or is not on the list yet.
pub fn check(tree: &Tree) -> Vec<String> {
    let listed = migrations::listed(tree.text(LIST).unwrap_or_default());
    let mut faults = Vec::new();
    for (path, digest) in migrations::found(tree) {
        match listed.get(&path) {
            None => faults.push(format!("{path} is not on the list {LIST}; run `cargo xtask docs`")),
            Some(known) if *known != digest => {
                faults.push(format!("{path} was changed after landing. Take the change back and write it as a new migration"));
            }
            Some(_) => {}
        }
    }
    for path in listed.keys().filter(|path| !tree.has(path)) {
        faults.push(format!("{path} is on the list {LIST} but not there any more. Migrations stay; bring it back"));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_a_lost_and_an_unlisted_migration_are_found() {
        let before = Tree::of(&[("rooms/a/migrations/0001_a.sql", "a"), ("rooms/a/migrations/0002_b.sql", "b")]);
        let list = migrations::extended("", &before);
        let with_list = |files: &[(&str, &str)]| check(&Tree::of(&[files, &[(LIST, list.as_str())]].concat()));
        assert_eq!(with_list(&[("rooms/a/migrations/0001_a.sql", "a"), ("rooms/a/migrations/0002_b.sql", "b")]), [""; 0]);
        let faults = with_list(&[("rooms/a/migrations/0001_a.sql", "changed"), ("rooms/a/migrations/0003_c.sql", "c")]);
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(faults[0].contains("was changed after landing"), "{faults:?}");
    }
}

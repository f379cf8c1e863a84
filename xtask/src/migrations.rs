//! The list of landed migrations with the SM3 of each text.

use std::collections::BTreeMap;

use sm3::{Digest, Sm3};

use crate::tree::Tree;

/// Where the list lies.
pub const LIST: &str = "docs/migrations.txt";
const HEAD: &str = "# Landed migrations and the SM3 of their texts. `cargo xtask docs` adds new ones; a landed one is never changed.\n";

/// The migrations in the tree, with their digests.
#[must_use]
pub fn found(tree: &Tree) -> BTreeMap<String, String> {
    tree.migrations().map(|file| (file.path.clone(), digest(&file.text))).collect()
}

/// The migrations on the list.
#[must_use]
pub fn listed(list: &str) -> BTreeMap<String, String> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(digest, path)| (path.to_owned(), digest.to_owned())).collect()
}

/// The list with the new ones added; what stands on it stays.
#[must_use]
pub fn extended(list: &str, tree: &Tree) -> String {
    let mut all = found(tree);
    all.extend(listed(list));
    std::iter::once(HEAD.to_owned()).chain(all.into_iter().map(|(path, digest)| format!("{digest} {path}\n"))).collect()
}

/// The SM3 of a text, in hexadecimal.
#[must_use]
pub fn digest(text: &str) -> String {
    // A checkout with other line ends is the same migration.
    Sm3::digest(text.replace("\r\n", "\n")).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_sm3() {
        // GB/T 32905-2016, A.1: the digest of “abc”.
        assert_eq!(digest("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    #[test]
    fn the_list_grows_and_never_forgets() {
        let first = extended("", &Tree::of(&[("rooms/a/migrations/0001_a.sql", "a")]));
        let changed = Tree::of(&[("rooms/a/migrations/0001_a.sql", "other"), ("rooms/a/migrations/0002_b.sql", "b")]);
        let second = listed(&extended(&first, &changed));
        assert_eq!(second["rooms/a/migrations/0001_a.sql"], digest("a"));
        assert_eq!(second["rooms/a/migrations/0002_b.sql"], digest("b"));
    }
}

//! Every crate keeps the workspace's lints; none has laxer ones of its own.

use toml::Table;

use crate::tree::Tree;

/// Says which crate does not.
pub fn check(tree: &Tree) -> Vec<String> {
    let manifests = tree.files().filter(|file| file.path.ends_with("/Cargo.toml"));
    let lax = manifests.filter(|file| {
        let table: Table = file.text.parse().unwrap_or_default();
        let workspace = table.get("lints").and_then(|lints| lints.get("workspace"));
        workspace.and_then(toml::Value::as_bool) != Some(true)
    });
    lax.map(|file| format!("{}: add `[lints]` with `workspace = true`", file.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_without_the_lints_is_found() {
        let tree = Tree::of(&[
            ("crates/a/Cargo.toml", "[lints]\nworkspace = true\n"),
            ("crates/b/Cargo.toml", "[package]\nname = \"b\"\n"),
            ("crates/c/Cargo.toml", "[lints]\nworkspace = false\n"),
        ]);
        let faults = check(&tree);
        assert_eq!(faults.len(), 2, "{faults:?}");
    }
}

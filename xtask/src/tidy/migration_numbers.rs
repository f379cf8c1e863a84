//! Migrations are numbered 0001, 0002 … without gaps in each folder.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::Tree;

/// Says where a number is missing or wrong. A step with a text for each database has one number.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut folders: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    let mut faults = Vec::new();
    for file in tree.migrations() {
        let Some((folder, name)) = file.path.split_once("/migrations/") else { continue };
        let number = name.split_once('_').filter(|(number, _)| number.len() == 4).and_then(|(number, _)| number.parse().ok());
        match number {
            Some(number) => drop(folders.entry(folder).or_default().insert(number)),
            None => faults.push(format!("{}: name it like 0002_what_it_brings.sql", file.path)),
        }
    }
    for (folder, numbers) in folders {
        if let Some((expected, found)) = (1..).zip(numbers).find(|(expected, found)| expected != found) {
            faults.push(format!("{folder}/migrations: number {expected:04} is missing before {found:04}"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_and_a_wrong_name_are_found() {
        let tree = Tree::of(&[
            ("rooms/a/migrations/0001_a.sql", ""),
            ("rooms/a/migrations/0002_b.sqlite.sql", ""),
            ("rooms/a/migrations/0002_b.postgres.sql", ""),
            ("rooms/b/migrations/0001_a.sql", ""),
            ("rooms/b/migrations/0003_b.sql", ""),
            ("rooms/c/migrations/1_a.sql", ""),
        ]);
        let faults = check(&tree);
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[1].starts_with("rooms/b/migrations: number 0002 is missing"), "{faults:?}");
    }
}

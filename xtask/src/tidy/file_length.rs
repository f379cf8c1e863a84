//! A file that has grown beyond 500 lines wants another wall.

use crate::tree::Tree;

const MOST: usize = 500;
/// Written by a program from another source.
const GENERATED: [&str; 1] = ["web/src/api/schema.d.ts"];

/// Says which files are too long.
pub fn check(tree: &Tree) -> Vec<String> {
    let sources = tree.files().filter(|file| [".rs", ".ts", ".vue"].iter().any(|ending| file.path.ends_with(ending)));
    let written = sources.filter(|file| !GENERATED.contains(&file.path.as_str()));
    let long = written.map(|file| (file, file.text.lines().count())).filter(|(_, lines)| MOST < *lines);
    long.map(|(file, lines)| format!("{} has {lines} lines: divide it by what it is about, at most {MOST}", file.path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_hundred_lines_pass_and_one_more_does_not() {
        let (fits, long) = ("x\n".repeat(500), "x\n".repeat(501));
        let tree = Tree::of(&[("web/a.vue", &fits), ("crates/b.rs", &long), ("web/src/api/schema.d.ts", &long)]);
        let faults = check(&tree);
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("crates/b.rs has 501 lines"), "{faults:?}");
    }
}

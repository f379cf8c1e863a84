//! Links between the documents of the repository lead to files that are there.

use crate::tree::Tree;

/// Documents that are yet to be put in their places.
const TEMPLATES: &str = "xtask/templates/";

/// Says which link leads nowhere.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for file in tree.under("", ".md").filter(|file| !file.path.starts_with(TEMPLATES)) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (line, target) in targets(&file.text) {
            let path = target.split(['#', '?']).next().unwrap_or_default();
            // Addresses of the web, of mail, and of the running program's own pages (`/rules`) are no files.
            if path.is_empty() || path.starts_with('/') || path.contains("://") || path.starts_with("mailto:") {
                continue;
            }
            if resolve(folder, path).is_none_or(|path| !tree.has(&path)) {
                faults.push(format!("{}:{line}: the link to {target} leads nowhere", file.path));
            }
        }
    }
    faults
}

/// The targets of `[text](target)` outside code, with their lines.
fn targets(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut fenced = false;
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        // What stands in backquotes is code; the target of a link never does, even where its text is.
        let plain = line.split('`').step_by(2);
        for part in plain {
            for (begin, _) in part.match_indices("](") {
                let target = part[begin + 2..].split([')', ' ']).next().unwrap_or_default();
                found.push((at + 1, target));
            }
        }
    }
    found
}

fn resolve(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_nowhere_is_found_and_others_pass() {
        let text = "[a](../README.md) [`b`](0001-times.md#decision) [c](https://example.org) [d](/rules) [e](gone.md)\n\
                    ```\n[f](gone.md)\n```\n`[g](gone.md)` [h](../../outside.md) [i](..)";
        let tree = Tree::of(&[("docs/adr/README.md", text), ("docs/README.md", ""), ("docs/adr/0001-times.md", "")]);
        let faults = check(&tree);
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].contains("docs/adr/README.md:1: the link to gone.md"), "{faults:?}");
        assert!(faults[1].contains("outside.md"), "{faults:?}");
    }
}

//! The repository builds anywhere: it names no folder of one machine and no package-registry host.

use crate::tree::Tree;

/// Written by package managers, with the addresses that they use.
const LOCKS: [&str; 2] = ["Cargo.lock", "package-lock.json"];
/// Folders of one person's or one machine's, in two halves so that this file does not contain them.
const FOLDERS: [[&str; 2]; 5] = [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"], ["/Us", "ers/"], ["/tm", "p/"]];
/// Package registries and their mirrors, in two halves as well.
const HOSTS: [[&str; 2]; 8] = [
    ["registry.np", "mjs.org"],
    ["npmmir", "ror.com"],
    ["crat", "es.io"],
    ["py", "pi.org"],
    ["pythonhos", "ted.org"],
    ["deb.deb", "ian.org"],
    ["archive.ubu", "ntu.com"],
    ["proxy.gol", "ang.org"],
];

/// Says where such a place is named.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for file in tree.files().filter(|file| !LOCKS.contains(&file.path.as_str())) {
        for (at, line) in file.text.lines().enumerate() {
            let folder = FOLDERS.iter().map(|halves| halves.concat()).find(|folder| names_folder(line, folder));
            let host = HOSTS.iter().map(|halves| halves.concat()).find(|host| line.contains(host.as_str()));
            for place in folder.into_iter().chain(host) {
                faults.push(format!("{}:{}: “{place}” belongs to one machine or one registry; take it as an argument, or leave it out", file.path, at + 1));
            }
        }
    }
    faults
}

/// Whether the line names the folder from the root, not as part of a longer path or address.
fn names_folder(line: &str, folder: &str) -> bool {
    let begins = |before: char| !before.is_alphanumeric() && !matches!(before, '.' | '_' | '-' | '/' | '}' | ')' | '*' | '~');
    line.match_indices(folder).any(|(at, _)| line[..at].chars().next_back().is_none_or(begins))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_a_machine_and_a_registry_are_found() {
        for line in [
            format!("cd {}chengqi", FOLDERS[0].concat()),
            format!("\"{}.cache\"", FOLDERS[1].concat()),
            format!("see https://{}/x", HOSTS[2].concat()),
        ] {
            assert_eq!(check(&Tree::of(&[("docs/a.md", &line)])).len(), 1, "{line}");
        }
    }

    #[test]
    fn a_path_within_the_repository_and_a_lock_file_pass() {
        let registry = HOSTS[0].concat();
        let inside = format!("rooms{}a ../..{}x", FOLDERS[0].concat(), FOLDERS[1].concat());
        assert_eq!(check(&Tree::of(&[("docs/a.md", &inside), ("package-lock.json", &registry)])), [""; 0]);
    }
}

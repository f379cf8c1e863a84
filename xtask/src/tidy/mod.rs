//! What keeps the repository in shape. One check, one file; each looks at the text files alone and says what to mend and how.
//!
//! To add a check: a file with `check(&Tree) -> Vec<String>` and a test on a bad fixture; one line in the list below.

use std::process::ExitCode;

use anyhow::Result;

use crate::tree::{Tree, root};

/// One check.
pub struct Check {
    /// Its name, as in `cargo xtask tidy NAME`.
    pub name: &'static str,
    /// What it holds.
    pub holds: &'static str,
    /// What is wrong and how to mend it; empty if all is well.
    pub run: fn(&Tree) -> Vec<String>,
}

/// Lists the checks, and makes each a test of the repository as well.
macro_rules! checks {
    ($($name:ident: $holds:literal;)+) => {
        $(mod $name;)+

        /// Every check, in the order in which they are told.
        pub const CHECKS: &[Check] = &[$(Check { name: stringify!($name), holds: $holds, run: $name::check },)+];

        #[cfg(test)]
        mod the_repository {
            $(#[test] fn $name() { super::tests::holds(super::$name::check); })+
        }
    };
}

checks! {
    file_length: "no source file is longer than 500 lines";
    arrows: "crates depend on each other only along the arrows of the architecture";
    pure_folders: "model, rules and decide, and the pure crates, never wait and know no clock, SQL or HTTP";
    backend_match: "which database it is, is matched in the store alone";
    district_in_sql: "every statement of a room names the district";
    room_shape: "every room has the same shape";
    rule_cards: "every rule has its card, and every room card lists exactly the rules of the room";
    rule_placeholders: "no card of a rule is left unfilled";
    migration_numbers: "migrations are numbered without gaps";
    migration_digests: "migrations are never edited after landing";
    glossary: "the glossary explains every room, table, state and verb";
    no_stubs: "nothing is left undone, skipped or singled out";
    no_foreign_places: "no path of one machine and no package-registry host";
    crate_lints: "every crate keeps the workspace's lints";
    links: "links between the repository's documents lead somewhere";
}

/// Runs the checks named, or all, and tells what they found.
pub fn run(names: &[String]) -> Result<ExitCode> {
    let tree = Tree::read(&root())?;
    for name in names {
        anyhow::ensure!(
            CHECKS.iter().any(|check| check.name == name),
            "没有名为 {name} 的检查；查看全部：cargo xtask tidy --list"
        );
    }
    let chosen = CHECKS.iter().filter(|check| names.is_empty() || names.iter().any(|name| name == check.name));
    let (mut passed, mut failed) = (0, 0);
    for check in chosen {
        let faults = (check.run)(&tree);
        if faults.is_empty() {
            passed += 1;
            continue;
        }
        failed += 1;
        println!("tidy {}: {}", check.name, check.holds);
        for fault in &faults {
            println!("  - {fault}");
        }
    }
    println!("tidy: {passed} passed, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints what checks there are.
pub fn list() -> Result<()> {
    for check in CHECKS {
        println!("{:18} {}", check.name, check.holds);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn holds(check: fn(&Tree) -> Vec<String>) {
        let tree = Tree::read(&root()).expect("the repository can be read");
        let faults = check(&tree);
        assert!(faults.is_empty(), "\n- {}\n", faults.join("\n- "));
    }

    #[test]
    fn every_file_in_this_folder_is_a_check() {
        let tree = Tree::read(&root()).expect("the repository can be read");
        let files = tree.under("xtask/src/tidy/", ".rs").count();
        assert_eq!(files, CHECKS.len() + 1);
    }
}

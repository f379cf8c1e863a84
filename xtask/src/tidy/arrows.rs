//! The arrows of the architecture, read from every `Cargo.toml`: who may stand on whom.

use std::collections::BTreeSet;

use toml::Table;

use crate::tree::Tree;

/// Crate by crate, the crates of the house that it may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("calendar", &["kernel"]),
    ("gongwen", &["kernel"]),
    ("typeset", &["gongwen"]),
    ("checkup", &["kernel", "gongwen", "likeness"]),
    ("likeness", &[]),
    ("search", &["kernel"]),
    ("store", &["kernel"]),
    ("webkit", &["kernel", "calendar", "gongwen", "likeness", "store"]),
    ("testkit", &["kernel", "calendar", "gongwen", "likeness", "store", "webkit"]),
    ("fuzz", &["gongwen", "likeness"]),
    ("xtask", &[]),
];
/// What any room may depend on.
const ROOM: &[&str] = &["kernel", "calendar", "gongwen", "checkup", "likeness", "store", "webkit"];
/// The one crate that puts everything together.
const WHOLE: &str = "chengqi";
/// Serves tests alone.
const TESTS: &str = "testkit";

/// Says which dependency runs against an arrow.
pub fn check(tree: &Tree) -> Vec<String> {
    let manifests: Vec<(String, String, Table)> = tree
        .files()
        .filter_map(|file| {
            let folder = file.path.strip_suffix("/Cargo.toml")?;
            let table: Table = file.text.parse().unwrap_or_default();
            Some((folder.to_owned(), name(&table)?, table))
        })
        .collect();
    let house: BTreeSet<&str> = manifests.iter().map(|(_, name, _)| name.as_str()).collect();
    let mut faults = Vec::new();
    for (folder, name, table) in &manifests {
        let room = folder.starts_with("rooms/");
        let allowed = if room { Some(ROOM) } else { ARROWS.iter().find(|(known, _)| known == name).map(|(_, to)| *to) };
        let may = |to: &str| name == WHOLE || allowed.is_some_and(|allowed| allowed.contains(&to));
        if allowed.is_none() && name != WHOLE {
            faults.push(format!("{folder}/Cargo.toml: say in xtask/src/tidy/arrows.rs what the new crate {name} may depend on"));
        }
        let (normal, development) = dependencies(table);
        let normal = normal.iter().filter(|to| house.contains(to.as_str()));
        for to in normal.filter(|to| *to == TESTS || !may(to)) {
            faults.push(format!(
                "{folder}/Cargo.toml: {name} must not depend on {to}. Rooms meet through events and views; what several need \
                 goes down into kernel or webkit; testkit belongs under [dev-dependencies]"
            ));
        }
        let development = development.iter().filter(|to| house.contains(to.as_str()));
        for to in development.filter(|to| *to != TESTS && *to != name && !may(to)) {
            faults.push(format!("{folder}/Cargo.toml: the tests of {name} must not depend on {to}; journeys across rooms belong into crates/chengqi/tests"));
        }
    }
    faults
}

fn name(table: &Table) -> Option<String> {
    Some(table.get("package")?.get("name")?.as_str()?.to_owned())
}

/// The names that a manifest depends on: for the program itself, and for its tests.
fn dependencies(table: &Table) -> (Vec<String>, Vec<String>) {
    let (mut normal, mut development) = (Vec::new(), Vec::new());
    let targets = table.get("target").and_then(toml::Value::as_table).into_iter().flat_map(Table::values);
    for table in std::iter::once(table).chain(targets.filter_map(toml::Value::as_table)) {
        for (section, names) in
            [("dependencies", &mut normal), ("dev-dependencies", &mut development)]
        {
            names.extend(keys(table, section));
        }
        normal.extend(keys(table, "build-dependencies"));
    }
    (normal, development)
}

fn keys(table: &Table, section: &str) -> Vec<String> {
    let section = table.get(section).and_then(toml::Value::as_table);
    let renamed = |(key, value): (&String, &toml::Value)| {
        value.get("package").and_then(toml::Value::as_str).unwrap_or(key).to_owned()
    };
    section.into_iter().flatten().map(renamed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(name: &str, normal: &str, development: &str) -> String {
        let lines = |names: &str| names.split_whitespace().map(|name| format!("{name}.workspace = true\n")).collect::<String>();
        format!("[package]\nname = \"{name}\"\n[dependencies]\n{}[dev-dependencies]\n{}", lines(normal), lines(development))
    }

    fn faults(name: &str, folder: &str, normal: &str, development: &str) -> Vec<String> {
        let path = format!("{folder}/Cargo.toml");
        let tested = manifest(name, normal, development);
        let mut files = vec![(path.as_str(), tested.as_str())];
        let others: Vec<(String, String)> = ["kernel", "store", "webkit", "testkit", "information", "meetings"]
            .into_iter()
            .filter(|other| *other != name)
            .map(|other| {
                let place = if ["information", "meetings"].contains(&other) { "rooms" } else { "crates" };
                (format!("{place}/{other}/Cargo.toml"), manifest(other, "", ""))
            })
            .collect();
        files.extend(others.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        check(&Tree::of(&files))
    }

    #[test]
    fn the_arrows_as_drawn_hold() {
        assert_eq!(faults("information", "rooms/information", "kernel store webkit serde", "testkit"), [""; 0]);
        assert_eq!(faults("chengqi", "crates/chengqi", "kernel webkit information meetings", "testkit"), [""; 0]);
        assert_eq!(faults("store", "crates/store", "kernel sqlx", "store tempfile"), [""; 0]);
    }

    #[test]
    fn an_arrow_back_is_found() {
        for (name, folder, normal, development) in [
            ("kernel", "crates/kernel", "store", ""),
            ("store", "crates/store", "webkit", ""),
            ("webkit", "crates/webkit", "information", ""),
            ("information", "rooms/information", "meetings", ""),
            ("information", "rooms/information", "", "meetings"),
            ("chengqi", "crates/chengqi", "testkit", ""),
            ("novelty", "crates/novelty", "", ""),
        ] {
            assert_eq!(faults(name, folder, normal, development).len(), 1, "{name} → {normal}{development}");
        }
    }

    #[test]
    fn a_renamed_dependency_and_one_of_a_target_are_seen() {
        let text = "[package]\nname = \"kernel\"\n[dependencies]\nshop = { package = \"store\", path = \"x\" }\n\
                    [target.'cfg(unix)'.dependencies]\nwebkit.workspace = true\n";
        let (store, webkit) = (manifest("store", "", ""), manifest("webkit", "", ""));
        let tree = Tree::of(&[
            ("crates/kernel/Cargo.toml", text),
            ("crates/store/Cargo.toml", &store),
            ("crates/webkit/Cargo.toml", &webkit),
        ]);
        assert_eq!(check(&tree).len(), 2);
    }
}

//! Every room has the same shape, so that whoever knows one finds the way in all.

use crate::tree::Tree;

/// What a room has; any of the paths in a row will do.
const SHAPE: &[(&[&str], &str)] = &[
    (&["README.md"], "the room card: what, who, states, words, table of rules"),
    (&["Cargo.toml"], "the manifest"),
    (&["src/lib.rs"], "with `pub const ROOM: Room`"),
    (&["src/model/mod.rs", "src/model.rs"], "states, ids and commands"),
    (&["src/rules/mod.rs"], "the rules, one file each"),
    (&["src/decide/mod.rs"], "the verbs, one file each, pure"),
    (&["src/store.rs", "src/store/mod.rs"], "named queries and apply"),
    (&["src/actions/mod.rs"], "the verbs, one file each: load, decide, apply, record"),
    (&["cases"], "cases that a clerk can read"),
    (&["migrations"], "the room's tables"),
    (&["web/routes.ts"], "its pages and its place in the navigation"),
];

/// Says what a room lacks.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for room in tree.rooms() {
        for (paths, what) in SHAPE {
            if !paths.iter().any(|path| tree.has(&format!("rooms/{room}/{path}"))) {
                faults.push(format!("rooms/{room}/{} is missing: {what}. `cargo xtask room` writes the whole shape", paths[0]));
            }
        }
        let lib = tree.text(&format!("rooms/{room}/src/lib.rs")).unwrap_or_default();
        if !lib.contains("pub const ROOM: Room") && !lib.contains("pub const ROOM: webkit::Room") {
            faults.push(format!("rooms/{room}/src/lib.rs: no `pub const ROOM: Room`"));
        }
        if !tree.files().any(|file| file.path == "crates/chengqi/src/house.rs" && file.text.contains(&format!("{room}::ROOM"))) {
            faults.push(format!("crates/chengqi/src/house.rs: the room {room} is not in ROOMS"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_with_a_missing_wall_is_found() {
        let whole: Vec<(String, &str)> = SHAPE
            .iter()
            .map(|(paths, _)| match paths[0] {
                "cases" => ("rooms/a/cases/draft.toml".to_owned(), ""),
                "migrations" => ("rooms/a/migrations/0001_a.sql".to_owned(), ""),
                "src/lib.rs" => ("rooms/a/src/lib.rs".to_owned(), "pub const ROOM: Room = x;"),
                path => (format!("rooms/a/{path}"), ""),
            })
            .chain([("crates/chengqi/src/house.rs".to_owned(), "[a::ROOM]")])
            .collect();
        let files: Vec<(&str, &str)> = whole.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        assert_eq!(check(&Tree::of(&files)), [""; 0]);
        for left_out in 0..files.len() {
            let mut rest = files.clone();
            let (path, _) = rest.remove(left_out);
            assert!(!check(&Tree::of(&rest)).is_empty(), "without {path}");
        }
    }
}

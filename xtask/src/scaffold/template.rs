//! The files of a new room and of a new rule.

const ROOM: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../../templates/room/Cargo.toml.txt")),
    ("README.md", include_str!("../../templates/room/README.md")),
    ("src/lib.rs", include_str!("../../templates/room/src/lib.rs")),
    ("src/model/mod.rs", include_str!("../../templates/room/src/model/mod.rs")),
    ("src/rules/mod.rs", include_str!("../../templates/room/src/rules/mod.rs")),
    ("src/rules/title_is_short.rs", include_str!("../../templates/room/src/rules/title_is_short.rs")),
    ("src/decide/mod.rs", include_str!("../../templates/room/src/decide/mod.rs")),
    ("src/decide/draft.rs", include_str!("../../templates/room/src/decide/draft.rs")),
    ("src/store.rs", include_str!("../../templates/room/src/store.rs")),
    ("src/actions/mod.rs", include_str!("../../templates/room/src/actions/mod.rs")),
    ("src/actions/draft.rs", include_str!("../../templates/room/src/actions/draft.rs")),
    ("migrations/0001_@name@.sql", include_str!("../../templates/room/migrations/0001_room.sql")),
    ("cases/draft.toml", include_str!("../../templates/room/cases/draft.toml")),
    ("tests/cases.rs", include_str!("../../templates/room/tests/cases.rs")),
    ("tests/draft.rs", include_str!("../../templates/room/tests/draft.rs")),
    ("web/routes.ts", include_str!("../../templates/room/web/routes.ts")),
    ("web/pages/DraftPage.vue", include_str!("../../templates/room/web/pages/DraftPage.vue")),
];

/// The files of a new room, by their paths within it.
pub fn room(name: &str, title: &str) -> Vec<(String, String)> {
    let filled = |text: &str| text.replace("@name@", name).replace("@title@", title);
    ROOM.iter().map(|(path, text)| (filled(path), filled(text))).collect()
}

/// The file of a new rule.
pub fn rule(room: &str, name: &str) -> String {
    include_str!("../../templates/rule.rs").replace("@room@", room).replace("@name@", name)
}

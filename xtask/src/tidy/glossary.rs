//! One word for one thing, in table, type, route, file and test: each is explained in GLOSSARY.md.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Source;
use crate::tree::Tree;

/// Says which name the glossary does not explain.
pub fn check(tree: &Tree) -> Vec<String> {
    let glossary = tree.text("GLOSSARY.md").unwrap_or_default();
    let mut names: BTreeSet<(&str, String)> = tree.rooms().into_iter().map(|room| ("room", room)).collect();
    for file in tree.migrations() {
        names.extend(tables(&file.text).into_iter().map(|table| ("table or view", table)));
    }
    for file in tree.under("rooms/", ".rs").filter(|file| file.path.contains("/src/model")) {
        names.extend(codes(&file.text).into_iter().map(|code| ("state or verb", code)));
    }
    names.retain(|(_, name)| !glossary.contains(&format!("`{name}`")));
    let mut missing: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (kind, name) in names {
        missing.entry(kind).or_default().push(format!("`{name}`"));
    }
    let told = missing.into_iter().map(|(kind, names)| {
        format!("GLOSSARY.md: explain each {kind}, in backquotes and with its Chinese word; {} missing: {}", names.len(), names.join(" "))
    });
    told.collect()
}

/// The tables and views that a migration makes.
fn tables(sql: &str) -> Vec<String> {
    let words: Vec<&str> = sql.split(|c: char| c.is_whitespace() || c == '(').filter(|word| !word.is_empty()).collect();
    let made = words.windows(3).filter(|three| three[0] == "create" && ["table", "view"].contains(&three[1]));
    made.map(|three| three[2].trim_matches('"').to_owned()).collect()
}

/// The stored codes of states and verbs: enums whose name ends in `State` or `Verb`, written by the `codes!` list
/// (`Draft = "draft", "起草";`) or by hand (`Self::Draft => "draft"` within `fn code`).
fn codes(text: &str) -> Vec<String> {
    let counts = |name: &str| name.ends_with("State") || name.ends_with("Verb");
    let source = Source::before_tests(text);
    let (mut codes, mut within, mut in_code) = (Vec::new(), false, false);
    let mut listing = false;
    for (at, (line, code)) in text.lines().zip(source.code.lines()).enumerate() {
        let words: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '!').filter(|word| !word.is_empty()).collect();
        match *words.as_slice() {
            ["codes!", ..] => (listing, within) = (true, false),
            ["impl", name, ..] => (listing, within, in_code) = (false, counts(name), false),
            [name] if listing && code.trim_end().ends_with('{') => within = counts(name),
            ["pub", "const", "fn", name, ..] | ["pub", "fn", name, ..] | ["fn", name, ..] => in_code = name == "code",
            _ => {}
        }
        let stands = within && ((listing && code.contains('=')) || (in_code && code.contains("=>")));
        if stands && let Some((_, string)) = source.strings.iter().find(|(line, _)| *line == at + 1) {
            debug_assert!(line.contains(string.as_str()), "a literal begins on its line");
            codes.push(string.clone());
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = r#"
codes! {
    /// Verbs.
    Verb {
        /// Write.
        Draft = "draft", "起草";
    }
}
codes! {
    Gate {
        Check = "check", "校核";
    }
}
impl State {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
        }
    }
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "在办",
        }
    }
}
"#;

    #[test]
    fn names_come_from_rooms_tables_states_and_verbs() {
        let tree = Tree::of(&[
            ("rooms/meetings/README.md", ""),
            ("rooms/meetings/migrations/0001_a.sql", "create table meeting (\n id text);\ncreate view meeting_facts as select 1;"),
            ("rooms/meetings/src/model/verb.rs", MODEL),
        ]);
        let faults = check(&tree);
        let named: Vec<&str> = faults.iter().filter_map(|fault| fault.split_once(": `").map(|(_, names)| names)).collect();
        assert_eq!(named, ["meetings`", "draft` `open`", "meeting` `meeting_facts`"]);
    }

    #[test]
    fn what_the_glossary_explains_passes() {
        let glossary = "| `meetings` 会务 | `meeting` 会议 |";
        let tree = Tree::of(&[("GLOSSARY.md", glossary), ("rooms/meetings/migrations/0001_a.sql", "create table meeting (id text);")]);
        assert_eq!(check(&tree), [""; 0]);
    }
}

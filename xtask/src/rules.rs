//! The rules of a room as its sources state them, and the table of them in the room card.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::source::{Source, has_word};
use crate::tree::Tree;

/// Where the table begins in a room card.
pub const BEGIN: &str = "<!-- rules:begin -->";
/// Where it ends.
pub const END: &str = "<!-- rules:end -->";

/// One rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The file.
    pub path: String,
    /// The module.
    pub name: String,
    /// The card's id; empty if there is none.
    pub id: String,
    /// The card's title; empty if there is none.
    pub title: String,
    /// The requirements that it serves.
    pub requirements: Vec<String>,
    /// 依据 in one line; empty if there is none.
    pub basis: String,
    /// What it demands; empty if it does not say.
    pub text: String,
    /// Whether it has an example.
    pub example: bool,
    /// Whether it stands in CARDS.
    pub registered: bool,
}

/// The rules of a room, by file: everything in `src/rules` but `mod.rs` and what serves tests alone.
#[must_use]
pub fn of_room(tree: &Tree, room: &str) -> Vec<Rule> {
    let folder = format!("rooms/{room}/src/rules/");
    let list = tree.text(&format!("{folder}mod.rs")).unwrap_or_default();
    let mut rules = Vec::new();
    for file in tree.under(&folder, ".rs") {
        let name = file.path[folder.len()..].trim_end_matches(".rs").to_owned();
        if name == "mod" || name.contains('/') || serves_tests(list, &name) {
            continue;
        }
        let source = Source::before_tests(&file.text);
        rules.push(Rule {
            path: file.path.clone(),
            id: field(&source, "id").concat(),
            title: field(&source, "title").concat(),
            requirements: field(&source, "requirements"),
            basis: field(&source, "basis").join(" ").trim().to_owned(),
            text: field(&source, "text").concat(),
            example: has_word(&source.code, "Example {"),
            registered: has_word(list, &format!("{name}::CARD")),
            name,
        });
    }
    rules
}

/// The room card with a fresh table between the markers; none if it has no markers.
#[must_use]
pub fn with_table(card: &str, rules: &[Rule]) -> Option<String> {
    let (begin, end) = between(card)?;
    let mut table =
        String::from("\n| rule | title | requirements | 依据 | what it demands |\n| --- | --- | --- | --- | --- |\n");
    for Rule { id, title, name, requirements, basis, text, .. } in rules {
        let requirements = requirements.join(" ");
        writeln!(table, "| [`{id}`](src/rules/{name}.rs) | {title} | {requirements} | {basis} | {text} |")
            .expect("writing to a text can't fail");
    }
    Some(format!("{}{table}{}", &card[..begin], &card[end..]))
}

/// The ids that the table of a room card lists, in full; none if it has no markers.
#[must_use]
pub fn in_table(card: &str, room: &str) -> Option<BTreeSet<String>> {
    let (begin, end) = between(card)?;
    let rows = card[begin..end].lines().filter_map(|row| row.strip_prefix("| ")?.split('`').nth(1));
    let prefix = format!("{room}.");
    Some(rows.map(|id| if id.starts_with(&prefix) { id.to_owned() } else { format!("{prefix}{id}") }).collect())
}

/// Whether the room keeps its table by a test of its own; then nobody else writes it.
#[must_use]
pub fn keeps_its_own_table(tree: &Tree, room: &str) -> bool {
    tree.has(&format!("rooms/{room}/tests/readme.rs"))
}

fn between(card: &str) -> Option<(usize, usize)> {
    let begin = card.find(BEGIN)? + BEGIN.len();
    Some((begin, begin + card[begin..].find(END)?))
}

fn serves_tests(list: &str, name: &str) -> bool {
    let lines: Vec<&str> = list.lines().collect();
    let behind = lines.windows(2).filter(|two| two[0].trim() == "#[cfg(test)]").map(|two| two[1]);
    behind.into_iter().any(|line| line.trim_end().ends_with(&format!("mod {name};")))
}

/// The texts within a field of the card, up to the comma that ends it; empty if there is no such field.
fn field(source: &Source, name: &str) -> Vec<String> {
    let code = source.code.as_str();
    let card = code.find("RuleCard = RuleCard {").unwrap_or(code.len());
    let label = format!(" {name}:");
    let Some(begin) = code[card..].find(&label).map(|at| card + at) else { return Vec::new() };
    let mut depth = 0;
    let ends = code[begin + label.len()..].find(|c| {
        depth += i32::from("([{".contains(c)) - i32::from(")]}".contains(c));
        depth < 0 || (depth == 0 && c == ',')
    });
    let end = ends.map_or(code.len(), |at| begin + label.len() + at);
    let line = |at: usize| code[..at].matches('\n').count() + 1;
    let within = source.strings.iter().filter(|(at, _)| line(begin) <= *at && *at <= line(end));
    within.map(|(_, text)| text.clone()).collect()
}

//! The lexicons of documents: tables under `data`, each compiled once. They hold facts with the days from which they hold.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil;

use crate::lexicon::{automaton, rows};
use crate::text::Text;

/// An organ or a rule that another one has replaced.
#[derive(Debug)]
pub(crate) struct Renamed {
    pub(crate) old: &'static str,
    pub(crate) new: &'static str,
    /// Since when.
    pub(crate) since: civil::Date,
}

struct Table {
    entries: Vec<Renamed>,
    automaton: AhoCorasick,
}

impl Table {
    fn read(table: &'static str) -> Self {
        let entries: Vec<Renamed> =
            rows(table).into_iter().map(|row| Renamed { old: row[0], new: row[1], since: day(row[2]) }).collect();
        let words: Vec<&str> = entries.iter().map(|entry| entry.old).collect();
        Self { automaton: automaton(&words, MatchKind::LeftmostLongest), entries }
    }
}

static ORGANS: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../data/abolished_organs.tsv")));
static ABOLISHED: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../data/abolished_rules.tsv")));

/// Organs in the text that bear another name now.
pub(crate) fn abolished_organs(text: &Text<'_>) -> impl Iterator<Item = (&'static Renamed, Range<usize>)> {
    hits(&ORGANS, text)
}

/// Laws and rules in the text that are no longer in force.
pub(crate) fn abolished_rules(text: &Text<'_>) -> impl Iterator<Item = (&'static Renamed, Range<usize>)> {
    hits(&ABOLISHED, text)
}

fn hits(table: &'static Table, text: &Text<'_>) -> impl Iterator<Item = (&'static Renamed, Range<usize>)> {
    table
        .automaton
        .find_iter(text.source)
        .map(|hit| (&table.entries[hit.pattern().as_usize()], text.range_of_bytes(hit.start(), hit.end())))
}

/// A law and how many articles it has.
#[derive(Debug)]
pub(crate) struct Law {
    pub(crate) name: &'static str,
    pub(crate) articles: u32,
    /// Since when it has so many.
    pub(crate) since: civil::Date,
}

/// The laws whose articles are counted. Of one law with several entries the last that is in force counts.
pub(crate) static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
    rows(include_str!("../../data/laws.tsv"))
        .into_iter()
        .map(|row| Law { name: row[0], articles: row[1].parse().expect("a number of articles"), since: day(row[2]) })
        .collect()
});

/// A fixed formula: items that stand together, all of them and in this order.
#[derive(Debug)]
pub(crate) struct Formula {
    pub(crate) name: &'static str,
    pub(crate) items: Vec<&'static str>,
    pub(crate) since: civil::Date,
    pub(crate) until: Option<civil::Date>,
}

/// 规范表述
pub(crate) static FORMULAE: LazyLock<Vec<Formula>> = LazyLock::new(|| {
    rows(include_str!("../../data/formulae.tsv"))
        .into_iter()
        .map(|row| Formula {
            name: row[0],
            items: row[1].split('、').collect(),
            since: day(row[2]),
            until: (!row[3].is_empty()).then(|| day(row[3])),
        })
        .collect()
});

fn day(cell: &str) -> civil::Date {
    cell.parse().unwrap_or_else(|error| panic!("a table under data has the day {cell}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_can_be_read_and_names_nothing_twice() {
        for (table, columns) in [
            (include_str!("../../data/abolished_organs.tsv"), 3),
            (include_str!("../../data/abolished_rules.tsv"), 3),
            (include_str!("../../data/laws.tsv"), 3),
            (include_str!("../../data/formulae.tsv"), 4),
        ] {
            let mut seen = std::collections::BTreeSet::new();
            for row in rows(table) {
                assert_eq!(row.len(), columns, "{row:?}");
                assert!(seen.insert((row[0], row[columns - 2], row[columns - 1])), "{row:?} stands twice");
            }
        }
        assert!(FORMULAE.iter().all(|formula| 2 <= formula.items.len()));
        assert!(LAWS.iter().all(|law| 0 < law.articles));
    }

    #[test]
    fn the_new_name_is_never_itself_an_old_one() {
        for entry in &ORGANS.entries {
            let text = Text::new(crate::Part::Body, entry.new);
            assert_eq!(abolished_organs(&text).count(), 0, "{} holds a name of the table", entry.new);
        }
        for entry in &ABOLISHED.entries {
            let text = Text::new(crate::Part::Body, entry.new);
            assert_eq!(abolished_rules(&text).count(), 0, "{} holds a name of the table", entry.new);
        }
    }
}

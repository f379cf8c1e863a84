//! The lexicons: tables of words under `data`, each compiled once and run over a text in one pass.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::Text;

/// What a word of `words.tsv` is a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// An event.
    Fact,
    /// A result in figures.
    Result,
    /// A measure taken.
    Measure,
    /// A cause.
    Cause,
    /// A proposal.
    Suggestion,
    /// Where an opinion was heard.
    Source,
    /// Who holds it.
    People,
    /// What they ask.
    Demand,
    /// The end of a place name.
    Place,
    /// The end of an actor's name.
    Actor,
    /// A claim of success.
    Claim,
    /// An amount that is none.
    Amount,
    /// Hearsay.
    Unverifiable,
    /// A source that makes hearsay good.
    Cited,
    /// A time that depends on when it is read.
    Relative,
    /// A claim that wants evidence.
    Evidence,
    /// A formula of forwarded documents.
    Notice,
    /// A deadline.
    Deadline,
    /// A duty.
    Duty,
    /// A season of reporting.
    Season,
}

impl Group {
    fn of(name: &str) -> Self {
        match name {
            "fact" => Self::Fact,
            "result" => Self::Result,
            "measure" => Self::Measure,
            "cause" => Self::Cause,
            "suggestion" => Self::Suggestion,
            "source" => Self::Source,
            "group" => Self::People,
            "demand" => Self::Demand,
            "place" => Self::Place,
            "actor" => Self::Actor,
            "claim" => Self::Claim,
            "amount" => Self::Amount,
            "unverifiable" => Self::Unverifiable,
            "cited" => Self::Cited,
            "relative" => Self::Relative,
            "evidence" => Self::Evidence,
            "notice" => Self::Notice,
            "deadline" => Self::Deadline,
            "duty" => Self::Duty,
            "season" => Self::Season,
            unknown => panic!("words.tsv names the unknown group {unknown}"),
        }
    }
}

/// A word found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WordHit {
    pub(crate) group: Group,
    pub(crate) range: Range<usize>,
}

/// 易混词 One confusable word with the neighbours it needs or must not have.
#[derive(Debug)]
pub(crate) struct Confusable {
    pub(crate) wrong: &'static str,
    pub(crate) right: &'static str,
    pub(crate) before: Vec<&'static str>,
    pub(crate) not_before: Vec<&'static str>,
    pub(crate) after: Vec<&'static str>,
    pub(crate) not_after: Vec<&'static str>,
    pub(crate) is_mechanical: bool,
    pub(crate) note: &'static str,
}

struct Words {
    automaton: AhoCorasick,
    groups: Vec<Group>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let rows: Vec<Vec<&str>> = rows(include_str!("../data/words.tsv"));
    let words: Vec<&str> = rows.iter().map(|row| row[1]).collect();
    let groups = rows.iter().map(|row| Group::of(row[0])).collect();
    Words { automaton: automaton(&words, MatchKind::Standard), groups }
});

static CLICHES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words: Vec<&str> = rows(include_str!("../data/cliches.tsv")).into_iter().map(|row| row[0]).collect();
    automaton(&words, MatchKind::LeftmostLongest)
});

/// 易混词
pub(crate) static CONFUSABLES: LazyLock<Vec<Confusable>> = LazyLock::new(|| {
    let list = |cell: &'static str| cell.split('、').filter(|word| !word.is_empty()).collect();
    rows(include_str!("../data/confusables.tsv"))
        .into_iter()
        .map(|row| Confusable {
            wrong: row[0],
            right: row[1],
            before: list(row[2]),
            not_before: list(row[3]),
            after: list(row[4]),
            not_after: list(row[5]),
            is_mechanical: row[6] == "safe",
            note: row[7],
        })
        .collect()
});

static CONFUSABLE_WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words: Vec<&str> = CONFUSABLES.iter().map(|entry| entry.wrong).collect();
    automaton(&words, MatchKind::LeftmostLongest)
});

/// 赘余 Redundant wordings with what would do.
pub(crate) static REDUNDANCIES: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| rows(include_str!("../data/redundancies.tsv")).into_iter().map(|row| (row[0], row[1])).collect());

static REDUNDANT_WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words: Vec<&str> = REDUNDANCIES.iter().map(|entry| entry.0).collect();
    automaton(&words, MatchKind::LeftmostLongest)
});

/// All words of `words.tsv` in the text, overlapping ones too, sorted by start. Of two words of one group the longer stands for both.
pub(crate) fn words(text: &Text<'_>) -> Vec<WordHit> {
    let mut hits: Vec<WordHit> = WORDS
        .automaton
        .find_overlapping_iter(text.source)
        .map(|hit| WordHit {
            group: WORDS.groups[hit.pattern().as_usize()],
            range: text.range_of_bytes(hit.start(), hit.end()),
        })
        .collect();
    hits.sort_by_key(|hit| (hit.group, hit.range.start, usize::MAX - hit.range.end));
    let mut last: Option<(Group, usize)> = None;
    hits.retain(|hit| {
        let covered = last.is_some_and(|(group, end)| group == hit.group && hit.range.end <= end);
        if !covered {
            last = Some((hit.group, hit.range.end));
        }
        !covered
    });
    hits.sort_by_key(|hit| (hit.range.start, hit.range.end));
    hits
}

/// 套话 The stock phrases in the text.
pub(crate) fn cliches(text: &Text<'_>) -> Vec<Range<usize>> {
    CLICHES.find_iter(text.source).map(|hit| text.range_of_bytes(hit.start(), hit.end())).collect()
}

/// The confusable words in the text, whatever their neighbours.
pub(crate) fn confusables(text: &Text<'_>) -> Vec<(&'static Confusable, Range<usize>)> {
    CONFUSABLE_WORDS
        .find_iter(text.source)
        .map(|hit| (&CONFUSABLES[hit.pattern().as_usize()], text.range_of_bytes(hit.start(), hit.end())))
        .collect()
}

/// The redundant wordings in the text, each with what would do.
pub(crate) fn redundancies(text: &Text<'_>) -> Vec<(&'static str, Range<usize>)> {
    REDUNDANT_WORDS
        .find_iter(text.source)
        .map(|hit| (REDUNDANCIES[hit.pattern().as_usize()].1, text.range_of_bytes(hit.start(), hit.end())))
        .collect()
}

/// Compiles a list of words.
pub(crate) fn automaton<W: AsRef<[u8]>>(words: &[W], kind: MatchKind) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(kind)
        .build(words)
        .expect("lists of words stay far below the automaton's limit of states")
}

/// The rows of a table, without comments and empty lines.
pub(crate) fn rows(table: &'static str) -> Vec<Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_whole_and_names_nothing_twice() {
        for (table, columns) in [
            (include_str!("../data/words.tsv"), 2),
            (include_str!("../data/cliches.tsv"), 1),
            (include_str!("../data/confusables.tsv"), 8),
            (include_str!("../data/redundancies.tsv"), 2),
        ] {
            let mut seen = std::collections::BTreeSet::new();
            for row in rows(table) {
                assert_eq!(row.len(), columns, "{row:?}");
                let key = if columns == 2 { (row[0], row[1]) } else { (row[0], "") };
                assert!(seen.insert(key), "{key:?} stands twice");
            }
        }
    }

    #[test]
    fn the_right_word_is_never_itself_taken_for_a_wrong_one() {
        for entry in CONFUSABLES.iter() {
            let text = Text::new(crate::place::Part::Body, entry.right);
            assert!(confusables(&text).is_empty(), "{} holds a word of the table", entry.right);
        }
        for (_, right) in REDUNDANCIES.iter() {
            let text = Text::new(crate::place::Part::Body, right);
            assert!(redundancies(&text).is_empty(), "{right} holds a word of the table");
        }
    }

    #[test]
    fn the_tables_are_as_large_as_the_handbook_says() {
        assert!(150 <= rows(include_str!("../data/cliches.tsv")).len());
        assert!(60 <= CONFUSABLES.len());
    }
}

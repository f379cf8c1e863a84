//! What is known beside the item, whatever it says: topics, units, limits of policy.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::item::{Focus, ItemKind};
use crate::lexicon::automaton;

/// The unit that writes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnUnit {
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short: String,
}

/// How long an item of one kind should be, and how old its event may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KindLimit {
    /// At least so many characters.
    pub min_chars: usize,
    /// At most so many characters.
    pub max_chars: usize,
    /// The event lies at most so many days back.
    pub max_age_days: i32,
}

/// Limits that an office may set by policy. The defaults are common practice; the room passes what is in force on the day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Limits {
    /// For 动态.
    pub dynamic: KindLimit,
    /// For 数据.
    pub data: KindLimit,
    /// For 做法.
    pub practice: KindLimit,
    /// For 问题建议.
    pub problem: KindLimit,
    /// For 社情民意.
    pub opinion: KindLimit,
    /// Characters of a title.
    pub title_chars: usize,
    /// Characters of a sentence.
    pub sentence_chars: usize,
    /// Characters of a paragraph.
    pub paragraph_chars: usize,
    /// How many days back repeats are looked for.
    pub repeat_days: i32,
    /// How many hundredths of an item's letters stand in another text, from which on it counts as a repeat.
    pub repeat_percent: u32,
    /// Stock phrases from which on a change is advised; fewer are a note.
    pub cliches: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let kind = |min_chars, max_chars, max_age_days| KindLimit { min_chars, max_chars, max_age_days };
        Self {
            dynamic: kind(100, 400, 7),
            data: kind(150, 800, 45),
            practice: kind(300, 800, 180),
            problem: kind(300, 1500, 90),
            opinion: kind(100, 800, 30),
            title_chars: 25,
            sentence_chars: 120,
            paragraph_chars: 600,
            repeat_days: 90,
            repeat_percent: 60,
            cliches: 3,
        }
    }
}

impl Limits {
    /// The share of an item's letters that stand in another text, from which on it counts as a repeat.
    #[must_use]
    pub fn repeat_share(&self) -> f64 {
        f64::from(self.repeat_percent) / 100.0
    }

    /// The limits of a kind.
    #[must_use]
    pub const fn of(&self, kind: ItemKind) -> KindLimit {
        match kind {
            ItemKind::Dynamic => self.dynamic,
            ItemKind::Data => self.data,
            ItemKind::Practice => self.practice,
            ItemKind::Problem => self.problem,
            ItemKind::Opinion => self.opinion,
        }
    }
}

/// What the room knows.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The topics published for the period.
    pub focuses: Vec<Focus>,
    /// Names and short names of the units on the register.
    pub unit_names: Vec<String>,
    /// The writing unit.
    pub unit: OwnUnit,
    /// Limits in force.
    pub limits: Limits,
}

impl Facts {
    /// Prepares the facts for many checks: automata are made once. Keep it while a person writes.
    #[must_use]
    pub fn prepared(self) -> Prepared {
        let mut keywords = Vec::new();
        let mut keyword_of = Vec::new();
        for (index, focus) in self.focuses.iter().enumerate() {
            for keyword in focus.keywords.iter().filter(|keyword| !keyword.trim().is_empty()) {
                keywords.push(keyword.trim().to_owned());
                keyword_of.push((index, keyword.trim().to_owned()));
            }
        }
        let named = |name: &&String| 2 <= name.chars().count();
        let own: Vec<&String> = [&self.unit.name, &self.unit.short].into_iter().filter(named).collect();
        let units: Vec<&String> = self.unit_names.iter().filter(named).chain(own.iter().copied()).collect();
        Prepared {
            keywords: automaton(&keywords, MatchKind::Standard),
            keyword_of,
            own_names: automaton(&own, MatchKind::LeftmostLongest),
            unit_names: automaton(&units, MatchKind::LeftmostLongest),
            facts: self,
        }
    }
}

/// Facts made ready by [`Facts::prepared`].
#[derive(Debug)]
pub struct Prepared {
    pub(crate) facts: Facts,
    pub(crate) keywords: AhoCorasick,
    pub(crate) keyword_of: Vec<(usize, String)>,
    pub(crate) own_names: AhoCorasick,
    pub(crate) unit_names: AhoCorasick,
}

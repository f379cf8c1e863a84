//! 取值 Finds the row of policy that computes a point, once for every stretch of days and case.
//!
//! A year has thousands of outcomes and a policy has dozens of rows: what a case comes to between two days on which policy may
//! change is looked up once and kept.

use std::collections::HashMap;
use std::rc::Rc;

use jiff::civil::Date;
use kernel::policy::{DatedValue, PolicyError, PolicySet};
use kernel::{Fact, RuleCard, Why};

use super::facts::UnitFact;

/// The facts that a value may hang on, each with its code.
pub(super) type Facts<'a> = [(&'static str, &'a str)];

/// Declares the keys that points are computed from.
macro_rules! keys {
    ($($name:ident = $text:literal,)+) => {
        /// One key of policy that points are computed from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Key { $($name,)+ }

        impl Key {
            const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// As policy writes it.
            pub(super) const fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

keys! {
    Adopted = "information.points.adopted",
    SentUp = "information.points.sent_up",
    Media = "information.points.media",
    Instruction = "information.points.instruction",
    Sequence = "information.points.instruction_sequence",
    Reported = "information.points.reported",
    ReportedFates = "information.points.reported_fates",
    Call = "information.points.call",
    QuotaMet = "information.points.quota_met",
    QuotaShort = "information.points.quota_short",
    Fault = "information.points.fault",
    Several = "information.points.several",
    SentUpKept = "information.points.sent_up_kept",
    Share = "information.points.share",
    ShareRatio = "information.points.share_ratio",
    CapMonth = "information.points.cap_month",
    CapQuarter = "information.points.cap_quarter",
    CapHalf = "information.points.cap_half",
    CapYear = "information.points.cap_year",
    ZeroOut = "information.points.zero_out",
    ZeroOutOver = "information.points.zero_out_over",
    Bar = "information.award.bar",
    FormLeast = "information.quota.form_least_chars",
    DefaultClass = "information.class.default",
}

/// A row of policy as it computes points.
#[derive(Debug)]
pub(super) struct Rate<'a> {
    /// The row.
    pub row: &'a DatedValue,
    key: Key,
    effective: String,
    version: String,
}

impl Rate<'_> {
    /// Its points, in hundredths.
    pub(super) fn points(&self) -> Result<i64, PolicyError> {
        self.row.points(self.key.text())
    }

    /// Its whole number.
    pub(super) fn number(&self) -> Result<i64, PolicyError> {
        self.row.number(self.key.text())
    }

    /// Its code, read by `from_code`.
    pub(super) fn choice<T>(&self, from_code: fn(&str) -> Option<T>) -> Result<T, PolicyError> {
        from_code(self.row.text(self.key.text())?).ok_or_else(|| self.wrong("已知的代码"))
    }

    /// The error of a row whose value is of another kind.
    pub(super) fn wrong(&self, wanted: &'static str) -> PolicyError {
        PolicyError::WrongKind { key: self.key.text().to_owned(), wanted }
    }

    /// The reason of an entry that this row computed: the rule, the row's own ground, the version, the facts.
    pub(super) fn why(&self, card: &RuleCard, facts: Vec<Fact>) -> Why {
        Why {
            rule: card.id.to_owned(),
            title: card.title.to_owned(),
            basis: self.row.basis.clone(),
            effective: self.effective.clone(),
            policy: Some(self.version.clone()),
            facts,
        }
    }
}

/// What is known of one key: the facts that its rows hang on, the days on which it may change, and what was found so far.
#[derive(Debug, Default)]
struct Known<'a> {
    dimensions: Vec<&'a str>,
    starts: Vec<Date>,
    found: HashMap<(usize, Vec<&'a str>), Option<Rc<Rate<'a>>>>,
}

/// The rows of one policy set, found once.
#[derive(Debug)]
pub(super) struct Rates<'a> {
    policy: &'a PolicySet,
    known: Vec<Known<'a>>,
    /// Every form that the set names.
    names: Vec<&'a str>,
    /// The forms of a stretch of days, each with its least number of characters.
    forms: HashMap<usize, Vec<(i64, &'a str)>>,
}

impl<'a> Rates<'a> {
    /// Of this set.
    pub(super) fn of(policy: &'a PolicySet) -> Self {
        let mut known: Vec<Known<'a>> = Key::ALL.iter().map(|_| Known::default()).collect();
        for (text, rows) in policy.values() {
            let Some(key) = Key::ALL.iter().find(|key| key.text() == text) else { continue };
            let known = &mut known[*key as usize];
            known.starts = rows.iter().map(|row| row.from).collect();
            known.starts.sort_unstable();
            known.starts.dedup();
            known.dimensions = rows.iter().flat_map(|row| row.when.keys()).map(String::as_str).collect();
            known.dimensions.sort_unstable();
            known.dimensions.dedup();
        }
        let rows = policy.values().filter(|(key, _)| *key == Key::FormLeast.text()).flat_map(|(_, rows)| rows);
        let mut names: Vec<&'a str> = rows.filter_map(|row| row.when.get("form")).map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        Self { policy, known, names, forms: HashMap::new() }
    }

    /// Whether the set has any row of the key, on whatever day.
    pub(super) fn has(&self, key: Key) -> bool {
        !self.known[key as usize].starts.is_empty()
    }

    /// The row in force on the day for the case; None where policy is silent.
    pub(super) fn find(&mut self, key: Key, day: Date, case: &Facts<'a>) -> Option<Rc<Rate<'a>>> {
        let known = &mut self.known[key as usize];
        let stretch = known.starts.partition_point(|start| *start <= day);
        if stretch == 0 {
            return None;
        }
        let is = |dimension: &&'a str| case.iter().find(|(name, _)| name == dimension).map_or("", |(_, is)| *is);
        let probe = (stretch, known.dimensions.iter().map(is).collect::<Vec<&'a str>>());
        if let Some(found) = known.found.get(&probe) {
            return found.clone();
        }
        let found = self.policy.find(day, key.text(), case).map(|row| {
            let (effective, version) = (row.from.to_string(), self.policy.version_of(row));
            Rc::new(Rate { row, key, effective, version })
        });
        known.found.insert(probe, found.clone());
        found
    }

    /// The points of the row in force on the day for the case, with the row.
    pub(super) fn points(
        &mut self,
        key: Key,
        day: Date,
        case: &Facts<'a>,
    ) -> Result<Option<(i64, Rc<Rate<'a>>)>, PolicyError> {
        self.find(key, day, case).map(|rate| rate.points().map(|points| (points, rate))).transpose()
    }

    /// The unit's class on the day: its own of that day, before its first policy's default.
    pub(super) fn class(&mut self, unit: &'a UnitFact, day: Date) -> Result<&'a str, PolicyError> {
        let own = unit.classes.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from);
        match own {
            Some((_, class)) => Ok(class),
            None => match self.find(Key::DefaultClass, day, &[]) {
                Some(rate) => rate.row.text(Key::DefaultClass.text()),
                None => Ok(""),
            },
        }
    }

    /// The form of a text of so many characters on the day, such as 长篇: of those whose least number it reaches the one with the
    /// highest; none (empty) where policy tells no forms apart.
    pub(super) fn form(&mut self, chars: u32, day: Date) -> Result<&'a str, PolicyError> {
        let stretch = self.known[Key::FormLeast as usize].starts.partition_point(|start| *start <= day);
        if stretch == 0 {
            return Ok("");
        }
        if !self.forms.contains_key(&stretch) {
            let forms = self.forms_on(day)?;
            self.forms.insert(stretch, forms);
        }
        let reached = self.forms[&stretch].iter().filter(|(least, _)| *least <= i64::from(chars)).max();
        Ok(reached.map_or("", |(_, form)| form))
    }

    fn forms_on(&mut self, day: Date) -> Result<Vec<(i64, &'a str)>, PolicyError> {
        let names = self.names.clone();
        let least = |name: &'a str| {
            let rate = self.find(Key::FormLeast, day, &[("form", name)]);
            rate.map(|rate| rate.number().map(|least| (least, name))).transpose()
        };
        names.into_iter().map(least).filter_map(Result::transpose).collect()
    }

    /// The form as policy itself spells it; none (empty) where it names no such form.
    pub(super) fn known_form(&self, form: &str) -> &'a str {
        self.names.iter().find(|name| **name == form).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const SET: &str = r#"
id = "a"
title = "示例办法"
basis = "青委办〔2026〕1号"
effective = "2026-01-01"
[[value]]
key = "information.points.adopted"
from = "2026-01-01"
value = "10分"
basis = "示例"
[[value]]
key = "information.points.adopted"
when = { level = "city" }
from = "2026-09-01"
value = "8分"
basis = "示例：九月起"
[[value]]
key = "information.quota.form_least_chars"
when = { form = "长篇" }
from = "2026-01-01"
value = 800
basis = "示例"
[[value]]
key = "information.quota.form_least_chars"
when = { form = "简讯" }
from = "2026-01-01"
value = 1
basis = "示例"
"#;

    #[test]
    fn what_was_found_for_one_day_or_case_is_not_given_for_another() {
        let policy = PolicySet::parse(SET).expect("can be read");
        let mut rates = Rates::of(&policy);
        let (august, september) = (date(2026, 8, 31), date(2026, 9, 1));
        for _ in 0..2 {
            let mut points = |day, level| {
                let found = rates.points(Key::Adopted, day, &[("level", level), ("mode", "single")]).expect("points");
                found.map(|(points, _)| points)
            };
            assert_eq!(points(august, "city"), Some(1_000));
            assert_eq!(points(september, "city"), Some(800), "九月一日起按新办法");
            assert_eq!(points(september, "district"), Some(1_000));
            assert_eq!(points(date(2025, 12, 31), "city"), None, "办法生效以前没有分");
        }
    }

    #[test]
    fn a_form_is_the_one_with_the_highest_start_that_is_reached() {
        let policy = PolicySet::parse(SET).expect("can be read");
        let mut rates = Rates::of(&policy);
        let mut form = |chars| rates.form(chars, date(2026, 8, 1)).expect("can be read");
        assert_eq!([form(0), form(799), form(800)], ["", "简讯", "长篇"]);
    }

    #[test]
    fn the_reason_names_the_row_and_its_document() {
        let policy = PolicySet::parse(SET).expect("can be read");
        let rate = Rates::of(&policy).find(Key::Adopted, date(2026, 9, 1), &[("level", "city")]).expect("is set");
        let why = rate.why(&crate::rules::adopted_earns_points::CARD, Vec::new());
        assert_eq!((why.basis.as_str(), why.effective.as_str()), ("示例：九月起", "2026-09-01"));
        assert!(why.policy.expect("is named").starts_with("示例办法（"));
    }
}

//! What the writer and the office choose for a check: the day, the genre, which rules are off, what was set aside and why.

use std::collections::{BTreeMap, BTreeSet};

use gongwen::Genre;
use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::document::finding::Severity;
use crate::document::rule::{DocumentRule, Starts};
use crate::rules::document::RULES;

/// What is chosen for one check.
#[derive(Debug, Clone)]
pub struct Options {
    /// The office day; a document without a date is read as of today.
    pub today: civil::Date,
    /// 文种, if the writer states it; else what the document says.
    pub genre: Option<Genre>,
    /// How wide the matter is, which decides how long the document may be.
    pub scope: Scope,
    /// Rules switched off, on or tuned.
    pub switches: Switches,
    /// What was set aside, each with its reason.
    pub suppressions: Vec<Suppression>,
}

impl Options {
    /// Nothing chosen but the day.
    #[must_use]
    pub fn on(today: civil::Date) -> Self {
        Self {
            today,
            genre: None,
            scope: Scope::Comprehensive,
            switches: Switches::default(),
            suppressions: Vec::new(),
        }
    }
}

/// How wide the matter of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// 部署综合性工作
    Comprehensive,
    /// 专项工作、具体任务
    Special,
}

/// 忽略此条 One finding that somebody set aside, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// The rule's id.
    pub rule: String,
    /// The words that it marked; empty for a finding about the whole.
    pub quote: String,
    /// Why it is set aside.
    pub reason: String,
    /// Who set it aside.
    pub by: String,
}

/// Which rules an office has switched off, on or tuned. Only rules of practice and of the office itself can be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Switches {
    off: BTreeSet<&'static str>,
    on: BTreeSet<&'static str>,
    severity: BTreeMap<&'static str, Severity>,
}

impl Switches {
    /// Switches a rule off.
    pub fn off(&mut self, id: &str) -> Result<(), String> {
        let rule = tunable(id)?;
        self.on.remove(rule.card.id);
        self.off.insert(rule.card.id);
        Ok(())
    }

    /// Switches a rule on that is off at first. Any rule may be on.
    pub fn on(&mut self, id: &str) -> Result<(), String> {
        let rule = known(id)?;
        self.off.remove(rule.card.id);
        self.on.insert(rule.card.id);
        Ok(())
    }

    /// Gives a rule another weight, up to the one that its clause allows.
    pub fn weigh(&mut self, id: &str, severity: Severity) -> Result<(), String> {
        let rule = tunable(id)?;
        if severity < rule.heaviest() {
            return Err(format!(
                "{}（{}）依据的话里有“一般”“可以”一类，最重只能是{}，不能调为{}。",
                rule.card.id,
                rule.card.title,
                rule.heaviest().name(),
                severity.name()
            ));
        }
        self.severity.insert(rule.card.id, severity);
        Ok(())
    }

    /// Gives a rule another weight, and no heavier one than its clause allows.
    pub fn weigh_at_most(&mut self, id: &str, severity: Severity) -> Result<(), String> {
        let heaviest = tunable(id)?.heaviest();
        self.weigh(id, severity.max(heaviest))
    }

    pub(crate) fn runs(&self, rule: &DocumentRule) -> bool {
        match rule.starts {
            Starts::On => !self.off.contains(rule.card.id),
            Starts::Off => self.on.contains(rule.card.id),
        }
    }

    pub(crate) fn severity_of(&self, rule: &DocumentRule) -> Severity {
        self.severity.get(rule.card.id).copied().unwrap_or(rule.severity)
    }
}

/// The rules that an office may switch off or weigh anew, by id and title: those of practice and its own.
pub fn tunable_rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.iter().filter(|rule| rule.is_tunable()).map(|rule| (rule.card.id, rule.card.title))
}

fn known(id: &str) -> Result<&'static DocumentRule, String> {
    RULES.iter().copied().find(|rule| rule.card.id == id).ok_or_else(|| format!("没有规则 {id}；全部规则见规则手册。"))
}

fn tunable(id: &str) -> Result<&'static DocumentRule, String> {
    let rule = known(id)?;
    if rule.is_tunable() {
        return Ok(rule);
    }
    Err(format!(
        "{}（{}）的依据是{}《{}》{}，不能关闭或调整；只有实务和本单位的规则可以。个别情形请逐条忽略并写明理由。",
        rule.card.id,
        rule.card.title,
        rule.card.basis.level.name(),
        rule.card.basis.document.trim_matches(['《', '》']),
        rule.card.basis.clause
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rules_of_practice_can_be_switched_off() {
        let mut switches = Switches::default();
        let refused = switches.off("RTE005").expect_err("a rule of the regulation");
        assert!(refused.contains("条例") && refused.contains("不能关闭"), "{refused}");
        switches.off("STY001").expect("a rule of practice");
        assert!(switches.off("XYZ").expect_err("no such rule").contains("没有规则"));
    }

    #[test]
    fn a_rule_of_practice_may_weigh_less() {
        let mut switches = Switches::default();
        switches.weigh("STY001", Severity::Note).expect("lighter");
        assert!(switches.weigh("FMT001", Severity::Note).is_err());
    }

    #[test]
    fn no_rule_is_made_heavier_than_its_clause_allows() {
        for (id, _) in tunable_rules() {
            let mut switches = Switches::default();
            switches.weigh_at_most(id, Severity::Error).expect("a rule of practice");
            let rule = known(id).expect("on the list");
            assert_eq!(switches.severity_of(rule), rule.heaviest(), "{id}");
        }
    }

    #[test]
    fn what_is_tunable_rests_on_practice_or_the_office_alone() {
        assert!(tunable_rules().any(|(id, _)| id == "STY001") && tunable_rules().all(|(id, _)| id != "RTE005"));
    }
}

//! What holds for every rule on documents.

use std::collections::BTreeSet;

use super::*;
use crate::document::finding::Severity;
use crate::document::rule::{Clause, Fixes, Starts};
use crate::document::testing::Sample;
use crate::finding::Applicability;

#[test]
fn every_card_is_fit_for_the_handbook() {
    let mut ids = BTreeSet::new();
    for rule in RULES.iter() {
        assert_eq!(rule.card.gaps(), Vec::<&str>::new(), "{}", rule.card.id);
        assert!(ids.insert(rule.card.id), "two rules are called {}", rule.card.id);
        assert!(
            rule.card.requirements.iter().any(|id| id.starts_with("DOC-")),
            "{} serves no requirement on documents",
            rule.card.id
        );
    }
    for (alias, id) in ALIASES {
        assert!(ids.contains(id) && !ids.contains(alias), "{alias} → {id}");
    }
}

#[test]
fn what_is_said_with_a_condition_is_never_an_error() {
    for rule in RULES.iter() {
        let says = ["原则上", "一般应", "一般不", "一般可"].iter().any(|word| rule.card.text.contains(word));
        assert!(
            !says || rule.clause == Clause::Conditional || rule.severity != Severity::Error,
            "{} 的条文带条件，不能是错误",
            rule.card.id
        );
        assert!(rule.heaviest() <= rule.severity, "{} 的条文带条件，不能是错误", rule.card.id);
    }
}

#[test]
fn every_file_is_on_the_register() {
    let registered: BTreeSet<String> = PATHS.iter().map(|path| format!("{path}.rs")).collect();
    let mut files = BTreeSet::new();
    for gate in ["routing", "countersign", "policy", "wording", "form"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/document").join(gate);
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let name = entry.expect("readable").file_name().into_string().expect("plain name");
            if name != "mod.rs" {
                files.insert(format!("{gate}/{name}"));
            }
        }
    }
    assert_eq!(files, registered);
}

#[test]
fn what_the_cards_say_of_their_examples_is_true() {
    let mut wrong = Vec::new();
    for rule in RULES.iter() {
        let mut sides = BTreeSet::new();
        for example in rule.card.examples {
            let wanted = !example.then.starts_with("不提示");
            assert!(!wanted || example.then.starts_with("提示"), "{}: 先说提示还是不提示", rule.card.id);
            let mut sample = Sample::read(&given_of(rule, example.given));
            if rule.starts == Starts::Off {
                sample.switch_on(rule.card.id);
            }
            let findings = sample.check().findings;
            let mine: Vec<_> = findings.iter().filter(|finding| finding.rule == rule.card.id).collect();
            if mine.is_empty() == wanted {
                wrong.push(format!("{} {}: {}", rule.card.id, rule.card.title, example.given));
            }
            for fix in mine.iter().filter_map(|finding| finding.fix.as_ref()) {
                let allowed = match rule.fixes {
                    Fixes::Nothing => false,
                    Fixes::Safe => fix.applicability == Applicability::Safe,
                    Fixes::Ask => fix.applicability == Applicability::Ask,
                    Fixes::Both => true,
                };
                assert!(allowed, "{} 的卡上写的改法与所给的不合", rule.card.id);
            }
            sides.insert(wanted);
        }
        assert_eq!(sides.len(), 2, "{} shows one document that it finds and one that it lets pass", rule.card.id);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The examples of shared rules are items: their body is that of a document.
fn given_of(rule: &DocumentRule, given: &str) -> String {
    if given.contains('：') && !shared::RULES.iter().any(|shared| shared.card.id == rule.card.id) {
        return given.to_owned();
    }
    format!("文：{given}")
}

#[test]
fn a_rule_binds_documents_of_its_time_only() {
    let early = Sample::read("文号：青办发[2011]3号｜日期：2011年5月4日").check();
    assert!(early.findings.iter().all(|finding| finding.rule != "FMT001"), "{:#?}", early.findings);
    let late = Sample::read("文号：青办发[2013]3号｜日期：2013年5月4日").check();
    assert!(late.findings.iter().any(|finding| finding.rule == "FMT001"));
}

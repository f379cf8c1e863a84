//! Whole stories from `cases/*.toml`, in the office's words: given, step by step, then. A clerk can read and correct them.

mod common;
mod stage;

use std::collections::BTreeSet;

use serde::Deserialize;

use stage::{Given, Stage, Step};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    title: String,
    requirement: String,
    clause: String,
    #[serde(default)]
    given: Given,
    step: Vec<Step>,
}

fn cases() -> Vec<Case> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the cases lie there").map(|file| file.expect("can be read").path()).collect();
    // Folders hold the cases of what is computed; those have tests of their own.
    paths.retain(|path| path.is_file());
    paths.sort();
    let parse = |path: &std::path::PathBuf| -> File {
        let text = std::fs::read_to_string(path).expect("can be read");
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}：{error}", path.display()))
    };
    paths.iter().flat_map(|path| parse(path).case).collect()
}

#[test]
fn every_case_goes_as_the_office_says() {
    let mut wrong = Vec::new();
    for case in cases() {
        let mut stage = Stage::set(&case.given);
        for (n, step) in case.step.iter().enumerate() {
            if let Err(difference) = stage.play(step) {
                wrong.push(format!("{} 第{}步（{}{}）：{difference}", case.title, n + 1, step.who, step.does));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_cases_enough_and_each_names_its_requirement_and_clause() {
    let cases = cases();
    assert!(25 <= cases.len(), "{}", cases.len());
    let titles: BTreeSet<_> = cases.iter().map(|case| &case.title).collect();
    assert_eq!(titles.len(), cases.len(), "two cases of one title");
    for case in &cases {
        assert!(case.requirement.contains('-') && !case.clause.is_empty(), "{}", case.title);
    }
}

#[test]
fn every_rule_is_refused_under_in_some_case_or_stands_on_the_list_of_the_others() {
    // Held by its own tests: no story through the verbs can reach them, since others refuse before.
    let elsewhere = [
        "gates.two_people",
        "issue.leader_signs_where_due",
        "issue.numbers_without_gaps",
        "circular.circular_leader_signs",
        "circular.circular_numbers_without_gaps",
    ];
    // Points are computed and refuse nothing: `cases/points` has their worked cases.
    let computed = [
        "points.adopted_earns_points",
        "points.award_barred",
        "points.call_counts",
        "points.fault_costs_points",
        "points.instruction_earns_points",
        "points.media_earns_points",
        "points.points_by_policy_of_the_day",
        "points.points_capped",
        "points.points_zeroed",
        "points.quota_met_earns_points",
        "points.reported_earns_points",
        "points.sent_up_earns_points",
        "points.several_adoptions_of_one_item",
        "points.shares_sum_to_the_whole",
    ];
    // Quotas and candidates are computed too: `cases/quota` and `cases/circulars` have their cases, and `quota_cases` asks for one each.
    let judged = |id: &str| {
        id.starts_with("quota.quota_")
            || id.starts_with("circular.circular_ground_")
            || ["circular.circular_reading", "circular.circular_in_row"].contains(&id)
    };
    let refused: BTreeSet<String> =
        cases().into_iter().flat_map(|case| case.step).flat_map(|step| step.refused).collect();
    let missing: Vec<&str> = information::rules::CARDS
        .iter()
        .map(|card| card.id.trim_start_matches("information."))
        .filter(|id| !computed.contains(id) && !judged(id))
        .filter(|id| !elsewhere.contains(id) && !refused.contains(*id) && *id != "network.unit_without_reporter")
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

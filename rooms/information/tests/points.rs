//! Worked cases of points from `cases/points/*.toml`: a clerk has computed each by hand in the comment beside it (INF-4, INF-5, GEN-4).

mod ledger;

use std::collections::BTreeMap;

use information::points::result::{Component, Entry, Score};
use information::points::{PARAMS, Span, points_text, score, score_unit};
use kernel::policy::PolicySet;
use serde::Deserialize;

use ledger::Given;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    title: String,
    requirement: String,
    source: String,
    /// A file under `policy/`.
    policy: Option<String>,
    /// Or the rows themselves.
    rules: Option<String>,
    span: String,
    #[serde(flatten)]
    given: Given,
    then: Vec<Then>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Then {
    unit: String,
    total: String,
    parts: BTreeMap<String, String>,
    #[serde(default)]
    barred: Vec<String>,
}

fn read(path: &std::path::Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}：{error}", path.display()))
}

fn policy_file(name: &str) -> String {
    read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policy").join(name))
}

fn cases() -> Vec<Case> {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/cases/points")).expect("the cases lie there");
    let mut paths: Vec<_> = folder.map(|file| file.expect("can be read").path()).collect();
    paths.sort();
    let parse = |path: &std::path::PathBuf| -> File {
        toml::from_str(&read(path)).unwrap_or_else(|error| panic!("{}：{error}", path.display()))
    };
    paths.iter().flat_map(|path| parse(path).case).collect()
}

impl Case {
    fn policy(&self) -> PolicySet {
        let text = match (&self.policy, &self.rules) {
            (Some(file), None) => policy_file(file),
            (None, Some(rules)) => rules.clone(),
            _ => panic!("{}：policy 和 rules 写一个", self.title),
        };
        PolicySet::parse(&text).unwrap_or_else(|error| panic!("{}：{error}", self.title))
    }

    fn span(&self) -> Span {
        self.span.parse().unwrap_or_else(|error| panic!("{}：{error}", self.title))
    }
}

/// The parts of the account that are not zero, by their names.
fn parts(entries: &[Entry]) -> BTreeMap<String, i64> {
    let mut parts = BTreeMap::new();
    for entry in entries {
        *parts.entry(name(entry.component).to_owned()).or_insert(0) += entry.hundredths;
    }
    parts.retain(|_, points| *points != 0);
    parts
}

fn name(component: Component) -> &'static str {
    match component {
        Component::Reported => "报送",
        Component::Quota => "完成任务数",
        Component::SentUp => "上报",
        Component::District => "区级采用",
        Component::City => "市级采用",
        Component::Province => "省级采用",
        Component::Centre => "中央采用",
        Component::Media => "新闻媒体",
        Component::Instruction => "领导批示",
        Component::Call => "约稿",
        Component::Deduction => "扣分",
        Component::Cap => "封顶",
        Component::ZeroOut => "归零",
    }
}

fn told(score: &Score) -> String {
    let lines: Vec<String> = score
        .entries
        .iter()
        .map(|entry| format!("{} {} {}", entry.day, entry.label, points_text(entry.hundredths)))
        .collect();
    lines.join("；")
}

#[test]
fn every_worked_case_comes_to_what_the_clerk_computed() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (policy, ledger) = (case.policy(), case.given.ledger());
        let scores = score(&policy, &ledger, case.span()).unwrap_or_else(|error| panic!("{}：{error}", case.title));
        assert_eq!(scores.len(), case.then.len(), "{}：每个单位都要写结果", case.title);
        for then in &case.then {
            let id = case.given.unit(&then.unit);
            let score = scores.iter().find(|score| score.unit == id).expect("every unit has a score");
            let wanted: BTreeMap<String, i64> = then
                .parts
                .iter()
                .map(|(part, text)| (part.clone(), kernel::policy::points(text).unwrap_or_else(|| panic!("{text}"))))
                .collect();
            if parts(&score.entries) != wanted || points_text(score.total) != then.total {
                wrong.push(format!(
                    "{}：{}得{}，应得{}（{}）",
                    case.title,
                    then.unit,
                    points_text(score.total),
                    then.total,
                    told(score)
                ));
            }
            let bars: Vec<&str> = score.award_bars.iter().map(|why| why.facts[0].value.as_str()).collect();
            if bars.len() != then.barred.len()
                || !then.barred.iter().zip(&bars).all(|(wanted, bar)| bar.starts_with(wanted.as_str()))
            {
                wrong.push(format!("{}：{}评先{bars:?}，应为{:?}", case.title, then.unit, then.barred));
            }
            let alone = score_unit(&policy, &ledger, case.span(), id).expect("can be computed").expect("is known");
            assert_eq!(&alone, score, "{}：单独算{}与一起算不同", case.title, then.unit);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_names_its_requirement_and_source_and_its_policy_has_no_fault() {
    for case in cases() {
        assert!(case.requirement.contains('-') && !case.source.is_empty(), "{}", case.title);
        let faults = case.policy().faults(PARAMS);
        assert!(faults.is_empty(), "{}：{faults:?}", case.title);
    }
}

#[test]
fn the_shipped_sets_and_the_three_published_local_ones_have_no_fault() {
    for name in [
        "speech.toml",
        "burden-2024.toml",
        "local/changshan-2014.toml",
        "local/lianyungang.toml",
        "local/guangdong-safety.toml",
    ] {
        let set = PolicySet::parse(&policy_file(name)).unwrap_or_else(|error| panic!("{name}：{error}"));
        assert_eq!(set.faults(PARAMS), [], "{name}");
    }
}

#[test]
fn the_speech_sets_no_value_of_points_so_every_one_of_them_is_marked_as_an_example() {
    for name in ["speech.toml", "burden-2024.toml"] {
        let set = PolicySet::parse(&policy_file(name)).expect("can be read");
        let values = set
            .values()
            .filter(|(key, _)| key.starts_with("information.points.") || key.starts_with("information.award."));
        for (key, rows) in values {
            assert!(rows.iter().all(|row| row.basis.contains("示例")), "{name} {key}");
        }
    }
}

#[test]
fn under_the_set_in_force_today_nothing_feeds_assessment_and_instructions_and_media_earn_nothing() {
    let set = PolicySet::parse(&policy_file("burden-2024.toml")).expect("can be read");
    let day = jiff::civil::date(2026, 7, 1);
    assert_eq!(set.switch(day, "information.assessment.feeds"), Ok(false));
    for key in ["information.points.instruction", "information.points.media"] {
        let row = set.find(day, key, &[("level", "province")]).expect("is set");
        assert_eq!(row.points(key), Ok(0), "{key}");
        assert!(row.basis.contains("减负"), "{}", row.basis);
    }
}

#[test]
fn every_entry_opens_to_its_rule_its_ground_the_version_and_its_facts() {
    for case in cases() {
        for score in score(&case.policy(), &case.given.ledger(), case.span()).expect("can be computed") {
            for entry in &score.entries {
                let why = &entry.why;
                assert!(information::rules::CARDS.iter().any(|card| card.id == why.rule), "{}", why.rule);
                assert!(!why.basis.is_empty() && !why.facts.is_empty() && !why.effective.is_empty(), "{}", entry.label);
                assert!(why.policy.as_deref().is_none_or(|policy| policy.ends_with('）')), "{:?}", why.policy);
                assert!(case.span().contains(entry.day), "{}：{}", case.title, entry.label);
            }
        }
    }
}

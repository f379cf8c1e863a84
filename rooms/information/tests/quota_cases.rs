//! Quotas and the candidates of circulars from `cases/quota` and `cases/circulars`, in the office's words: given, then.

mod quota_ledger;

use std::collections::{BTreeMap, BTreeSet};

use information::points::facts::Ledger;
use information::points::result::{Candidate, Score};
use information::points::{self, InRow, Naming, Span};
use jiff::civil::Date;
use kernel::policy::{self, PolicySet};
use serde::Deserialize;

use quota_ledger::{Call, Exempt, Fault, Item, Unit};

/// Rules of circulars that are computed, beside the grounds.
const OTHER_RULES: [&str; 2] = ["circular.circular_reading", "circular.circular_in_row"];

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
    rule: Vec<String>,
    policy: Option<String>,
    #[serde(default)]
    order: Vec<toml::Table>,
    span: Option<Written>,
    today: Option<Date>,
    #[serde(default)]
    unit: Vec<Unit>,
    #[serde(default)]
    item: Vec<Item>,
    #[serde(default)]
    fault: Vec<Fault>,
    #[serde(default)]
    call: Vec<Call>,
    #[serde(default)]
    exempt: Vec<Exempt>,
    #[serde(default)]
    points: BTreeMap<String, String>,
    quota: Option<Vec<Progress>>,
    named: Option<Vec<Named>>,
    warned: Option<Vec<Named>>,
    reading: Option<String>,
    row: Option<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Progress {
    unit: String,
    says: String,
    standing: Option<String>,
    wanted: Option<u32>,
    counts: Option<usize>,
    not: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    unit: String,
    grounds: Vec<String>,
    #[serde(default)]
    says: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    this: Written,
    history: Vec<Past>,
    rounds: Vec<String>,
    ordered: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Past {
    span: Written,
    stood: Option<bool>,
}

/// A span as people write it.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct Written(Span);

impl TryFrom<String> for Written {
    type Error = points::NotASpan;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

#[test]
fn every_case_comes_out_as_the_office_says() {
    let wrong: Vec<String> = cases()
        .iter()
        .flat_map(|case| case.differences().into_iter().map(|it| format!("{}：{it}", case.title)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_case_names_its_requirement_its_clause_and_rules_that_there_are() {
    let known: BTreeSet<&str> = cards().collect();
    let cases = cases();
    let titles: BTreeSet<&str> = cases.iter().map(|case| case.title.as_str()).collect();
    assert_eq!(titles.len(), cases.len(), "two cases of one title");
    for case in &cases {
        assert!(case.requirement.contains('-') && !case.clause.is_empty(), "{}", case.title);
        assert!(!case.rule.is_empty() && case.rule.iter().all(|rule| known.contains(rule.as_str())), "{}", case.title);
    }
}

#[test]
fn every_rule_of_quotas_and_candidates_has_a_case() {
    let told: BTreeSet<String> = cases().into_iter().flat_map(|case| case.rule).collect();
    let ours = |id: &&str| {
        id.starts_with("quota.quota_") || id.starts_with("circular.circular_ground_") || OTHER_RULES.contains(id)
    };
    let missing: Vec<&str> = cards().filter(ours).filter(|id| !told.contains(*id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_shipped_sets_use_the_keys_of_quotas_and_circulars_rightly() {
    for name in ["speech", "burden-2024"] {
        let ours = ["information.quota.", "information.circular.", "information.class.", "information.review."];
        let faults = quota_ledger::shipped(name).faults(points::PARAMS);
        let faults: Vec<_> =
            faults.iter().filter(|fault| ours.iter().any(|start| fault.key.starts_with(start))).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}

fn cards() -> impl Iterator<Item = &'static str> {
    information::rules::CARDS.iter().map(|card| card.id.trim_start_matches("information."))
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for folder in ["quota", "circulars"] {
        let folder = format!("{}/cases/{folder}", env!("CARGO_MANIFEST_DIR"));
        for file in std::fs::read_dir(folder).expect("the cases lie there") {
            let path = file.expect("can be read").path();
            let text = std::fs::read_to_string(&path).expect("can be read");
            let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}：{error}", path.display()));
            cases.extend(file.case);
        }
    }
    cases
}

impl Case {
    fn policy(&self) -> PolicySet {
        let shipped = quota_ledger::shipped(self.policy.as_deref().unwrap_or("speech"));
        if self.order.is_empty() {
            return shipped;
        }
        let order = quota_ledger::order(&self.order);
        let faults = order.faults(points::PARAMS);
        assert!(faults.is_empty(), "{}: {faults:?}", self.title);
        shipped.under(order)
    }

    fn ledger(&self) -> Ledger {
        quota_ledger::ledger(&self.unit, &self.item, &self.fault, &self.call, &self.exempt)
    }

    fn differences(&self) -> Vec<String> {
        let (policy, ledger) = (self.policy(), self.ledger());
        let mut wrong = Vec::new();
        if let (Some(Written(span)), Some(today)) = (self.span, self.today) {
            if let Some(then) = &self.quota {
                wrong.extend(self.quota_differences(then, &policy, &ledger, span, today));
            }
            let scores = self.scores(&ledger);
            if let Some(then) = &self.named {
                let named = points::candidates(&policy, &ledger, &scores, span, today).expect("policy is fit");
                wrong.extend(names_differ("列入", then, &named, &ledger));
            }
            if let Some(then) = &self.warned {
                let warned = points::warnings(&policy, &ledger, &scores, span, today).expect("policy is fit");
                wrong.extend(names_differ("提醒", then, &warned, &ledger));
            }
            if let Some(then) = &self.reading {
                let why = points::reading(&policy, span).expect("policy is fit").expect("both grounds are there");
                wrong.extend(differs("读法", &why.facts[0].value, then));
            }
        }
        if let Some(row) = &self.row {
            wrong.extend(row.differences(&policy));
        }
        let asked = self.quota.is_some() || self.named.is_some() || self.row.is_some();
        assert!(asked, "{}: nothing is said of what comes out", self.title);
        wrong
    }

    fn scores(&self, ledger: &Ledger) -> Vec<Score> {
        let total = |name: &str| self.points.get(name).map_or(0, |text| policy::points(text).expect("points"));
        let score = |unit: &information::points::facts::UnitFact| Score {
            unit: unit.id,
            total: total(&unit.name),
            entries: Vec::new(),
            award_bars: Vec::new(),
        };
        ledger.units.iter().map(score).collect()
    }

    fn quota_differences(
        &self,
        then: &[Progress],
        policy: &PolicySet,
        ledger: &Ledger,
        span: Span,
        today: Date,
    ) -> Vec<String> {
        let lines = points::quota(policy, ledger, span, today).expect("policy is fit");
        let mut wrong = Vec::new();
        for unit in &ledger.units {
            let then: Vec<&Progress> = then.iter().filter(|then| then.unit == unit.name).collect();
            let lines: Vec<_> = lines.iter().filter(|line| line.unit == unit.id).collect();
            if then.len() != lines.len() {
                let said: Vec<String> = lines.iter().map(|line| line.sentence()).collect();
                wrong.push(format!("{}有{}行：{said:?}", unit.name, lines.len()));
                continue;
            }
            for (then, line) in then.iter().zip(lines) {
                let about = |what: &str| format!("{}{what}", unit.name);
                wrong.extend(differs(&about("进度"), &line.sentence(), &then.says));
                if let Some(standing) = &then.standing {
                    wrong.extend(differs(&about("处境"), line.standing.name(), standing));
                }
                if let Some(wanted) = then.wanted {
                    wrong.extend(differs(
                        &about("任务"),
                        &format!("{:?}", line.wanted),
                        &format!("{:?}", Some(wanted)),
                    ));
                }
                if let Some(counts) = then.counts {
                    wrong.extend(differs(&about("计入"), &line.counted.len().to_string(), &counts.to_string()));
                }
                if let Some(not) = &then.not {
                    let told: Vec<String> = line.uncounted.iter().map(|(_, why)| why.facts[0].value.clone()).collect();
                    wrong.extend(differs(&about("不计"), &told.join("、"), &not.join("、")));
                }
            }
        }
        wrong
    }
}

impl Row {
    fn differences(&self, policy: &PolicySet) -> Vec<String> {
        let naming = |past: &Past| Naming { span: past.span.0, stood: past.stood.unwrap_or(true) };
        let history: Vec<Naming> = self.history.iter().map(naming).collect();
        let InRow { count, rounds, ordered, why } =
            points::in_row(policy, &history, self.this.0).expect("policy is fit");
        let rounds: Vec<String> = rounds.iter().map(Span::to_string).collect();
        let mut wrong: Vec<String> = differs("各轮", &rounds.join("、"), &self.rounds.join("、")).into_iter().collect();
        wrong.extend(differs("轮数", &count.to_string(), &self.rounds.len().to_string()));
        wrong.extend(differs("责令", &ordered.to_string(), &self.ordered.to_string()));
        assert!(why.policy.is_some() && why.facts.iter().any(|fact| fact.name == "连续轮数"), "{why:?}");
        wrong
    }
}

fn names_differ(what: &str, then: &[Named], found: &[Candidate], ledger: &Ledger) -> Vec<String> {
    let name = |candidate: &Candidate| {
        let unit = ledger.units.iter().find(|unit| unit.id == candidate.unit).expect("a unit of the ledger");
        let codes: Vec<&str> = candidate.grounds.iter().map(|ground| ground.code.as_str()).collect();
        format!("{}（{}）", unit.name, codes.join("、"))
    };
    let found_names: Vec<String> = found.iter().map(name).collect();
    let then_names: Vec<String> =
        then.iter().map(|then| format!("{}（{}）", then.unit, then.grounds.join("、"))).collect();
    let mut wrong: Vec<String> = differs(what, &found_names.join("；"), &then_names.join("；")).into_iter().collect();
    for (candidate, then) in found.iter().zip(then).filter(|(_, then)| !then.says.is_empty()) {
        let said: Vec<&str> = candidate.grounds.iter().map(|ground| ground.sentence.as_str()).collect();
        wrong.extend(differs(&format!("{}的话", then.unit), &said.join("\n"), &then.says.join("\n")));
    }
    for ground in found.iter().flat_map(|candidate| &candidate.grounds) {
        assert!(ground.why.policy.is_some() && !ground.why.facts.is_empty(), "{ground:?}");
    }
    wrong
}

fn differs(what: &str, found: &str, wanted: &str) -> Option<String> {
    (found != wanted).then(|| format!("{what}应当是“{wanted}”，却是“{found}”"))
}

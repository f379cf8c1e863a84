//! A ledger written in the office's words, as `cases/points/*.toml` have it.

use std::collections::BTreeMap;

use information::model::{
    CallId, FaultGround, FaultId, InstructionRank, ItemKind, Level, Mode, OutcomeId, OutcomeKind,
};
use information::points::facts::*;
use jiff::civil::{Date, date};
use kernel::{MatterId, UnitId};
use serde::Deserialize;

/// What is given in a case.
#[derive(Debug, Deserialize)]
pub struct Given {
    units: Vec<GivenUnit>,
    #[serde(default)]
    items: Vec<GivenItem>,
    #[serde(default)]
    outcomes: Vec<GivenOutcome>,
    #[serde(default)]
    calls: Vec<GivenCall>,
    #[serde(default)]
    faults: Vec<GivenFault>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenUnit {
    name: String,
    class: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenItem {
    title: String,
    unit: String,
    chars: u32,
    kind: Option<String>,
    reported: Date,
    fate: Option<String>,
    into: Option<String>,
    times: Option<u32>,
    #[serde(default)]
    urgent: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenOutcome {
    item: String,
    kind: String,
    level: String,
    channel: Option<String>,
    mode: Option<String>,
    leader: Option<String>,
    rank: Option<String>,
    day: Date,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenCall {
    title: String,
    unit: String,
    due: Date,
    answer: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenFault {
    unit: String,
    ground: String,
    day: Date,
    what: String,
    item: Option<String>,
}

/// An id that a number stands for.
pub fn uuid(kind: u64, number: usize) -> uuid::Uuid {
    uuid::Uuid::from_u64_pair(kind, u64::try_from(number).expect("a small number"))
}

impl Given {
    /// The unit's id.
    pub fn unit(&self, name: &str) -> UnitId {
        let at = self.units.iter().position(|unit| unit.name == name).unwrap_or_else(|| panic!("没有单位“{name}”"));
        UnitId::new(uuid(1, at))
    }

    /// The facts.
    pub fn ledger(&self) -> Ledger {
        let units = self.units.iter().map(|unit| UnitFact {
            id: self.unit(&unit.name),
            name: unit.name.clone(),
            classes: unit.class.iter().map(|class| (date(2000, 1, 1), class.clone())).collect(),
            since: date(2000, 1, 1),
        });
        let ids: BTreeMap<&str, MatterId> = self
            .items
            .iter()
            .enumerate()
            .map(|(at, item)| (item.title.as_str(), MatterId::new(uuid(2, at * 1000))))
            .collect();
        let item_of = |title: &str| *ids.get(title).unwrap_or_else(|| panic!("没有信息“{title}”"));
        let items = self.items.iter().enumerate().flat_map(|(at, item)| {
            let times = usize::try_from(item.times.unwrap_or(1)).expect("few");
            (0..times).map(move |n| (MatterId::new(uuid(2, at * 1000 + n)), item))
        });
        let items = items.map(|(id, item)| ItemFact {
            id,
            unit: self.unit(&item.unit),
            title: item.title.clone(),
            kind: item.kind.as_deref().map_or(ItemKind::Dynamic, |kind| ItemKind::from_name(kind).expect("类别")),
            chars: item.chars,
            reported_on: item.reported,
            fate: item
                .into
                .as_deref()
                .map_or_else(|| fate(item.fate.as_deref()), |into| Fate::Merged { into: item_of(into) }),
            was_returned: false,
            forwarded: false,
            urgent: item.urgent,
            call: None,
        });
        let outcomes = self.outcomes.iter().enumerate().map(|(at, outcome)| OutcomeFact {
            id: OutcomeId::new(uuid(3, at)),
            submission: item_of(&outcome.item),
            kind: OutcomeKind::from_name(&outcome.kind).expect("成果"),
            level: Level::from_name(&outcome.level).expect("层级"),
            channel: outcome.channel.clone().unwrap_or_default(),
            mode: outcome.mode.as_deref().map_or(Mode::Single, |mode| Mode::from_name(mode).expect("方式")),
            instruction: outcome.leader.clone().map(|leader| InstructionFact {
                leader,
                rank: InstructionRank::from_name(outcome.rank.as_deref().expect("批示要写职务")).expect("职务"),
            }),
            day: outcome.day,
        });
        let calls = self.calls.iter().enumerate().map(|(at, call)| CallFact {
            call: CallId::new(uuid(4, at)),
            title: call.title.clone(),
            unit: self.unit(&call.unit),
            due: call.due,
            answer: match call.answer.as_str() {
                "按时完成" => CallFate::Met(MatterId::new(uuid(2, 0))),
                "迟报" => CallFate::Late(MatterId::new(uuid(2, 0)), 1),
                "说明无情况" => CallFate::Nothing,
                "未报" => CallFate::Open,
                other => panic!("没有约稿结果“{other}”"),
            },
        });
        let faults = self.faults.iter().enumerate().map(|(at, fault)| FaultFact {
            id: FaultId::new(uuid(5, at)),
            unit: self.unit(&fault.unit),
            ground: FaultGround::from_name(&fault.ground).expect("情形"),
            day: fault.day,
            submission: fault.item.as_deref().map(item_of),
            important: false,
            what: fault.what.clone(),
        });
        Ledger {
            units: units.collect(),
            items: items.collect(),
            outcomes: outcomes.collect(),
            calls: calls.collect(),
            faults: faults.collect(),
            exemptions: Vec::new(),
        }
    }
}

fn fate(name: Option<&str>) -> Fate {
    match name {
        None | Some("待编") => Fate::Open,
        Some("已采用") => Fate::Adopted,
        Some("不采用") => Fate::Refused,
        Some("退回") => Fate::Returned,
        Some(other) => panic!("没有去向“{other}”"),
    }
}

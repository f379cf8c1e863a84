//! Ledgers written in the office's words, for cases and properties of quotas and circulars.

#![allow(dead_code, clippy::allow_attributes, reason = "each test binary uses its own part")]

use information::model::{CallId, FaultGround, FaultId, ItemKind};
use information::points::facts::*;
use jiff::civil::{Date, date};
use kernel::policy::PolicySet;
use kernel::{MatterId, UnitId};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub name: String,
    pub class: Option<String>,
    pub class_from: Option<Date>,
    pub then_class: Option<String>,
    pub then_from: Option<Date>,
    pub since: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub unit: String,
    pub day: Date,
    pub times: Option<u32>,
    pub kind: Option<String>,
    pub chars: Option<u32>,
    #[serde(default)]
    pub is: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    pub unit: String,
    pub day: Date,
    pub ground: String,
    pub what: String,
    pub important: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub unit: String,
    pub due: Date,
    pub title: String,
    pub answer: Option<String>,
    pub late: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exempt {
    pub unit: String,
    pub from: Date,
    pub to: Date,
    pub reason: String,
}

/// A set of `policy/`; `empty` is one without any value.
pub fn shipped(name: &str) -> PolicySet {
    let text = if name == "empty" {
        "id = \"empty\"\ntitle = \"空口径\"\nbasis = \"无\"\neffective = \"2020-01-01\"\n".to_owned()
    } else {
        let path = format!("{}/../../policy/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("the set lies there")
    };
    PolicySet::parse(&text).expect("the set can be read")
}

/// An order of the office with these values; a basis is added where a case leaves it out.
pub fn order(values: &[toml::Table]) -> PolicySet {
    let mut file = toml::Table::new();
    let head = [("id", "order"), ("title", "本单位办法"), ("basis", "青办发〔2026〕1号"), ("effective", "2020-01-01")];
    for (key, text) in head {
        file.insert(key.to_owned(), text.into());
    }
    let values = values.iter().cloned().map(|mut value| {
        value.entry("basis").or_insert_with(|| "第二条".into());
        toml::Value::Table(value)
    });
    file.insert("value".to_owned(), toml::Value::Array(values.collect()));
    PolicySet::parse(&toml::to_string(&file).expect("a table")).expect("an order can be read")
}

pub fn ledger(units: &[Unit], items: &[Item], faults: &[Fault], calls: &[Call], exempts: &[Exempt]) -> Ledger {
    let of = |name: &str| {
        let place = units.iter().position(|unit| unit.name == name).unwrap_or_else(|| panic!("no unit {name}"));
        unit_id(u32::try_from(place).expect("few"))
    };
    let fault = |(place, fault): (u32, &Fault)| fault_fact(of(&fault.unit), FaultId::new(uuid(place)), fault);
    let exempt = |exempt: &Exempt| ExemptionFact {
        unit: of(&exempt.unit),
        from: exempt.from,
        to: exempt.to,
        reason: exempt.reason.clone(),
    };
    Ledger {
        units: (0..).zip(units).map(|(place, unit)| unit_fact(place, unit)).collect(),
        items: (1_000..)
            .zip(items.iter().flat_map(|item| std::iter::repeat_n(item, item.times.unwrap_or(1) as usize)))
            .map(|(number, item)| item_fact(of(&item.unit), MatterId::new(uuid(number)), item))
            .collect(),
        outcomes: Vec::new(),
        calls: (0..)
            .zip(calls)
            .map(|(place, call)| call_fact(of(&call.unit), CallId::new(uuid(place)), call))
            .collect(),
        faults: (0..).zip(faults).map(fault).collect(),
        exemptions: exempts.iter().map(exempt).collect(),
    }
}

pub fn uuid(n: u32) -> Uuid {
    Uuid::from_u128(u128::from(n))
}

pub fn unit_id(place: u32) -> UnitId {
    UnitId::new(uuid(place))
}

/// An item that nothing stands against.
pub fn plain(unit: UnitId, id: MatterId, day: Date) -> ItemFact {
    ItemFact {
        id,
        unit,
        title: "雨后查险".to_owned(),
        kind: ItemKind::Dynamic,
        chars: 300,
        reported_on: day,
        fate: Fate::Open,
        was_returned: false,
        forwarded: false,
        urgent: false,
        call: None,
    }
}

fn unit_fact(place: u32, unit: &Unit) -> UnitFact {
    let since = unit.since.unwrap_or(date(2020, 1, 1));
    let first = unit.class.iter().map(|class| (unit.class_from.unwrap_or(since), class.clone()));
    let then = unit.then_from.into_iter().zip(unit.then_class.clone());
    let classes = first.chain(then).collect();
    UnitFact { id: unit_id(place), name: unit.name.clone(), classes, since }
}

fn item_fact(unit: UnitId, id: MatterId, item: &Item) -> ItemFact {
    let mut fact = plain(unit, id, item.day);
    fact.chars = item.chars.unwrap_or(fact.chars);
    fact.kind = item.kind.as_deref().map_or(fact.kind, |word| ItemKind::from_name(word).expect("a kind"));
    for word in &item.is {
        match word.as_str() {
            "退回" => fact.fate = Fate::Returned,
            "不采用" => fact.fate = Fate::Refused,
            "已采用" => fact.fate = Fate::Adopted,
            "并入" => fact.fate = Fate::Merged { into: MatterId::new(uuid(1)) },
            "改好再报" => fact.was_returned = true,
            "转发" => fact.forwarded = true,
            "紧急" => fact.urgent = true,
            other => panic!("an item can't be {other}"),
        }
    }
    fact
}

fn fault_fact(unit: UnitId, id: FaultId, fault: &Fault) -> FaultFact {
    FaultFact {
        id,
        unit,
        ground: FaultGround::from_name(&fault.ground).expect("a ground"),
        day: fault.day,
        submission: None,
        important: fault.important.unwrap_or(true),
        what: fault.what.clone(),
    }
}

fn call_fact(unit: UnitId, call: CallId, fact: &Call) -> CallFact {
    let answer = match (fact.answer.as_deref(), fact.late) {
        (Some("说明无情况"), None) => CallFate::Nothing,
        (None, Some(days)) => CallFate::Late(MatterId::new(uuid(2)), days),
        (None, None) => CallFate::Open,
        (other, _) => panic!("a call is not answered by {other:?}"),
    };
    CallFact { call, title: fact.title.clone(), unit, due: fact.due, answer }
}

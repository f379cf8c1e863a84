//! What points, quotas and circulars are computed from: plain facts, loaded by the store or written by a case, in any order.

use jiff::civil;
use kernel::{MatterId, UnitId};

use crate::model::{CallId, FaultGround, FaultId, InstructionRank, ItemKind, Level, Mode, OutcomeId, OutcomeKind};

/// 账 Everything of a district that counts within a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// The units that report.
    pub units: Vec<UnitFact>,
    /// Items that left a unit within the span, and older ones that an outcome of the span belongs to.
    pub items: Vec<ItemFact>,
    /// What became of items, dated within the span; withdrawn ones are not among them.
    pub outcomes: Vec<OutcomeFact>,
    /// Calls that came due within the span, one line for each unit asked.
    pub calls: Vec<CallFact>,
    /// Faults on record, dated within the span; withdrawn ones are not among them.
    pub faults: Vec<FaultFact>,
    /// Exemptions from the quota whose days touch the span.
    pub exemptions: Vec<ExemptionFact>,
}

/// A unit with its classes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFact {
    /// The unit.
    pub id: UnitId,
    /// Its short name.
    pub name: String,
    /// Its class from a day on, oldest first, such as `key` 重点单位; before the first and without any, policy's default class.
    pub classes: Vec<(civil::Date, String)>,
    /// Reports to the Office since this day; a unit founded in the middle of a year owes nothing before.
    pub since: civil::Date,
}

/// An item that left its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFact {
    /// The item.
    pub id: MatterId,
    /// The unit that reported it.
    pub unit: UnitId,
    /// Its title.
    pub title: String,
    /// 类别
    pub kind: ItemKind,
    /// Characters of its text: policy tells 简讯 from 长篇 by them.
    pub chars: u32,
    /// The office day on which it first left the unit.
    pub reported_on: civil::Date,
    /// Where it stands.
    pub fate: Fate,
    /// The section gave it back at least once.
    pub was_returned: bool,
    /// It forwards one of the unit's own documents (INF-2).
    pub forwarded: bool,
    /// It was urgent information.
    pub urgent: bool,
    /// The call that it answers.
    pub call: Option<CallId>,
}

/// Where an item that has left its unit stands, as far as counting goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// At the section, reserved or on its way into an issue.
    Open,
    /// Back with the unit, not reported again.
    Returned,
    /// Left in an issue.
    Adopted,
    /// Became part of another item, which carries the outcomes.
    Merged {
        /// That item.
        into: MatterId,
    },
    /// Not adopted.
    Refused,
}

/// What became of an item (INF-4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeFact {
    /// The outcome.
    pub id: OutcomeId,
    /// The item.
    pub submission: MatterId,
    /// Adopted, sent up, in the media, or an instruction on it.
    pub kind: OutcomeKind,
    /// At which level.
    pub level: Level,
    /// The journal, bulletin or medium by name; empty for an instruction.
    pub channel: String,
    /// The item alone, or woven into a text with others' items above.
    pub mode: Mode,
    /// Who instructed, for an instruction.
    pub instruction: Option<InstructionFact>,
    /// The day it happened: the policy of this day computes it.
    pub day: civil::Date,
}

/// A leader's instruction on an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstructionFact {
    /// The leader, by name and post.
    pub leader: String,
    /// The leader's rank within the level.
    pub rank: InstructionRank,
}

/// A call as one unit answered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallFact {
    /// The call.
    pub call: CallId,
    /// Its subject.
    pub title: String,
    /// The unit asked.
    pub unit: UnitId,
    /// The office day of its limit.
    pub due: civil::Date,
    /// How it ended.
    pub answer: CallFate,
}

/// How a call to one unit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallFate {
    /// Answered with an item within the limit.
    Met(MatterId),
    /// Answered with an item, so many whole days late (at least 1).
    Late(MatterId, u32),
    /// The unit said with a reason that it has nothing to report.
    Nothing,
    /// Not answered; before its limit this is no fault.
    Open,
}

/// 差错 A fault on record, seen by the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultFact {
    /// The fault.
    pub id: FaultId,
    /// The unit.
    pub unit: UnitId,
    /// 迟报、漏报、失实 …
    pub ground: FaultGround,
    /// The day on which it counts.
    pub day: civil::Date,
    /// The item that it is about, if there is one.
    pub submission: Option<MatterId>,
    /// It is about an important item or urgent information (INF-6).
    pub important: bool,
    /// What happened, in words.
    pub what: String,
}

/// 免考 A unit need not meet its quota between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExemptionFact {
    /// The unit.
    pub unit: UnitId,
    /// From.
    pub from: civil::Date,
    /// To, inclusive.
    pub to: civil::Date,
    /// Why.
    pub reason: String,
}

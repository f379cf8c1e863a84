//! 差错 Faults of units on record (INF-6): what happened, on which day, what shows it.

use jiff::civil;
use kernel::{MatterId, UnitId};

use super::codes::codes;
use super::{Change, FaultId, Reason, Standing};

codes! {
    /// What a unit did wrong.
    FaultGround {
        /// 迟报
        Late = "late", "迟报";
        /// 漏报
        Missed = "missed", "漏报";
        /// 失实
        False = "false", "失实";
        /// 瞒报
        Concealed = "concealed", "瞒报";
        /// 差错
        Error = "error", "差错";
    }
}

codes! {
    /// 动作 What can be done with faults.
    FaultVerb {
        /// Put one on record.
        Record = "record_fault", "登记差错";
        /// Take one back.
        Withdraw = "withdraw_fault", "撤销差错";
    }
}

/// Command 登记差错, as typed: the rules say what is still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFault {
    /// 迟报、漏报、失实 …
    pub ground: FaultGround,
    /// The day on which it counts.
    pub day: Option<civil::Date>,
    /// It is about an important item or urgent information.
    pub important: bool,
    /// What happened.
    pub what: Option<Reason>,
    /// What shows it.
    pub proof: Option<Reason>,
}

/// 差错 A fault on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
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
    /// It is about an important item or urgent information.
    pub important: bool,
    /// What happened.
    pub what: Reason,
    /// What shows it.
    pub proof: Reason,
    /// Whether it counts.
    pub standing: Standing,
}

/// What the rules need to know besides the fault itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultFacts {
    /// The District Party Committee Office, where the information section sits.
    pub office: UnitId,
    /// The unit.
    pub unit: UnitId,
    /// Its short name.
    pub unit_name: String,
    /// The item that it is about.
    pub item: Option<FaultItem>,
}

/// The item that a fault is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultItem {
    /// The item.
    pub id: MatterId,
    /// The unit that reported it.
    pub unit: UnitId,
    /// Its title.
    pub title: String,
}

/// What a verb leaves behind on faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultRecord {
    /// One was put on record.
    Recorded(Fault),
    /// It no longer counts.
    Withdrawn {
        /// The fault.
        id: FaultId,
        /// The item that it was about.
        submission: Option<MatterId>,
        /// Why.
        reason: Reason,
    },
}

/// What a verb changes on faults, which have no states.
pub type FaultChange = Change<(), FaultRecord>;

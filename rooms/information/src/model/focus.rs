//! 报送要点 What is asked for in a period, hung on the year's central tasks (GEN-6).

use jiff::civil;
use kernel::{CentralTaskId, UnitId};

use super::codes::codes;
use super::{FocusId, Phrase, Reason, Title};

/// 期间 From one day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: civil::Date,
    /// The last day.
    pub to: civil::Date,
}

codes! {
    /// How far a point of emphasis is.
    FocusState {
        /// Out to all units.
        Published = "published", "已发布";
    }
}

/// 报送要点 A point of emphasis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// The point.
    pub id: FocusId,
    /// Its title.
    pub title: Title,
    /// What is wanted.
    pub detail: Reason,
    /// Words by which an item is seen to be relevant.
    pub keywords: Vec<Phrase>,
    /// The central task that it hangs on.
    pub central_task: CentralTaskId,
    /// When it is asked for.
    pub period: Period,
}

/// Command 发布要点.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishFocus {
    /// The point.
    pub id: FocusId,
    /// Its title.
    pub title: Title,
    /// What is wanted.
    pub detail: Reason,
    /// Words by which an item is seen to be relevant.
    pub keywords: Vec<Phrase>,
    /// The central task, if one was chosen.
    pub central_task: Option<CentralTaskId>,
    /// When it is asked for.
    pub period: Period,
    /// The units that hear of it.
    pub units: Vec<UnitId>,
}

/// What publishing leaves behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FocusRecord {
    /// It is out.
    Published(Focus),
}

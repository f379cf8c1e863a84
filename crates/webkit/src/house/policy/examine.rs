//! What can be said of an order before it binds anybody: its faults, what it changes, and what a later rule says of it.

use jiff::civil::Date;
use kernel::policy::{Change, Fault, Forbidden, Notice, Param, PolicySet};

use crate::policies;
use crate::room::Room;

/// The keys and the later rules of the house's rooms.
#[derive(Debug, Clone)]
pub struct Known {
    /// Every key.
    pub params: Vec<Param>,
    /// Every value that a later rule forbids.
    pub forbidden: Vec<Forbidden>,
}

impl Known {
    /// What these rooms declare.
    #[must_use]
    pub fn of(rooms: &[Room]) -> Self {
        Self { params: policies::params(rooms), forbidden: policies::forbidden(rooms) }
    }
}

/// An order against what it would stand over.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The whole with the order over it, or every fault of the text.
    pub set: Result<PolicySet, Vec<Fault>>,
    /// What it changes; empty for a faulty text.
    pub changes: Vec<Change>,
    /// What a later rule says of values that the order sets.
    pub notices: Vec<Notice>,
}

/// Looks at an order's text over a set.
#[must_use]
pub fn examine(below: &PolicySet, text: &str, known: &Known) -> Examined {
    let set = below.ordered(text, &known.params);
    let Ok(whole) = &set else { return Examined { set, changes: Vec::new(), notices: Vec::new() } };
    let changes = whole.changes(below, &known.params);
    let last_day = last_from(whole);
    let notices = last_day.map(|day| whole.forbidden(day, &known.forbidden, &known.params)).unwrap_or_default();
    Examined { changes, notices, set }
}

/// The first day on which a value of the last layer holds.
#[must_use]
pub fn first_day(set: &PolicySet) -> Option<Date> {
    own_days(set).min()
}

/// The day on which the last of its values has begun: by then everything that it sets can be seen.
fn last_from(set: &PolicySet) -> Option<Date> {
    own_days(set).max()
}

fn own_days(set: &PolicySet) -> impl Iterator<Item = Date> + '_ {
    let last = set.layers().len() - 1;
    set.values().flat_map(|(_, values)| values).filter(move |value| value.layer == last).map(|value| value.from)
}

//! 责令: what an order in an issued circular means. Nobody presses this; it follows from the last signature.

use jiff::Timestamp;
use kernel::UnitId;

use super::at;
use crate::model::{
    Change, Deadline, Ordered, SelfCriticism, SelfCriticismChange, SelfCriticismRecord, SelfCriticismState,
};
use crate::rules::{circular_order_as_shown, self_criticism_in_person};

/// The self-criticism, in the transaction in which its circular leaves. The unit is told by the circular.
#[must_use]
pub fn follow(order: &Ordered, office: UnitId, now: Timestamp) -> (SelfCriticism, SelfCriticismChange) {
    let limit = |due: &calendar::Due| Deadline { at: due.at, why: due.reason.sentence() };
    let paper = SelfCriticism {
        id: order.id,
        unit: order.unit,
        unit_name: order.name.clone(),
        circulars: order.circulars.clone(),
        due: limit(&order.due),
        mend_due: limit(&order.mend_due),
        state: SelfCriticismState::Ordered,
        text: None,
        mended: None,
    };
    let state = SelfCriticismState::Ordered;
    let mut change = Change::new("order_self_criticism", state, SelfCriticismRecord::Ordered, now)
        .with("state", "", state.code())
        .with("due", "", paper.due.at)
        .with("mend_due", "", paper.mend_due.at)
        .under(&[circular_order_as_shown::CARD.id, self_criticism_in_person::CARD.id]);
    (change.holder, change.tasks) = at(state, &paper, office);
    (paper, change)
}

//! Verbs of the information section on what units reported (INF-3, INF-12).

pub mod answer_referral;
pub mod deliver_solution;
pub mod deselect;
pub mod edit;
pub mod merge;
pub mod refer;
pub mod refuse;
pub mod reserve;
pub mod return_to_unit;
pub mod select;
pub mod take;
pub mod verify;

use kernel::{Actor, Refusal};

use crate::model::{Facts, Submission};
use crate::rules::section_handles;

/// The section, with the item in hand.
fn in_hand(item: &Submission, facts: &Facts, actor: &Actor) -> [Option<Refusal>; 2] {
    [section_handles::check(actor, facts.office), section_handles::in_hand(item.taken.as_ref())]
}

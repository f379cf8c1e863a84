//! What the room's answers look like: shapes for the web, made from what the store reads.

pub mod account;
pub mod call;
pub mod circular;
pub mod circular_file;
pub mod circular_name;
pub mod figures;
pub mod focus;
pub mod issue;
pub mod network;
pub mod outcome;
pub mod points;
pub mod policy_try;
pub mod report;
pub mod review;
pub mod search;
pub mod self_criticism;
pub mod sheet;
pub mod standing;
pub mod steps;
pub mod submission;
pub mod why;

use std::collections::BTreeMap;

use kernel::Refusal;
use webkit::problem::Reason;

/// From a verb's code to everything that speaks against it; empty where the button is to be pressed.
pub type Can = BTreeMap<String, Vec<Reason>>;

/// The `can` of an answer.
pub(crate) fn can<V>(asked: Vec<(V, Vec<Refusal>)>, code: fn(V) -> &'static str) -> Can {
    let row = |(verb, refused): (V, Vec<Refusal>)| {
        (code(verb).to_owned(), refused.iter().map(Reason::from).collect::<Vec<Reason>>())
    };
    asked.into_iter().map(row).collect()
}

//! What the room's answers look like: shapes for the web, made from what the store reads.

pub mod call;
pub mod focus;
pub mod issue;
pub mod network;
pub mod report;
pub mod steps;
pub mod submission;

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

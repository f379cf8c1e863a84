//! 填主送抄送: who receives the circular besides the units that it names.

use jiff::Timestamp;
use kernel::{Actor, Refusal};

use super::{before_signing, moves};
use crate::decide::clear;
use crate::model::{Circular, CircularChange, CircularFacts, CircularRecord, CircularVerb, Receiver};
use crate::rules::circular_by_section;

/// Command 填主送抄送.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// 主送, besides the named units.
    pub main_to: Vec<Receiver>,
    /// 抄送
    pub copies_to: Vec<Receiver>,
}

/// Why this actor can't set who receives it.
#[must_use]
pub fn reasons(circular: &Circular, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    [before_signing(CircularVerb::Address.name(), circular), circular_by_section::check(actor, facts.office)]
        .into_iter()
        .flatten()
        .collect()
}

/// Sets who receives it.
pub fn decide(
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    command: &Address,
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    let all: Vec<&str> =
        command.main_to.iter().chain(&command.copies_to).map(|receiver| receiver.name.as_str()).collect();
    let doubled = all.iter().enumerate().find(|(place, name)| all[..*place].contains(name));
    clear(reasons(circular, facts, actor), [doubled.map(|(_, name)| twice(name))])?;
    let Address { main_to, copies_to } = command.clone();
    let record = CircularRecord::Addressed { main_to, copies_to };
    let mut change = moves(CircularVerb::Address.code(), circular, facts, circular.state.clone(), record, now)
        .with("main_to", words(&circular.main_to), words(&command.main_to))
        .with("copies_to", words(&circular.copies_to), words(&command.copies_to))
        .under(&[circular_by_section::CARD.id]);
    change.keep_tasks = true;
    change.tasks = Vec::new();
    Ok(change)
}

fn words(receivers: &[Receiver]) -> String {
    receivers.iter().map(|receiver| receiver.name.as_str()).collect::<Vec<_>>().join("，")
}

fn twice(name: &str) -> Refusal {
    Refusal::invalid("information.circular.receiver_twice", format!("“{name}”在主送、抄送里填了两次。"))
        .basis("一个单位只填一处")
        .hint("请删去重复的一处。")
        .field("main_to")
}

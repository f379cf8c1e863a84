//! The verbs on an order: what speaks against each. The button and the server ask the same functions.

use jiff::civil::Date;
use kernel::{Actor, Refusal, Refusals, UnitId};

use super::examine::Examined;
use super::order::Order;
use super::rules::{
    chief_proposes_director_decides, decided_once, faultless, not_reaching_back, number_named, reason_given, two_people,
};

/// 提出 What speaks against proposing this text under this number today.
#[must_use]
pub fn propose(actor: &Actor, office: UnitId, number: &str, examined: &Examined, today: Date) -> Vec<Refusal> {
    let mut refused = Refusals::none();
    refused.add(chief_proposes_director_decides::proposes(actor, office));
    refused.add(number_named::check(number, basis(examined)));
    refused.extend(fit(examined, today));
    refused.into_vec()
}

/// 签发施行 What speaks against putting it in force today.
#[must_use]
pub fn enact(order: &Order, actor: &Actor, office: UnitId, examined: &Examined, today: Date) -> Vec<Refusal> {
    let mut refused = decided(order, actor, office);
    refused.extend(fit(examined, today));
    refused.into_vec()
}

/// 不予批准 What speaks against refusing it, whatever the reason.
#[must_use]
pub fn refuse(order: &Order, actor: &Actor, office: UnitId) -> Vec<Refusal> {
    decided(order, actor, office).into_vec()
}

/// 不予批准 with this reason.
#[must_use]
pub fn refuse_because(order: &Order, actor: &Actor, office: UnitId, reason: &str) -> Vec<Refusal> {
    let mut refused = decided(order, actor, office);
    refused.add(reason_given::check(reason));
    refused.into_vec()
}

/// 撤回 What speaks against taking it back.
#[must_use]
pub fn withdraw(order: &Order, actor: &Actor) -> Vec<Refusal> {
    let mut refused = Refusals::none();
    refused.add(decided_once::withdraws(order.proposed_by, actor.person));
    refused.add(decided_once::check(order.state));
    refused.into_vec()
}

fn decided(order: &Order, actor: &Actor, office: UnitId) -> Refusals {
    let mut refused = Refusals::none();
    refused.add(chief_proposes_director_decides::decides(actor, office));
    refused.add(two_people::check(order.proposed_by, actor.person));
    refused.add(decided_once::check(order.state));
    refused
}

/// What speaks against the text itself.
fn fit(examined: &Examined, today: Date) -> Vec<Refusal> {
    match &examined.set {
        Err(faults) => faultless::check(faults).collect(),
        Ok(set) => {
            let idle = faultless::changes_something(examined.changes.len());
            not_reaching_back::check(set, today).into_iter().chain(idle).collect()
        }
    }
}

fn basis(examined: &Examined) -> Option<&str> {
    let set = examined.set.as_ref().ok()?;
    set.layers().last().map(|layer| layer.basis.as_str())
}

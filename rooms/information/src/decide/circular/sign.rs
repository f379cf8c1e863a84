//! 签发: the step that waits is signed; after the last one the circular is numbered and out, and its orders with it.

use jiff::Timestamp;
use kernel::clock::office_day;
use kernel::event::Event;
use kernel::{Actor, Addressee, MatterId, PostId, Refusal, Role, UnitId};

use super::{moves, not_now};
use crate::decide::clear;
use crate::model::{
    Circular, CircularChange, CircularFacts, CircularKind, CircularNumber, CircularRecord, CircularState, CircularVerb,
    Ordered, Receiver, SignOff, SignStep,
};
use crate::rules::{
    circular_leader_signs, circular_numbers_without_gaps, circular_objection_answered, circular_order_as_shown,
    circular_removal_has_reason, circular_signed_in_order, circular_signers_differ,
};

/// Why this actor can't sign it now.
#[must_use]
pub fn reasons(circular: &Circular, facts: &CircularFacts, actor: &Actor) -> Vec<Refusal> {
    let Some(step) = circular_signed_in_order::step(&circular.state) else {
        return vec![not_now(CircularVerb::SignCircular.name(), circular)];
    };
    [
        circular_signed_in_order::check(step, actor, facts.office),
        circular_signers_differ::check(circular, actor),
        circular_removal_has_reason::names(circular),
        circular_objection_answered::check(circular),
        circular_order_as_shown::check(circular, facts),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Signs it. `facts.last_number` is read in the transaction that writes the number; `fresh` has an id for each named unit,
/// for the self-criticisms that may be ordered.
pub fn decide(
    circular: &Circular,
    facts: &CircularFacts,
    actor: &Actor,
    fresh: &[MatterId],
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    let standing = reasons(circular, facts, actor);
    let (Some(step), true) = (circular_signed_in_order::step(&circular.state), standing.is_empty()) else {
        return Err(standing);
    };
    let sign_off = SignOff { step, person: actor.person, post: post(step, facts, actor), at: now };
    match step {
        SignStep::SectionChief | SignStep::Director if circular_leader_signs::due(circular, facts) => {
            let record = CircularRecord::Signed(sign_off);
            let code = CircularVerb::SignCircular.code();
            Ok(moves(code, circular, facts, CircularState::AtLeader, record, now).under(&RULES))
        }
        SignStep::SectionChief | SignStep::Director | SignStep::Leader => leave(circular, facts, sign_off, fresh, now),
    }
}

/// The rules that every step is asked.
const RULES: [&str; 6] = [
    circular_signed_in_order::CARD.id,
    circular_signers_differ::CARD.id,
    circular_removal_has_reason::CARD.id,
    circular_objection_answered::CARD.id,
    circular_order_as_shown::CARD.id,
    circular_leader_signs::CARD.id,
];

fn leave(
    circular: &Circular,
    facts: &CircularFacts,
    sign_off: SignOff,
    fresh: &[MatterId],
    now: Timestamp,
) -> Result<CircularChange, Vec<Refusal>> {
    let signed: Vec<SignStep> =
        circular.sign_offs.iter().map(|sign_off| sign_off.step).chain([sign_off.step]).collect();
    clear(Vec::new(), [circular_leader_signs::check(circular, facts, &signed)])?;
    let year = office_day(now).year();
    let number = circular_numbers_without_gaps::next(&facts.number_prefix, year, facts.last_number);
    let orders = orders(circular, facts, fresh);
    let (orders_due, readers) = (orders.clone(), readers(circular, facts));
    let record = CircularRecord::Issued { sign_off, number: number.clone(), orders: orders_due, readers };
    let state = CircularState::Issued(number.clone());
    let mut change = moves(CircularVerb::SignCircular.code(), circular, facts, state, record, now)
        .with("number", "", &number.text)
        .tell(Addressee::Person(circular.composer), format!("《{}》已印发，{}。", circular.title(), number.text))
        .under(&RULES)
        .under(&[circular_numbers_without_gaps::CARD.id]);
    change.events = events(circular, &orders);
    Ok(told(change, circular, facts, &number, &orders))
}

fn orders(circular: &Circular, facts: &CircularFacts, fresh: &[MatterId]) -> Vec<Ordered> {
    let due = (&facts.self_criticism, &facts.mending);
    circular
        .named()
        .zip(fresh)
        .filter_map(|(name, id)| {
            let order = name.ordered.as_ref()?;
            let circulars = order.earlier.iter().copied().chain([circular.id]).collect();
            let (due, mend_due) = (due.0.clone(), due.1.clone());
            Some(Ordered { id: *id, unit: name.unit, name: name.name.clone(), circulars, due, mend_due })
        })
        .collect()
}

fn events(circular: &Circular, orders: &[Ordered]) -> Vec<Event> {
    let issued = circular.named().map(|name| Event::CriticismIssuedV1 {
        circular: circular.id,
        unit: name.unit,
        span: circular.span.to_string(),
    });
    let ordered = orders.iter().map(|order| Event::SelfCriticismOrderedV1 {
        self_criticism: order.id,
        unit: order.unit,
        circulars: order.circulars.clone(),
        due: order.due.at.as_second(),
    });
    issued.chain(ordered).collect()
}

/// Everybody to whom it goes hears of it; a named unit hears that it is named, and whether it is ordered to examine itself.
fn told(
    mut change: CircularChange,
    circular: &Circular,
    facts: &CircularFacts,
    number: &CircularNumber,
    orders: &[Ordered],
) -> CircularChange {
    let head = |unit| Addressee::Role { unit, role: Role::UnitHead };
    let out = format!("《{}》（{}）已印发", circular.title(), number.text);
    for name in circular.named() {
        let ordered = orders.iter().find(|order| order.unit == name.unit);
        let more = ordered.map_or(String::new(), |order| format!("，并责令{}内向区委作出书面检查", order.due.limit));
        change = change.tell(head(name.unit), format!("{out}，通报批评本单位{more}。"));
    }
    let named: Vec<UnitId> = circular.named().map(|name| name.unit).collect();
    for unit in readers(circular, facts).into_iter().filter(|unit| !named.contains(unit)) {
        change = change.tell(head(unit), format!("{out}，请查阅。"));
    }
    change
}

/// Named units and those listed; every reporting unit for the regular circular, or where policy opens criticism to all.
fn readers(circular: &Circular, facts: &CircularFacts) -> Vec<UnitId> {
    let named = circular.named().map(|name| name.unit);
    let all = match circular.kind() {
        CircularKind::Regular => true,
        CircularKind::Criticism => facts.open_to_all,
    };
    let all = if all { facts.reporting.as_slice() } else { &[] };
    let mut readers: Vec<UnitId> =
        named.chain(listed(&circular.main_to)).chain(listed(&circular.copies_to)).chain(all.iter().copied()).collect();
    readers.sort_unstable();
    readers.dedup();
    readers
}

fn listed(receivers: &[Receiver]) -> impl Iterator<Item = UnitId> {
    receivers.iter().filter_map(|receiver| receiver.unit)
}

fn post(step: SignStep, facts: &CircularFacts, actor: &Actor) -> PostId {
    let seat = match step {
        SignStep::SectionChief => actor.seat(facts.office, Role::SectionChief),
        SignStep::Director => actor.seat(facts.office, Role::Director),
        SignStep::Leader => actor.seats.iter().find(|seat| seat.role == Role::Leader),
    };
    seat.unwrap_or_else(|| actor.main_seat()).post
}

//! The one place where a decision on an order becomes rows: header, record, tasks, messages and journal in one write.

use jiff::civil::Date;
use kernel::clock::office_day;
use kernel::{Addressee, Entry, MatterId, Refusal, Role, UnitId};
use store::Tx;

use super::examine::{Examined, Known};
use super::order::{Order, OrderState, ROOM};
use super::rules::CARDS;
use super::store::{self as rows, Verdict};
use super::view::{self, OrderView};
use crate::act::Context;
use crate::matters::{self, Advance};
use crate::messages::{self, Message};
use crate::problem::Problem;

/// What a decision is made from.
pub struct Facts {
    /// The District Party Committee Office.
    pub office: UnitId,
    /// The order over what is in force.
    pub examined: Examined,
    /// The office's day.
    pub today: Date,
}

/// What a verb does to an order.
#[derive(Debug, Clone, Copy)]
pub struct Deed<'a> {
    /// The verb of the journal.
    pub verb: &'static str,
    /// How the order stands from now on.
    pub verdict: Verdict<'a>,
    /// What the proposer is told; nothing where the proposer does it.
    pub told: Option<&'a str>,
}

/// Loads, asks what speaks against the verb, and carries it out.
pub async fn decide<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
    version: i64,
    deed: Deed<'_>,
    against: impl Fn(&Order, &Facts) -> Vec<Refusal> + Send + Sync,
) -> Result<OrderView, Problem> {
    let (actor, district, now) = (&context.actor, &context.actor.district, context.now);
    let (header, order) = rows::load(tx, actor, id).await?;
    if header.version != version {
        return Err(view::stale(&header, &order));
    }
    let known = Known::of(&context.app.rooms);
    let examined = view::examined(tx, context, district, &order, &known).await?;
    let facts = Facts { office: rows::office(tx, district).await?, examined, today: office_day(now) };
    let refused = against(&order, &facts);
    if !refused.is_empty() {
        return Err(refused.into());
    }
    let state = deed.verdict.state;
    let to = Advance { title: None, state: state.code(), holder: "", due_at: None };
    if !matters::advance(tx, district, id, version, &to, now).await? {
        return Err(view::stale(&header, &order));
    }
    rows::settle(tx, district, id, deed.verdict, actor.person, now).await?;
    matters::replace_tasks(tx, actor, id, &[], context.app.clock.as_ref(), now).await?;
    if let Some(text) = deed.told {
        tell(tx, context, &order, &Addressee::Person(order.proposed_by), text).await?;
    }
    record(tx, context, &order, deed.verb, Some(OrderState::Proposed), deed.verdict).await;
    view::of(tx, context, id).await
}

/// Tells somebody about an order.
pub async fn tell<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    order: &Order,
    to: &Addressee,
    text: &str,
) -> Result<(), Problem> {
    let href = crate::house::desk_href(order.id);
    let text = format!("{text}：{}（{}）", order.title, order.number);
    let message = Message { to, matter: Some(order.id), text: &text, href: &href };
    let told = messages::tell(tx, &context.actor.district, &message, context.app.clock.as_ref(), context.now).await?;
    context.notified(told);
    Ok(())
}

/// Writes the entry of a verb.
pub async fn record<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    order: &Order,
    verb: &'static str,
    before: Option<OrderState>,
    verdict: Verdict<'_>,
) {
    let before = before.map_or_else(|| serde_json::json!({}), |state| serde_json::json!({ "state": state.code() }));
    let after = serde_json::json!({
        "state": verdict.state.code(), "number": order.number, "title": order.title, "digest": order.digest,
        "first_day": order.first_day.to_string(), "place": verdict.place, "reason": verdict.reason,
    });
    let rules: Vec<&str> = CARDS.iter().map(|card| card.id).collect();
    let payload = serde_json::json!({ "before": before, "after": after, "rules": rules }).to_string();
    let entry = Entry::by(&context.actor, ROOM, verb, Some(order.id), payload, context.now);
    tx.record(&context.actor.district, entry).await;
}

/// The director of the Office, to whom an order goes.
#[must_use]
pub fn director(office: UnitId) -> Addressee {
    Addressee::Role { unit: office, role: Role::Director }
}

//! What the answers on policy look like.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::clock::office_day;
use kernel::policy::{Change, Fault, Kind, Notice, Param, Value, Values};
use kernel::{DistrictId, Refusal};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;

use super::examine::{Examined, Known, examine};
use super::order::{Order, OrderState};
use super::rules::not_reaching_back;
use super::{decide, store as rows};
use crate::act::Context;
use crate::matters::{self, Step, Stored};
use crate::problem::{Problem, Reason};

/// Something wrong in a text.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::PolicyFault)]
pub struct FaultView {
    /// Counted from 1.
    line: usize,
    /// Empty where the fault is not about one key.
    key: String,
    message: String,
}

/// A more specific case that keeps its value.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::PolicyKeep)]
pub struct KeepView {
    when: String,
    value: String,
}

/// A value that an order changes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::PolicyChange)]
pub struct ChangeView {
    key: String,
    title: String,
    /// The case in words; 一律 for every case.
    when: String,
    /// What would hold without the order; None where policy is silent.
    before: Option<String>,
    after: String,
    /// `2026-12-01`
    from: String,
    line: usize,
    /// More specific cases that keep their own value.
    keeps: Vec<KeepView>,
}

/// A value that a later rule forbids.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::PolicyNotice)]
pub struct NoticeView {
    key: String,
    title: String,
    /// The case in words; 一律 for every case.
    when: String,
    sentence: String,
    basis: String,
}

/// What can be said of an order's text.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::PolicyCheck)]
pub struct CheckView {
    faults: Vec<FaultView>,
    changes: Vec<ChangeView>,
    notices: Vec<NoticeView>,
}

/// A line of the list of orders.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::PolicyOrderRow)]
pub struct OrderRow {
    id: String,
    number: String,
    title: String,
    /// `proposed`, `in_force`, `refused` or `withdrawn`.
    state: String,
    state_name: String,
    /// The first day on which one of its values holds.
    first_day: String,
    digest: String,
    proposed_by: String,
    /// RFC 3339.
    proposed_at: String,
    decided_by: Option<String>,
    /// RFC 3339.
    decided_at: Option<String>,
    /// Why it was refused; empty otherwise.
    reason: String,
    /// Its place among the orders in force.
    place: Option<i64>,
}

/// A step of what happened.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::PolicyStep)]
pub struct StepView {
    at: String,
    who: String,
    post: String,
    unit: String,
    verb: String,
    verb_name: String,
}

/// An order.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = house::PolicyOrder)]
pub struct OrderView {
    #[serde(flatten)]
    row: OrderRow,
    /// What a change must name.
    version: i64,
    /// 现在在谁手里
    holder: String,
    text: String,
    #[serde(flatten)]
    check: CheckView,
    steps: Vec<StepView>,
    /// From each verb to what speaks against it: `enact`, `refuse`, `withdraw`.
    can: BTreeMap<String, Vec<Reason>>,
}

/// What a key's values are, for the form.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = house::PolicyKind)]
pub struct KindView {
    /// `switch`, `number`, `points`, `limit`, `text`, `choice`, `choices` or `texts`.
    kind: String,
    least: Option<i64>,
    most: Option<i64>,
    codes: Vec<CodeView>,
}

/// A code with its name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = house::PolicyCode)]
pub struct CodeView {
    code: String,
    name: String,
}

impl From<&Fault> for FaultView {
    fn from(fault: &Fault) -> Self {
        Self { line: fault.line, key: fault.key.clone(), message: fault.message.clone() }
    }
}

impl From<&Order> for OrderRow {
    fn from(order: &Order) -> Self {
        let decided = order.decided.as_ref();
        Self {
            id: order.id.to_string(),
            number: order.number.clone(),
            title: order.title.clone(),
            state: order.state.code().to_owned(),
            state_name: order.state.name().to_owned(),
            first_day: order.first_day.to_string(),
            digest: order.digest.clone(),
            proposed_by: order.proposed_by_name.clone(),
            proposed_at: order.proposed_at.to_string(),
            decided_by: decided.map(|decided| decided.by.clone()),
            decided_at: decided.map(|decided| decided.at.to_string()),
            reason: decided.map(|decided| decided.reason.clone()).unwrap_or_default(),
            place: order.place,
        }
    }
}

impl KindView {
    /// The kind for the form.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        let plain = |kind: &str| Self { kind: kind.to_owned(), least: None, most: None, codes: Vec::new() };
        match kind {
            Kind::Switch => plain("switch"),
            Kind::Number { least, most } => Self { least: Some(least), most: Some(most), ..plain("number") },
            Kind::Points => plain("points"),
            Kind::Limit => plain("limit"),
            Kind::Text => plain("text"),
            Kind::Choice(codes) => Self { codes: named(codes), ..plain("choice") },
            Kind::Choices(codes) => Self { codes: named(codes), ..plain("choices") },
            Kind::Texts => plain("texts"),
        }
    }
}

/// The codes that a fact may be; none where the office gives the names.
#[must_use]
pub fn codes(values: Values) -> Vec<CodeView> {
    match values {
        Values::Closed(codes) => named(codes),
        Values::Open => Vec::new(),
    }
}

fn named(codes: &[(&str, &str)]) -> Vec<CodeView> {
    codes.iter().map(|(code, name)| CodeView { code: (*code).to_owned(), name: (*name).to_owned() }).collect()
}

/// A notice in words.
#[must_use]
pub fn notice(notice: &Notice, params: &[Param]) -> NoticeView {
    NoticeView {
        key: notice.key.clone(),
        title: notice.title.clone(),
        when: case(params, &notice.key, &notice.when),
        sentence: notice.sentence.clone(),
        basis: notice.basis.clone(),
    }
}

/// Faults, changes and notices in words. Values that begin before `today` are among the faults, where a day is given.
#[must_use]
pub fn check(examined: &Examined, known: &Known, today: Option<Date>) -> CheckView {
    let faults = match (&examined.set, today) {
        (Err(faults), _) => faults.clone(),
        (Ok(set), Some(today)) => not_reaching_back::faults(set, today),
        (Ok(_), None) => Vec::new(),
    };
    CheckView {
        faults: faults.iter().map(FaultView::from).collect(),
        changes: examined.changes.iter().map(|one| change(one, &known.params)).collect(),
        notices: examined.notices.iter().map(|one| notice(one, &known.params)).collect(),
    }
}

fn change(change: &Change, params: &[Param]) -> ChangeView {
    let param = params.iter().find(|param| param.key == change.key);
    let keeps = change
        .keeps
        .iter()
        .map(|kept| KeepView { when: case(params, &change.key, &kept.when), value: said(param, &kept.value) });
    ChangeView {
        key: change.key.clone(),
        title: param.map_or(change.key.as_str(), |param| param.title).to_owned(),
        when: case(params, &change.key, &change.when),
        before: change.before.as_ref().map(|value| said(param, value)),
        after: said(param, &change.after),
        from: change.from.to_string(),
        line: change.line,
        keeps: keeps.collect(),
    }
}

fn said(param: Option<&Param>, value: &Value) -> String {
    param.map_or_else(|| format!("{value:?}"), |param| param.say(value))
}

fn case(params: &[Param], key: &str, when: &BTreeMap<String, String>) -> String {
    let param = params.iter().find(|param| param.key == key);
    param.map_or_else(|| format!("{when:?}"), |param| param.say_case(when))
}

/// The view of an order after it was read or changed in this transaction.
pub async fn of<I: Send + Sync>(tx: &mut Tx, context: &Context<I>, id: kernel::MatterId) -> Result<OrderView, Problem> {
    let (actor, district) = (&context.actor, &context.actor.district);
    let (header, order) = rows::load(tx, actor, id).await?;
    let known = Known::of(&context.app.rooms);
    let examined = examined(tx, context, district, &order, &known).await?;
    let (office, today) = (rows::office(tx, district).await?, office_day(context.now));
    let can = [
        ("enact", decide::enact(&order, actor, office, &examined, today)),
        ("refuse", decide::refuse(&order, actor, office)),
        ("withdraw", decide::withdraw(&order, actor)),
    ];
    let waits = (order.state == OrderState::Proposed).then_some(today);
    tx.chain().await?;
    let steps = matters::history(tx, district, id).await?;
    Ok(OrderView {
        version: header.version,
        holder: header.holder,
        text: order.text.clone(),
        check: check(&examined, &known, waits),
        steps: steps.iter().map(step).collect(),
        can: can.into_iter().map(|(verb, refused)| (verb.to_owned(), reasons(&refused))).collect(),
        row: OrderRow::from(&order),
    })
}

/// What stands now, for whoever comes too late.
#[must_use]
pub fn stale(header: &Stored, order: &Order) -> Problem {
    let current = serde_json::json!({
        "version": header.version, "state": order.state.code(), "state_name": order.state.name(), "title": order.title,
    });
    Problem::Stale { current }
}

/// The order over what was in force below it: what is in force now where it still waits or came to nothing.
pub async fn examined<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    district: &DistrictId,
    order: &Order,
    known: &Known,
) -> Result<Examined, Problem> {
    let below = context.app.policies.below(tx, district, order.place.unwrap_or(i64::MAX)).await?;
    Ok(examine(&below, &order.text, known))
}

fn reasons(refused: &[Refusal]) -> Vec<Reason> {
    refused.iter().map(Reason::from).collect()
}

fn step(step: &Step) -> StepView {
    let verb_name = match step.verb.as_str() {
        "propose_policy" => "提出",
        "enact_policy" => "签发施行",
        "refuse_policy" => "不予批准",
        "withdraw_policy" => "撤回",
        _other => "办理",
    };
    StepView {
        at: step.at.to_string(),
        who: step.who.clone(),
        post: step.post.clone(),
        unit: step.unit.clone(),
        verb: step.verb.clone(),
        verb_name: verb_name.to_owned(),
    }
}

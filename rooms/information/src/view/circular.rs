//! Circulars as their pages show them. A unit sees its own line; who receives the circular sees it as it left; the section sees all.

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::{DistrictId, MatterId, PersonId, Role};
use serde::{Deserialize, Serialize};
use store::{Row, Sql, StoreError, Tx, args};
use utoipa::ToSchema;
use webkit::matters::{self, Step, Stored};
use webkit::{Context, Problem};

use super::circular_name::{LineView, NameView, Seen, name_view};
use super::points::SpanView;
use super::steps::{StepView, timed};
use super::why::WhyView;
use super::{Can, can};
use crate::decide::circular as deciding;
use crate::decide::circular::wording::NO_CRITICISM;
use crate::model::{
    Circular, CircularFacts, CircularKind, CircularState, CircularVerb, NameHearing, NameVerb, Order, Receiver,
    SignStep, Subject,
};
use crate::rules::circular_leader_signs;
use crate::store::circular::{person_names, reads};
use crate::store::circular_facts::facts;

/// One line of a list of circulars.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CircularRow)]
pub struct CircularRow {
    id: String,
    title: String,
    /// `criticism` or `regular`
    kind: String,
    kind_name: String,
    /// As the address writes it: `2026` or `2026Q3`.
    span: String,
    state: String,
    state_name: String,
    /// 青办通报〔2026〕3号, or empty.
    number_text: String,
    holder: String,
    since: String,
    due_at: Option<String>,
    issued_at: Option<String>,
    /// How many units it names; null for whoever sees only a part of it.
    names: Option<i64>,
    version: i64,
}

/// One line from a row of the list.
pub fn row(row: &Row, whole: bool) -> Result<CircularRow, StoreError> {
    let (state, kind) = (row.text("state")?, row.text("kind")?);
    Ok(CircularRow {
        id: row.text("id")?,
        title: row.text("title")?,
        kind_name: CircularKind::from_code(&kind).map_or("", CircularKind::name).to_owned(),
        kind,
        span: row.text("span")?,
        state_name: state_name(&state).to_owned(),
        state,
        number_text: row.text("number_text")?,
        holder: row.text("holder")?,
        since: row.time("since")?.to_string(),
        due_at: row.opt_time("due_at")?.map(|at| at.to_string()),
        issued_at: row.opt_time("issued_at")?.map(|at| at.to_string()),
        names: if whole { Some(row.int("names")?) } else { None },
        version: row.int("version")?,
    })
}

fn state_name(code: &str) -> &'static str {
    CircularState::NAMES.iter().find(|(known, _)| *known == code).map_or("", |(_, name)| name)
}

/// Who receives it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Receiver)]
pub struct ReceiverView {
    /// The unit, where it is one that works here.
    #[serde(default)]
    pub unit: Option<String>,
    /// As printed.
    pub name: String,
}

/// The order to a unit that is named in a row.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CircularOrder)]
pub struct OrderView {
    pub(super) unit: String,
    pub(super) unit_name: String,
    /// As the circular words it.
    pub(super) sentence: String,
    why: Option<WhyView>,
    /// The earlier circulars of the row.
    earlier: Vec<EarlierView>,
    /// The self-criticism that follows it up, once the circular is out.
    self_criticism: Option<String>,
    self_criticism_state: String,
    self_criticism_state_name: String,
}

/// An earlier circular of a row.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::EarlierCircular)]
pub struct EarlierView {
    id: String,
    title: String,
    number_text: String,
    issued_at: Option<String>,
}

/// A step of the sign-off.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CircularSignOff)]
pub struct SignView {
    step: String,
    step_name: String,
    person: Option<String>,
    post: Option<String>,
    at: Option<String>,
}

/// A return to the section.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CircularReturned)]
pub struct ReturnView {
    by: String,
    post: String,
    at: String,
    words: String,
}

/// A circular.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Circular)]
pub struct CircularView {
    pub(super) id: String,
    /// What a change must name.
    pub(super) version: i64,
    /// `criticism` or `regular`
    pub(super) kind: String,
    kind_name: String,
    pub(super) title: String,
    span: SpanView,
    /// The office day on which names or lines were computed.
    pub(super) computed_on: String,
    /// The policy that computed them.
    pub(super) policy: String,
    /// How the grounds are read together; empty where policy has not both.
    pub(super) reading: String,
    composer: String,
    composer_name: String,
    /// The text above names or lines; empty for whoever sees only its own line.
    pub(super) body: String,
    /// What the regular circular always says.
    pub(super) note: String,
    main_to: Vec<ReceiverView>,
    copies_to: Vec<ReceiverView>,
    /// 主送 as printed, the named units first.
    pub(super) main_text: String,
    /// 抄送 as printed.
    pub(super) copies_text: String,
    pub(super) state: String,
    pub(super) state_name: String,
    holder: String,
    since: String,
    /// 下一步是谁
    next: String,
    year: Option<i16>,
    number: Option<u32>,
    /// 青办通报〔2026〕3号, or empty.
    pub(super) number_text: String,
    pub(super) issued_at: Option<String>,
    /// When the hearing ends, while it runs.
    hearing_due: Option<String>,
    /// When a hearing that is opened now would end, and why; empty where none can be opened.
    hearing_preview: String,
    /// `whole`, `received` (as it left) or `own` (the unit's own line).
    pub(super) scope: String,
    pub(super) names: Vec<NameView>,
    pub(super) lines: Vec<LineView>,
    pub(super) orders: Vec<OrderView>,
    sign_offs: Vec<SignView>,
    returns: Vec<ReturnView>,
    steps: Vec<StepView>,
    /// From each verb to what speaks against it.
    can: Can,
}

/// The view of a circular after it was read or changed in this transaction.
pub async fn of<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    header: &Stored,
    circular: &Circular,
) -> Result<CircularView, Problem> {
    let (actor, district, now) = (&context.actor, &context.actor.district, context.now);
    let facts = facts(tx, &context.app, district, circular, now).await?;
    let seen = seen(tx, context, circular, &facts).await?;
    let sql = "select issued_at from information_circular where district = $1 and id = $2";
    let issued_at = tx.one(sql, args![district, circular.id]).await?.opt_time("issued_at")?;
    // A command's own step belongs into its answer.
    tx.chain().await?;
    let steps = matters::history(tx, district, circular.id).await?;
    let whole = seen == Seen::Whole;
    let left = seen != Seen::Own;
    let people = person_names(tx, district, persons(circular)).await?;
    let mut names = Vec::new();
    for name in circular.names() {
        let own = actor.sits_in(name.unit);
        if whole || own || (left && name.named()) {
            let asked = deciding::name_can(circular, name, &facts, actor, now);
            let mut view = name_view(tx, district, name, seen, own, &people, now).await?;
            view.can = if whole || own { can(asked, NameVerb::code) } else { Can::new() };
            names.push(view);
        }
    }
    let regular = circular.kind() == CircularKind::Regular;
    let (year, number, number_text) = match &circular.state {
        CircularState::Issued(number) => (Some(number.year), Some(number.number), number.text.clone()),
        CircularState::Drafting
        | CircularState::Hearing { .. }
        | CircularState::AtDirector
        | CircularState::AtLeader
        | CircularState::Dropped => (None, None, String::new()),
    };
    Ok(CircularView {
        id: circular.id.to_string(),
        version: header.version,
        kind: circular.kind().code().to_owned(),
        kind_name: circular.kind().name().to_owned(),
        title: circular.title(),
        span: SpanView::of(circular.span),
        computed_on: circular.computed_on.to_string(),
        policy: circular.policy.clone(),
        reading: match &circular.subject {
            Subject::Criticism { reading, .. } => reading.clone(),
            Subject::Regular { .. } => String::new(),
        },
        composer: circular.composer.to_string(),
        composer_name: people.get(&circular.composer).cloned().unwrap_or_default(),
        body: if left { circular.body.to_string() } else { String::new() },
        note: if regular { NO_CRITICISM.to_owned() } else { String::new() },
        main_to: if left { receivers(&circular.main_to) } else { Vec::new() },
        copies_to: if left { receivers(&circular.copies_to) } else { Vec::new() },
        main_text: if left { main_text(circular) } else { String::new() },
        copies_text: if left { joined(&circular.copies_to) } else { String::new() },
        state: circular.state.code().to_owned(),
        state_name: circular.state.name().to_owned(),
        holder: header.holder.clone(),
        since: header.since.to_string(),
        next: next(circular, &facts).to_owned(),
        year,
        number,
        number_text,
        issued_at: issued_at.map(|at| at.to_string()),
        hearing_due: match &circular.state {
            CircularState::Hearing { due } => Some(due.to_string()),
            CircularState::Drafting
            | CircularState::AtDirector
            | CircularState::AtLeader
            | CircularState::Issued(_)
            | CircularState::Dropped => None,
        },
        hearing_preview: if whole && !regular && circular.state == CircularState::Drafting {
            facts.hearing.reason.sentence()
        } else {
            String::new()
        },
        scope: seen.code().to_owned(),
        names,
        lines: lines(circular, left),
        orders: orders(tx, context, circular, &facts, seen).await?,
        sign_offs: if left { sign_offs(tx, district, circular, &facts).await? } else { Vec::new() },
        returns: if whole { steps.iter().filter_map(returned).collect() } else { Vec::new() },
        steps: if whole { timed(&steps, verb_name) } else { Vec::new() },
        can: can(deciding::can(circular, &facts, actor, now), CircularVerb::code),
    })
}

/// How much of the circular the actor sees.
async fn seen<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    circular: &Circular,
    facts: &CircularFacts,
) -> Result<Seen, StoreError> {
    let actor = &context.actor;
    let section = [Role::Editor, Role::SectionChief, Role::Director];
    let office = section.iter().any(|role| actor.seat(facts.office, *role).is_some());
    if office || actor.has_any(&[Role::Leader, Role::Secretary]) {
        return Ok(Seen::Whole);
    }
    Ok(if reads(tx, actor, circular.id).await? { Seen::Received } else { Seen::Own })
}

fn persons(circular: &Circular) -> Vec<PersonId> {
    let of_name = |hearing: &NameHearing| match hearing {
        NameHearing::Unheard | NameHearing::Asked(_) => Vec::new(),
        NameHearing::Acknowledged { person, .. } => vec![*person],
        NameHearing::Objected { objection, .. } => {
            objection.answer.iter().map(|answer| answer.person).chain([objection.person]).collect()
        }
    };
    let names = circular.names().iter();
    let heard = names.clone().flat_map(|name| of_name(&name.hearing));
    let removed = names.filter_map(|name| name.removal.as_ref().map(|removal| removal.person));
    heard.chain(removed).chain([circular.composer]).collect()
}

fn receivers(receivers: &[Receiver]) -> Vec<ReceiverView> {
    let view = |receiver: &Receiver| ReceiverView {
        unit: receiver.unit.map(|unit| unit.to_string()),
        name: receiver.name.to_string(),
    };
    receivers.iter().map(view).collect()
}

fn main_text(circular: &Circular) -> String {
    let named = circular.named().map(|name| name.name.clone());
    let listed = circular.main_to.iter().map(|receiver| receiver.name.to_string());
    let all: Vec<String> = named.chain(listed).collect();
    match (circular.kind(), all.is_empty()) {
        (CircularKind::Regular, true) => "各报送单位".to_owned(),
        (CircularKind::Regular | CircularKind::Criticism, _) => all.join("，"),
    }
}

fn joined(receivers: &[Receiver]) -> String {
    receivers.iter().map(|receiver| receiver.name.as_str()).collect::<Vec<_>>().join("，")
}

fn lines(circular: &Circular, left: bool) -> Vec<LineView> {
    match &circular.subject {
        Subject::Regular { lines } if left => lines.iter().map(LineView::from).collect(),
        Subject::Regular { .. } | Subject::Criticism { .. } => Vec::new(),
    }
}

async fn orders<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    circular: &Circular,
    facts: &CircularFacts,
    seen: Seen,
) -> Result<Vec<OrderView>, StoreError> {
    let (actor, district) = (&context.actor, &context.actor.district);
    let mut views = Vec::new();
    for name in circular.named() {
        let own = actor.sits_in(name.unit);
        let Some(order) = name.ordered.as_ref().or_else(|| facts.order_of(name.unit)) else { continue };
        // Before it is out a unit hears of the facts alone: the order is the leader's to sign.
        let visible = match seen {
            Seen::Whole | Seen::Received => true,
            Seen::Own => false,
        };
        if !visible {
            continue;
        }
        let sql = "
select s.id, m.state from information_self_criticism s join matter m on m.district = s.district and m.id = s.id
where s.district = $1 and s.circular = $2 and s.unit = $3";
        let follows = tx.opt(sql, args![district, circular.id, name.unit]).await?;
        let state = follows.as_ref().map(|row| row.text("state")).transpose()?.unwrap_or_default();
        let open = seen == Seen::Whole || own;
        views.push(OrderView {
            unit: name.unit.to_string(),
            unit_name: name.name.clone(),
            sentence: order.sentence.clone(),
            why: open.then(|| WhyView::from(&order.why)),
            earlier: if open { earlier(tx, district, order).await? } else { Vec::new() },
            self_criticism: if open { follows.as_ref().map(|row| row.text("id")).transpose()? } else { None },
            self_criticism_state_name: if open {
                super::self_criticism::state_name(&state).to_owned()
            } else {
                String::new()
            },
            self_criticism_state: if open { state } else { String::new() },
        });
    }
    Ok(views)
}

async fn earlier(tx: &mut Tx, district: &DistrictId, order: &Order) -> Result<Vec<EarlierView>, StoreError> {
    circulars(tx, district, &order.earlier).await
}

/// Circulars with their titles and numbers, in the order in which they left.
pub(super) async fn circulars(
    tx: &mut Tx,
    district: &DistrictId,
    ids: &[MatterId],
) -> Result<Vec<EarlierView>, StoreError> {
    let sql = "
select m.id, m.title, c.number_text, c.issued_at from information_circular c
join matter m on m.district = c.district and m.id = c.id where c.district = $1 and c.id in ";
    let sql = Sql::with(sql, args![district]).list(ids.iter().copied()).push(" order by c.issued_at, c.id");
    let view = |row: &Row| {
        Ok(EarlierView {
            id: row.text("id")?,
            title: row.text("title")?,
            number_text: row.text("number_text")?,
            issued_at: row.opt_time("issued_at")?.map(|at: Timestamp| at.to_string()),
        })
    };
    tx.all_built(sql).await?.iter().map(view).collect()
}

async fn sign_offs(
    tx: &mut Tx,
    district: &DistrictId,
    circular: &Circular,
    facts: &CircularFacts,
) -> Result<Vec<SignView>, StoreError> {
    let mut views = Vec::new();
    for step in [SignStep::Director, SignStep::Leader] {
        let signed = circular.sign_offs.iter().find(|sign_off| sign_off.step == step);
        let due = step == SignStep::Director || circular_leader_signs::due(circular, facts);
        if signed.is_none() && (!due || matches!(circular.state, CircularState::Issued(_))) {
            continue;
        }
        let names = match signed {
            None => None,
            Some(sign_off) => {
                let sql = "
select n.name, p.title from person n join post p on p.district = n.district and p.id = $3 where n.district = $1 and n.id = $2";
                Some(tx.one(sql, args![district, sign_off.person, sign_off.post]).await?)
            }
        };
        views.push(SignView {
            step: step.code().to_owned(),
            step_name: step.name().to_owned(),
            person: names.as_ref().map(|row| row.text("name")).transpose()?,
            post: names.as_ref().map(|row| row.text("title")).transpose()?,
            at: signed.map(|sign_off| sign_off.at.to_string()),
        });
    }
    Ok(views)
}

fn next(circular: &Circular, facts: &CircularFacts) -> &'static str {
    match (&circular.state, circular.kind()) {
        (CircularState::Drafting, CircularKind::Criticism) if !circular.was_heard() => "信息科科长发起听取意见",
        (CircularState::Drafting, _) => "区委办公室主任签发",
        (CircularState::Hearing { .. }, _) => "单位答复、期限届满后报区委办公室主任签发",
        (CircularState::AtDirector, _) if circular_leader_signs::due(circular, facts) => "区领导签发",
        (CircularState::AtDirector | CircularState::AtLeader, _) => "编号印发",
        (CircularState::Issued(_) | CircularState::Dropped, _) => "",
    }
}

fn returned(step: &Step) -> Option<ReturnView> {
    if step.verb != CircularVerb::ReturnCircular.code() {
        return None;
    }
    let detail: serde_json::Value = serde_json::from_str(&step.payload).unwrap_or_default();
    let words = detail["after"]["words"].as_str().unwrap_or_default().to_owned();
    Some(ReturnView { by: step.who.clone(), post: step.post.clone(), at: step.at.to_string(), words })
}

fn verb_name(code: &str) -> &'static str {
    let whole = CircularVerb::from_code(code).map(CircularVerb::name);
    let name = whole.or_else(|| NameVerb::from_code(code).map(NameVerb::name));
    name.unwrap_or(if code == "draft_circular" { "起草通报" } else { "办理" })
}

/// Whether the actor is told the number of names in a list.
pub fn sees_whole(roles: &[Role]) -> bool {
    let whole = [Role::Editor, Role::SectionChief, Role::Director, Role::Leader, Role::Secretary];
    roles.iter().any(|role| whole.contains(role))
}

/// The names of persons are looked up once for the whole circular.
pub(super) type People = BTreeMap<PersonId, String>;

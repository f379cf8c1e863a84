//! 发约稿: named units are asked for items by a day.

use axum::extract::State;
use kernel::{MatterId, Refusal, UnitId};
use serde::Deserialize;
use store::{Tx, Value, args};
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::shown;
use crate::actions::submission::{instant, known};
use crate::decide::network::issue_call as asking;
use crate::model::{CallId, FocusId, Form, IssueCall, NetworkFacts, Policy, Reason, Title};
use crate::store::{call, facts, network};
use crate::view::call::CallView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::IssueCall)]
pub struct Input {
    title: String,
    /// What is wanted.
    requirements: String,
    /// The point of emphasis that it belongs to.
    #[serde(default)]
    focus: Option<String>,
    /// By when, RFC 3339; a call without a limit is refused.
    #[serde(default)]
    due_at: String,
    /// The units asked.
    units: Vec<String>,
}

/// 发约稿
#[utoipa::path(post, path = "/api/information/calls", operation_id = "information_issue_call", request_body = Input,
    responses((status = 200, body = CallView)))]
pub async fn issue_call(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<CallView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<CallView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let policy = facts::policy(tx, &context.app, &actor.district, context.now).await?;
    let office = facts::office(tx, &actor.district).await?;
    let uuid = clock.fresh_uuid();
    let command = read(tx, context, CallId::new(uuid), &policy).await?;
    let change = asking::decide(office, &policy, actor, &command, context.now)?;
    context.notified(call::open(tx, actor, office, &change, clock).await?);
    shown(tx, context, MatterId::new(uuid)).await
}

async fn read(tx: &mut Tx, context: &Context<Input>, id: CallId, policy: &Policy) -> Result<IssueCall, Problem> {
    let input = &context.input;
    let mut form = Form::new();
    let title = form.keep(Title::parse(&input.title));
    let requirements = form.keep(Reason::parse("requirements", "约稿要求", &input.requirements));
    let due = Some(input.due_at.as_str()).filter(|at| !at.is_empty());
    let due = due.map(|at| form.keep(instant("due_at", "约稿时限", at)));
    let (Some(title), Some(requirements)) = (title, requirements) else { return Err(form.refusals().into()) };
    let refused = form.refusals();
    if !refused.is_empty() {
        return Err(refused.into());
    }
    let units = asked(tx, context, policy).await?;
    let focus = focus(tx, context).await?;
    Ok(IssueCall { id, title, requirements, focus, due: due.flatten(), units })
}

/// The units asked, each once, in the order given.
async fn asked(tx: &mut Tx, context: &Context<Input>, policy: &Policy) -> Result<Vec<NetworkFacts>, Problem> {
    let mut units: Vec<NetworkFacts> = Vec::new();
    for raw in &context.input.units {
        let id: UnitId = known("units", "单位", raw)?;
        if units.iter().any(|unit| unit.id == id) {
            continue;
        }
        let facts = network::facts(tx, &context.actor.district, id, policy, context.now).await?;
        units.push(facts.ok_or_else(|| unknown("units", "单位"))?);
    }
    Ok(units)
}

async fn focus(tx: &mut Tx, context: &Context<Input>) -> Result<Option<FocusId>, Problem> {
    let Some(raw) = context.input.focus.as_deref().filter(|id| !id.is_empty()) else { return Ok(None) };
    let id: FocusId = known("focus", "报送要点", raw)?;
    let sql = "select id from information_focus where district = $1 and id = $2";
    let found = tx.opt(sql, args![&context.actor.district, Value::id(&id)]).await?;
    found.map(|_| Some(id)).ok_or_else(|| unknown("focus", "报送要点").into())
}

fn unknown(field: &'static str, label: &str) -> Refusal {
    Refusal::invalid("information.form.unknown", format!("没有找到所选的{label}"))
        .basis("本系统填写要求")
        .hint("请刷新页面后重新选择")
        .field(field)
}

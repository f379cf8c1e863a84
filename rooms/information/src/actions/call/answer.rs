//! 回复约稿: a unit answers with an item that has left it, or says that there is nothing to report.

use axum::extract::State;
use kernel::{MatterId, Refusal};
use serde::Deserialize;
use store::{Tx, args};
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::shown;
use crate::actions::submission::known;
use crate::decide::network::answer_call as answering;
use crate::model::{Call, CallAnswer, Reason};
use crate::store::{call, submission};
use crate::view::call::CallView;

/// What the page sends: an item, or a reason.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::AnswerCall)]
pub struct Input {
    /// The item that answers it; it has left the unit.
    #[serde(default)]
    submission: Option<String>,
    /// Why there is nothing to report.
    #[serde(default)]
    reason: String,
}

/// 回复约稿
#[utoipa::path(post, path = "/api/information/calls/{id}/answer", operation_id = "information_answer_call",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = CallView)))]
pub async fn answer_call(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<CallView> {
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>, id: MatterId) -> Result<CallView, Problem> {
    let actor = &context.actor;
    let (_, own) = call::load(tx, actor, id).await?;
    let command = read(tx, context, &own).await?;
    let change = answering::decide(&own, actor, &command, context.now)?;
    context.notified(call::answer(tx, actor, id, &own, &change, context.app.clock.as_ref()).await?);
    shown(tx, context, id).await
}

async fn read(tx: &mut Tx, context: &Context<Input>, own: &Call) -> Result<CallAnswer, Problem> {
    let Some(raw) = context.input.submission.as_deref().filter(|id| !id.is_empty()) else {
        let reason = Reason::parse("reason", "无此情况的说明", &context.input.reason)?;
        return Ok(CallAnswer::Nothing { reason });
    };
    let chosen: MatterId = known("submission", "信息", raw)?;
    let (header, item) = submission::load(tx, &context.actor, chosen).await?;
    let sql = "select reported_at from information_submission where district = $1 and id = $2";
    let row = tx.one(sql, args![&context.actor.district, header.id]).await?;
    match row.opt_time("reported_at")? {
        Some(reported_at) if item.unit == own.unit => Ok(CallAnswer::Item { submission: header.id, reported_at }),
        Some(_) => Err(other_unit().into()),
        None => Err(not_reported().into()),
    }
}

fn not_reported() -> Refusal {
    Refusal::conflict("information.call.not_reported", "这条信息还没有报出，不能用来回复约稿。")
        .basis("讲话 三（二）质量：经校核、审批后报出")
        .hint("请先送校核、审批，报出后再回复。")
        .field("submission")
}

fn other_unit() -> Refusal {
    Refusal::invalid("information.call.other_unit", "这条信息不是被约稿单位报送的。")
        .basis("本系统约稿流程")
        .hint("请选本单位报出的信息。")
        .field("submission")
}

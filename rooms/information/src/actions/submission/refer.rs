//! 转部门办理: a department is asked for a solution by a day (INF-12).

use axum::extract::State;
use kernel::UnitId;
use serde::Deserialize;
use store::{Tx, args};
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::{change, instant, known};
use crate::decide::section::refer;
use crate::model::{Form, Phrase, Reason, ReferralId};
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Refer)]
pub struct Input {
    version: i64,
    /// The department.
    to: String,
    /// By when, RFC 3339.
    #[serde(default)]
    due_at: String,
    /// What is asked.
    question: String,
}

/// 转部门办理
#[utoipa::path(post, path = "/api/information/submissions/{id}/refer", operation_id = "information_refer",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn refer(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(async move {
            let command = read(tx, context).await?;
            change(tx, context, id, context.input.version, |item, facts| {
                refer::decide(item, facts, &context.actor, &command, context.now)
            })
            .await
        })
    })
    .await
}

async fn read(tx: &mut Tx, context: &Context<Input>) -> Result<refer::Refer, Problem> {
    let input = &context.input;
    let to: UnitId = known("to", "承办部门", &input.to)?;
    let sql = "select short from unit where district = $1 and id = $2 and closed_at is null";
    let unit = tx.opt(sql, args![&context.actor.district, to]).await?;
    let name = unit.map(|row| row.text("short")).transpose()?.unwrap_or_default();
    let mut form = Form::new();
    let to_name = form.keep(Phrase::parse("to", "承办部门", &name));
    let question = form.keep(Reason::parse("question", "转办事项", &input.question));
    let due = Some(input.due_at.as_str()).filter(|at| !at.is_empty());
    let due = due.and_then(|at| form.keep(instant("due_at", "办理时限", at)));
    let (Some(to_name), Some(question)) = (to_name, question) else { return Err(form.refusals().into()) };
    Ok(refer::Refer { id: ReferralId::new(context.app.clock.fresh_uuid()), to, to_name, due, question })
}

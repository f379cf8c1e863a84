//! 补齐说明: why something owed is still missing.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::unit::explain;
use crate::model::{Form, Phrase, Reason};
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Explain)]
pub struct Input {
    version: i64,
    /// The rule of the checkup.
    rule: String,
    /// Why it is still missing, and when it comes.
    reason: String,
}

/// 补齐说明
#[utoipa::path(post, path = "/api/information/submissions/{id}/explain", operation_id = "information_explain",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn explain(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let mut form = Form::new();
            let rule = form.keep(Phrase::parse("rule", "规则", &context.input.rule));
            let reason = form.keep(Reason::parse("reason", "补齐说明", &context.input.reason));
            let (Some(rule), Some(reason)) = (rule, reason) else { return Err(form.refusals()) };
            explain::decide(item, facts, &context.actor, &explain::Explain { rule, reason }, context.now)
        }))
    })
    .await
}

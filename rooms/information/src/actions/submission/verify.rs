//! 登记核实: who was asked, when, what came of it.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::{change, coded, instant};
use crate::decide::section::verify;
use crate::model::{Form, Phrase, Reason, Verified};
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Verify)]
pub struct Input {
    version: i64,
    /// Who was asked.
    whom: String,
    /// At which number or place.
    phone: String,
    /// When, RFC 3339.
    when: String,
    /// What was asked and answered.
    what: String,
    /// `confirmed`, `corrected`, `denied` or `open`
    result: String,
}

/// 登记核实
#[utoipa::path(post, path = "/api/information/submissions/{id}/verify", operation_id = "information_verify",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn verify(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |item, facts| {
            let input = &context.input;
            let mut form = Form::new();
            let whom = form.keep(Phrase::parse("whom", "核实对象", &input.whom));
            let phone = form.keep(Phrase::parse("phone", "电话", &input.phone));
            let what = form.keep(Reason::parse("what", "核实内容", &input.what));
            let when = form.keep(instant("when", "核实时间", &input.when));
            let result = form.keep(coded("result", "核实结果", &input.result, Verified::from_code));
            let (Some(whom), Some(phone), Some(what), Some(when), Some(result)) = (whom, phone, what, when, result)
            else {
                return Err(form.refusals());
            };
            let command = verify::Verify { whom, phone, when, what, result };
            verify::decide(item, facts, &context.actor, &command, context.now)
        }))
    })
    .await
}

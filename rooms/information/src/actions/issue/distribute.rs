//! 填发送范围: who receives how many copies.

use axum::extract::State;
use kernel::Refusal;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::decide::issue::distribute::{self as distributing, Distribute};
use crate::model::{Copies, Form, Phrase};
use crate::view::issue::{CopiesView, IssueView};

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::Distribute)]
pub struct Input {
    version: i64,
    /// Every receiver with its copies.
    distribution: Vec<CopiesView>,
}

/// 填发送范围
#[utoipa::path(post, path = "/api/information/issues/{id}/distribute", operation_id = "information_distribute",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = IssueView)))]
pub async fn distribute(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<IssueView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |issue, facts| {
            let distribution = lines(&context.input.distribution)?;
            distributing::decide(issue, facts, &context.actor, &Distribute { distribution }, context.now)
        }))
    })
    .await
}

/// Reads every line, or says what is wrong with each.
pub(super) fn lines(list: &[CopiesView]) -> Result<Vec<Copies>, Vec<Refusal>> {
    let mut form = Form::new();
    let line = |form: &mut Form, line: &CopiesView| {
        let to = form.keep(Phrase::parse("distribution", "接收单位", &line.to))?;
        Some(Copies { to, copies: line.copies })
    };
    let lines: Vec<Option<Copies>> = list.iter().map(|given| line(&mut form, given)).collect();
    let refused = form.refusals();
    if refused.is_empty() { Ok(lines.into_iter().flatten().collect()) } else { Err(refused) }
}

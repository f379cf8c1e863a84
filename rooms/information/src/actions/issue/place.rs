//! 排定顺序: the items in printing order.

use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, MatterPath, Me, act};

use super::change;
use crate::actions::submission::known;
use crate::decide::issue::place::{self as placing, Place};
use crate::model::IssueItemId;
use crate::view::issue::IssueView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::PlaceItems)]
pub struct Input {
    version: i64,
    /// Every place of the issue, in printing order.
    order: Vec<String>,
}

/// 排定顺序
#[utoipa::path(post, path = "/api/information/issues/{id}/place", operation_id = "information_place",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = IssueView)))]
pub async fn place(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<IssueView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(change(tx, context, id, context.input.version, |issue, facts| {
            let order = context.input.order.iter().map(|id| known("order", "条目", id));
            let order = order.collect::<Result<Vec<IssueItemId>, _>>()?;
            placing::decide(issue, facts, &context.actor, &Place { order }, context.now)
        }))
    })
    .await
}

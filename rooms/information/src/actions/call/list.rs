//! 约稿: what my unit is asked for, or all calls for the section.

use axum::extract::{Query, State};
use kernel::MatterId;
use serde::Serialize;
use utoipa::ToSchema;
use webkit::paging::{PageQuery, Total};
use webkit::{Answer, App, Me, look};

use crate::store::call::{lines, page};
use crate::view::Can;
use crate::view::call::{CallView, of};

/// A page of calls.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::CallPage)]
pub struct CallPage {
    rows: Vec<CallView>,
    total: Total,
}

/// Calls that the actor may see: first those still open, the nearest limit before the others.
#[utoipa::path(get, path = "/api/information/calls", operation_id = "information_list_calls", params(PageQuery),
    responses((status = 200, body = CallPage)))]
pub async fn list_calls(State(app): State<App>, me: Me, Query(asked): Query<PageQuery>) -> Answer<CallPage> {
    look(&app, &me, asked, |tx, context| {
        Box::pin(async move {
            let actor = &context.actor;
            let (found, total) = page(tx, actor, context.input).await?;
            let ids = found.iter().map(|row| row.id("id")).collect::<Result<Vec<MatterId>, _>>()?;
            let lines = lines(tx, &actor.district, &ids).await?;
            let mut rows = Vec::new();
            for (row, id) in found.iter().zip(ids) {
                let lines = lines.get(&id.to_string()).map(Vec::as_slice).unwrap_or_default();
                rows.push(of(row, lines, Can::new(), actor, context.now)?);
            }
            Ok(CallPage { rows, total })
        })
    })
    .await
}
